import type { MenuCommand } from '../../app/contract/index.ts'
import { run, tellWindow } from '../state/commands.ts'
import { importArrivals } from '../state/imports.ts'
import { useLooking } from '../state/looking.ts'
import { ports } from '../state/ports.ts'
import { close } from '../state/saving.ts'
import { useSession } from '../state/session.ts'
import { inTextField } from './use-keyboard.ts'

/** Connects the window to main: its events come in, title and menu state go out. */
export function listen(): void {
  ports().host.onEvent((event) => {
    switch (event.event) {
      case 'menu':
        return fromMenu(event.command, event.path)
      case 'arrivals':
        return importArrivals(event.arrivals, 'shown')
      case 'theme':
        return useLooking.setState({ theme: event.theme })
      case 'close-asked':
        return void close()
    }
  })
  let told = ''
  useSession.subscribe(({ workspace, dirty, state }) => {
    const now = JSON.stringify([workspace?.name, dirty, state.undo, state.redo])
    if (now === told) return
    told = now
    tellWindow()
  })
}

/** The menu's Undo belongs to the text that is being written, where there is one. */
function fromMenu(command: MenuCommand, path: string | undefined): void {
  if ((command === 'undo' || command === 'redo') && inTextField(document.activeElement)) {
    document.execCommand(command)
    return
  }
  run(command, path)
}
