import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../app/contract/index.ts'

/** What the menu shows of the window's state. */
export interface MenuState {
  readonly undo: string | null
  readonly redo: string | null
  readonly theme: 'light' | 'dark' | 'system'
  readonly recent: readonly { readonly path: string; readonly name: string }[]
}

/** Sends a command to the page. */
export type Send = (command: MenuCommand, path?: string) => void

/** The native menu. Keys that work without Ctrl (N for a note, ? for keys) belong to the page, which knows where the caret is. */
export function menuTemplate(state: MenuState, send: Send, mac: boolean): MenuItemConstructorOptions[] {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label: plainLabel(label),
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: fileMenu(state, send, item, mac) },
    { label: '&Edit', submenu: editMenu(state, item) },
    { label: '&View', submenu: viewMenu(state, item) },
    { label: '&Help', submenu: [item('Keyboard shortcuts', 'shortcuts'), item('About FOI Workbench', 'about')] },
  ]
}

/** Names of files and forces are no menu syntax: a single `&` would be swallowed and underline the letter behind it. */
function plainLabel(words: string): string {
  return words.replaceAll('&', '&&')
}

type Item = (label: string, command: MenuCommand, accelerator?: string) => MenuItemConstructorOptions

function fileMenu(state: MenuState, send: Send, item: Item, mac: boolean): MenuItemConstructorOptions[] {
  const recent = state.recent.map(({ path, name }) => ({
    label: plainLabel(name),
    sublabel: path,
    click: () => send('open', path),
  }))
  return [
    item('New workspace', 'new', 'CmdOrCtrl+Shift+N'),
    item('Open workspace…', 'open', 'CmdOrCtrl+O'),
    { label: 'Open recent', enabled: recent.length > 0, submenu: recent },
    item('Open sample workspace', 'open-sample'),
    { type: 'separator' },
    item('Import files…', 'import-files', 'CmdOrCtrl+I'),
    item('Import folder…', 'import-folder', 'CmdOrCtrl+Shift+I'),
    item('Replace with a corrected file…', 'replace-file'),
    { type: 'separator' },
    item('Save', 'save', 'CmdOrCtrl+S'),
    item('Save as…', 'save-as', 'CmdOrCtrl+Shift+S'),
    { type: 'separator' },
    item('Export chart…', 'export-chart', 'CmdOrCtrl+E'),
    item('Export rows…', 'export-rows', 'CmdOrCtrl+Shift+E'),
    { type: 'separator' },
    mac ? { role: 'close' } : { role: 'quit', label: 'Quit', accelerator: 'CmdOrCtrl+Q' },
  ]
}

function editMenu({ undo, redo }: MenuState, item: Item): MenuItemConstructorOptions[] {
  // Always enabled: in a text field they undo typing, which only the page knows of.
  return [
    item(undo === null ? 'Undo' : `Undo: ${undo}`, 'undo', 'CmdOrCtrl+Z'),
    item(redo === null ? 'Redo' : `Redo: ${redo}`, 'redo', 'CmdOrCtrl+Shift+Z'),
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    { type: 'separator' },
    item('Find…', 'find', 'CmdOrCtrl+F'),
    item('Add note', 'note'),
    item('Enter a figure by hand…', 'enter-figure'),
    { type: 'separator' },
    item('History…', 'history', 'CmdOrCtrl+Shift+H'),
  ]
}

function viewMenu({ theme }: MenuState, item: Item): MenuItemConstructorOptions[] {
  const themeItem = (label: string, name: MenuState['theme']): MenuItemConstructorOptions => ({
    ...item(label, `theme-${name}`),
    type: 'radio',
    checked: theme === name,
  })
  return [
    item('Command palette…', 'palette', 'CmdOrCtrl+K'),
    { type: 'separator' },
    item('Replies', 'view-replies', 'CmdOrCtrl+1'),
    item('Source', 'view-source', 'CmdOrCtrl+2'),
    item('Explore', 'view-explore', 'CmdOrCtrl+3'),
    item('Compare', 'view-compare', 'CmdOrCtrl+4'),
    item('Findings', 'view-findings', 'CmdOrCtrl+5'),
    item('Charts', 'view-charts', 'CmdOrCtrl+6'),
    { type: 'separator' },
    item('What was asked…', 'request'),
    item('Review what waits', 'review'),
    item('Names…', 'names'),
    item('Decisions…', 'decisions'),
    item('Versions of a reply…', 'versions'),
    { type: 'separator' },
    item('Hidden content…', 'hidden'),
    { type: 'separator' },
    {
      label: 'Theme',
      submenu: [themeItem('Light', 'light'), themeItem('Dark', 'dark'), themeItem('As the system', 'system')],
    },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ]
}
