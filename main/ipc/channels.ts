import type { HostApi } from '../../app/contract/index.ts'

/** What the page may ask of main: a method of the contract, and the channel that it alone uses. */
export const CHANNELS = {
  start: 'foi:start',
  chooseFiles: 'foi:choose-files',
  readBlock: 'foi:read-block',
  writeBlock: 'foi:write-block',
  appendJournal: 'foi:append-journal',
  saveSnapshot: 'foi:save-snapshot',
  openWorkspace: 'foi:open-workspace',
  workspaceOpened: 'foi:workspace-opened',
  saveExport: 'foi:save-export',
  windowState: 'foi:window-state',
  closeWindow: 'foi:close-window',
} as const satisfies Record<Exclude<keyof HostApi, 'onEvent'>, string>

/** The one channel on which main speaks unasked. */
export const EVENT_CHANNEL = 'foi:event'

export type RequestName = keyof typeof CHANNELS

/** Main's side of the contract. Dropped files arrive as the paths that the preload script found for them. */
export type Handlers = {
  readonly [Name in RequestName]: Name extends 'chooseFiles'
    ? (from: 'files' | 'folder' | readonly string[]) => ReturnType<HostApi['chooseFiles']>
    : HostApi[Name]
}
