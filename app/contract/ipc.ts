import type { Problem, Result } from '../vocabulary/index.ts'
import type { JournalRecord } from './worker.ts'

/** Bytes cross between processes in blocks of at most this many bytes. */
export const BLOCK_BYTES = 8 * 1024 * 1024

/** A file that main has found and will give out in blocks. */
export interface ArrivedFile {
  readonly token: string
  readonly name: string
  /** Path as shown to the analyst: below the folder that was dropped, with `/`. */
  readonly path: string
  readonly size: number
}

export interface Arrivals {
  readonly files: readonly ArrivedFile[]
  readonly problems: readonly Problem[]
  /** `~$…`, dot files and links that were passed over. */
  readonly skipped: number
}

/** A workspace that main holds open and locked for this window. */
export interface OpenWorkspace {
  readonly id: string
  /** Null for one that was never saved under a name. */
  readonly path: string | null
  readonly name: string
  readonly sample: boolean
  /** Token of the last snapshot, null for a new workspace. */
  readonly snapshot: ArrivedFile | null
  /** Records appended since that snapshot: to be replayed. */
  readonly journal: readonly JournalRecord[]
  /** Tokens of the bytes that journal records speak of, by SHA-256. */
  readonly arrived: Readonly<Record<string, ArrivedFile>>
  /** The journal's end was cut off mid-record by a crash: that record was never acknowledged. */
  readonly tornRecord: boolean
}

export interface Start {
  readonly theme: 'light' | 'dark'
  readonly versions: { readonly app: string; readonly electron: string; readonly chrome: string }
  readonly packaged: boolean
  readonly workspace: Result<OpenWorkspace>
  readonly recent: readonly { readonly path: string; readonly name: string }[]
  /** Files named on the command line, to be imported. */
  readonly pending: Arrivals | null
  /** Samples to import where the workspace is the new sample one. */
  readonly samples: readonly ArrivedFile[]
}

export const MENU_COMMANDS = [
  'new',
  'open',
  'open-sample',
  'save',
  'save-as',
  'import-files',
  'import-folder',
  'replace-file',
  'versions',
  'export-chart',
  'export-rows',
  'undo',
  'redo',
  'palette',
  'find',
  'note',
  'enter-figure',
  'history',
  'request',
  'hidden',
  'decisions',
  'review',
  'names',
  'make-pack',
  'shortcuts',
  'about',
  'view-replies',
  'view-source',
  'view-explore',
  'view-compare',
  'view-findings',
  'view-charts',
  'theme-light',
  'theme-dark',
  'theme-system',
] as const
export type MenuCommand = (typeof MENU_COMMANDS)[number]

export type HostEvent =
  | { readonly event: 'menu'; readonly command: MenuCommand; readonly path?: string }
  | { readonly event: 'arrivals'; readonly arrivals: Arrivals }
  | { readonly event: 'theme'; readonly theme: 'light' | 'dark' }
  | { readonly event: 'close-asked' }

/** What the preload script offers to the page as `window.foi`. Each method is one channel, checked on both sides. */
export interface HostApi<DroppedFile = never> {
  readonly start: () => Promise<Start>
  /** Opens the system's dialog, or takes files that were dropped. */
  readonly chooseFiles: (from: 'files' | 'folder' | readonly DroppedFile[]) => Promise<Arrivals>
  readonly readBlock: (token: string, offset: number) => Promise<Result<Uint8Array>>
  /** Appends a block to a transfer; the first block of a token starts it. */
  readonly writeBlock: (token: string, offset: number, block: Uint8Array) => Promise<Result<null>>
  /** Resolves once the record (and the bytes of `arrived`, a finished transfer) have been flushed to the disk. */
  readonly appendJournal: (
    workspace: string,
    records: readonly JournalRecord[],
    arrived: readonly { readonly sha256: string; readonly token: string }[],
  ) => Promise<Result<null>>
  /** Makes a finished transfer the workspace's new snapshot up to `sequence`. `as` asks for a new name first; null if the analyst cancels. */
  readonly saveSnapshot: (
    workspace: string,
    token: string,
    sequence: number,
    mode: 'autosave' | 'save' | 'as',
  ) => Promise<Result<{ readonly path: string; readonly name: string } | null>>
  /** `back` means the workspace that was open before the one that main holds; null where there was none. */
  readonly openWorkspace: (
    which: { readonly kind: 'new' | 'sample' | 'dialog' | 'back' } | { readonly kind: 'path'; readonly path: string },
  ) => Promise<Result<{ readonly workspace: OpenWorkspace; readonly samples: readonly ArrivedFile[] } | null>>
  /** Says that the page has read a workspace, so that it is remembered; gives the list of recent ones, without this one. */
  readonly workspaceOpened: (workspace: string) => Promise<Start['recent']>
  /** Writes a finished transfer where the analyst says; null if cancelled. */
  readonly saveExport: (
    token: string,
    suggestedName: string,
    kind: 'svg' | 'png' | 'csv' | 'json' | 'txt',
  ) => Promise<Result<{ readonly path: string } | null>>
  /** Title, menu labels and enabled state. */
  readonly windowState: (state: {
    readonly title: string
    readonly dirty: boolean
    readonly undo: string | null
    readonly redo: string | null
    readonly theme?: 'light' | 'dark' | 'system'
  }) => Promise<null>
  /** A confirmed answer to `close-asked`. */
  readonly closeWindow: () => Promise<null>
  readonly onEvent: (listener: (event: HostEvent) => void) => () => void
}
