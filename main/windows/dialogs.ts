import { type BrowserWindow, dialog } from 'electron'

const WORKSPACES = [{ name: 'FOI Workbench workspaces', extensions: ['foi'] }]

const EXPORTS = {
  svg: { name: 'SVG drawing', extensions: ['svg'] },
  png: { name: 'PNG picture', extensions: ['png'] },
  csv: { name: 'CSV table', extensions: ['csv'] },
  json: { name: 'JSON', extensions: ['json'] },
  txt: { name: 'Text', extensions: ['txt'] },
}

/** Asks for files, or for folders, to import. Empty if cancelled. */
export async function askForReplies(window: BrowserWindow, what: 'files' | 'folder'): Promise<readonly string[]> {
  const properties =
    what === 'files' ? (['openFile', 'multiSelections'] as const) : (['openDirectory', 'multiSelections'] as const)
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: what === 'files' ? 'Import files' : 'Import a folder of replies',
    buttonLabel: 'Import',
    properties: [...properties],
  })
  return filePaths
}

/** Asks for a workspace to open; undefined if cancelled. */
export async function askForWorkspace(window: BrowserWindow): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open workspace',
    properties: ['openFile'],
    filters: WORKSPACES,
  })
  return filePaths[0]
}

/** Asks for a name for the workspace; undefined if cancelled. The name always ends in `.foi`. */
export async function askForName(window: BrowserWindow, suggested: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save workspace as',
    defaultPath: suggested,
    filters: WORKSPACES,
  })
  if (canceled || filePath === '') return undefined
  return filePath.toLowerCase().endsWith('.foi') ? filePath : `${filePath}.foi`
}

/** Asks where an export goes; undefined if cancelled. */
export async function askForExport(
  window: BrowserWindow,
  suggested: string,
  kind: keyof typeof EXPORTS,
): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export',
    defaultPath: suggested,
    filters: [EXPORTS[kind]],
  })
  return canceled || filePath === '' ? undefined : filePath
}
