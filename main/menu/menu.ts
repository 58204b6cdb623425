import { Menu } from 'electron'
import type { HostEvent } from '../../app/contract/index.ts'
import type { SettingsFile } from '../workspace/settings.ts'
import { menuTemplate } from './template.ts'

/** What undo and redo would do, in words; null where there is nothing. */
interface Steps {
  readonly undo: string | null
  readonly redo: string | null
}

/** The native menu, which is built anew when what it says has changed. */
export function showMenu(
  settings: SettingsFile,
  send: (event: HostEvent) => void,
): { readonly show: (steps: Steps) => void } {
  let shown = ''
  const show = ({ undo, redo }: Steps): void => {
    const { theme, recent } = settings.get()
    const state = { undo, redo, theme, recent }
    if (JSON.stringify(state) === shown) return
    shown = JSON.stringify(state)
    const template = menuTemplate(
      state,
      (command, path) => send({ event: 'menu', command, ...(path === undefined ? {} : { path }) }),
      process.platform === 'darwin',
    )
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  show({ undo: null, redo: null })
  return { show }
}
