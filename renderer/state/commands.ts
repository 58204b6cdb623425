import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { MenuCommand } from '../../app/contract/index.ts'
import { importArrivals } from './imports.ts'
import { show, useLooking } from './looking.ts'
import { openAnother } from './opening.ts'
import { redo, undo } from './perform.ts'
import { ports } from './ports.ts'
import { save } from './saving.ts'
import { useSession } from './session.ts'

/** What a view can do while it is on screen: its answer to a menu command. */
type Handler = () => void

export const useHandlers = create<Readonly<Partial<Record<MenuCommand, Handler>>>>(() => ({}))

/** Lets a view answer a command (`export-chart`, `export-rows`) while it is on screen. */
export function useCommand(command: MenuCommand, handler: Handler): void {
  const latest = useRef(handler)
  latest.current = handler
  useEffect(() => {
    const run = (): void => latest.current()
    useHandlers.setState({ [command]: run })
    return () => {
      if (useHandlers.getState()[command] === run) useHandlers.setState({ [command]: undefined })
    }
  }, [command])
}

/** Carries out a command of the menu, the palette or the keyboard. */
export function run(command: MenuCommand, path?: string): void {
  const handler = useHandlers.getState()[command]
  if (handler !== undefined) return handler()
  const { host } = ports()
  switch (command) {
    case 'new':
      return void openAnother({ kind: 'new' })
    case 'open':
      return void openAnother(path === undefined ? { kind: 'dialog' } : { kind: 'path', path })
    case 'open-sample':
      return void openAnother({ kind: 'sample' })
    case 'save':
      return void save('save')
    case 'save-as':
      return void save('as')
    case 'import-files':
      return void host.chooseFiles('files').then((arrivals) => importArrivals(arrivals, 'shown'))
    case 'import-folder':
      return void host.chooseFiles('folder').then((arrivals) => importArrivals(arrivals, 'shown'))
    case 'undo':
      return void undo()
    case 'redo':
      return void redo()
    case 'palette':
      return useLooking.setState({ layer: 'palette', paletteText: '' })
    case 'find':
      return useLooking.setState(({ findAsked }) => ({ findAsked: findAsked + 1 }))
    case 'note':
      if (useLooking.getState().selected === null) return
      return useLooking.setState(({ noteAsked }) => ({ noteAsked: noteAsked + 1, inspector: true }))
    case 'shortcuts':
      return useLooking.setState({ layer: 'shortcuts' })
    case 'about':
      return useLooking.setState({ layer: 'about' })
    case 'view-replies':
      return show('replies')
    case 'view-source':
      return show('source')
    case 'view-explore':
      return show('explore')
    case 'view-charts':
      return show('charts')
    case 'theme-light':
    case 'theme-dark':
    case 'theme-system':
      return chooseTheme(command)
    case 'export-chart':
    case 'export-rows':
      // Answered by a view through `useCommand`; without one there is nothing to export.
      return show(command === 'export-chart' ? 'charts' : 'explore')
    default:
      return unreachable(command)
  }
}

/** Tells main what the title bar and the menu should say. */
export function tellWindow(theme?: 'light' | 'dark' | 'system'): void {
  const { workspace, dirty, state } = useSession.getState()
  const title = workspace === null ? 'FOI Workbench' : `${workspace.name} – FOI Workbench`
  void ports().host.windowState({ title, dirty, undo: state.undo, redo: state.redo, ...(theme ? { theme } : {}) })
}

function chooseTheme(command: 'theme-light' | 'theme-dark' | 'theme-system'): void {
  const theme = command === 'theme-light' ? 'light' : command === 'theme-dark' ? 'dark' : 'system'
  if (theme !== 'system') useLooking.setState({ theme })
  tellWindow(theme)
}

function unreachable(command: never): never {
  throw new Error(`No such command: ${String(command)}`)
}
