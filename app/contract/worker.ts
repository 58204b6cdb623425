import type { Command, Operation, PlacedAnnotation, Reading } from '../annotate/index.ts'
import type { ChartLayout, ChartSpec } from '../chart/index.ts'
import type { NamesFile, PackDimension } from '../names/index.ts'
import type {
  CompareQuestion,
  Comparison,
  DecisionAbout,
  Facet,
  ObservationId,
  ObservationRow,
  Page,
  Question,
  ReplyBoard,
  Total,
  TriedDecision,
} from '../query/index.ts'
import type { KeptRecipe, LayoutEdit } from '../recognise/index.ts'
import type { Tidied, Unresolved } from '../tidy/index.ts'
import type { Evidence, Force, Problem, Result, SentRequest, Workbook } from '../vocabulary/index.ts'
import type { FigureChain, FigureOutcome, ListedDecision } from './decisions.ts'
import type { DisclosureShown, Publication } from './disclosure.ts'
import type { EnteredHere, EntryGuess, EntryTyped, EntryUnderstood } from './entries.ts'
import type { CheckProgress, FindingHistory, FindingList, Letter } from './finding.ts'
import type { HiddenFile } from './hidden.ts'
import type { HistoryEntry } from './history.ts'
import type { LayoutPreview, LayoutWay, RecipeDraft } from './layouts.ts'
import type { KeyInGrid, NameKept, ReviewItem } from './review.ts'
import type { ReplacedFile, VersionDifference, VersionPair } from './versions.ts'

/** A file read, recognised and tidied in the import worker: what crosses to the store, by transfer. */
export interface ReadFile {
  readonly source: { readonly sha256: string; readonly name: string; readonly path: string; readonly size: number }
  readonly workbook: Workbook
  readonly tidied: readonly Tidied[]
}

/** What a list of files says of a file that was read: all that the page needs of it. */
export interface FileBrief {
  readonly source: ReadFile['source']
  /** How a text file was taken; null for others. */
  readonly text: { readonly encoding: string; readonly delimiter: string } | null
  readonly sheets: number
  readonly cells: number
  readonly observations: number
  readonly forces: readonly string[]
  /** A sheet of it waits for a person. */
  readonly review: boolean
}

/** How far a file has come, in bytes of input consumed; sent at most every 100 ms. */
export interface ReadProgress {
  readonly part: string
  readonly done: number
  readonly of: number
  readonly cells: number
}

/** The import worker. It holds one file at a time and is ended on Cancel. `Carried` is the form in which a file leaves it. */
export interface ImportWorker<Carried = ReadFile> {
  /** Several files come back where the file is a zip of files; each is one of the results. */
  readonly readFile: (
    file: { readonly name: string; readonly path: string; readonly bytes: Uint8Array },
    reading: Reading,
    onProgress: (progress: ReadProgress) => void,
  ) => Promise<readonly (Result<Carried> & { readonly bytes?: Uint8Array })[]>
  /** A page of a pdf file, counted from 1, as a picture; undefined where it cannot be drawn. */
  readonly pagePicture: (bytes: Uint8Array, page: number) => Promise<PagePicture | undefined>
}

/** A page as a person sees it. */
export interface PagePicture {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
  /** Pages of the file. */
  readonly pages: number
}

/** A file of the workspace, for lists. */
export interface SourceSummary {
  readonly sha256: string
  readonly id: number
  readonly name: string
  readonly path: string
  readonly size: number
  readonly format: string
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly importedAt: string
  readonly illustrative: boolean
  /** Hidden content of it was removed for good, and its bytes with it. */
  readonly redacted?: boolean
  /** Other names under which the very same bytes came: they count once. Absent for none. */
  readonly copies?: readonly { readonly name: string; readonly path: string }[]
  /** Figures that were typed in against it; absent for none. */
  readonly entered?: number
  /** It has text outside its tables. */
  readonly letter?: boolean
  /** Why it could not be read: it was kept so that its figures can be typed in. */
  readonly unread?: Problem
  readonly sheets: readonly SheetSummary[]
}

export interface SheetSummary {
  readonly index: number
  readonly name: string
  readonly visibility: 'visible' | 'hidden' | 'very hidden'
  /** Hidden in the file and shown by decision. */
  readonly revealed?: boolean
  readonly rowCount: number
  readonly columnCount: number
  readonly cellCount: number
  readonly observations: number
  readonly forces: readonly string[]
  /** What was made of it: tidied, to be reviewed by a person, or nothing to read. */
  readonly state: 'read' | 'review' | 'empty' | 'hidden'
  readonly reasons: readonly string[]
  /** Figures that wait for the layout to be accepted; 0 unless it is to be reviewed. */
  readonly proposals: number
  readonly unresolved: readonly Unresolved[]
}

/** Cells of a window of a sheet, ready to draw. */
export interface SheetWindow {
  readonly cells: readonly SheetCell[]
  readonly merges: readonly {
    readonly top: number
    readonly left: number
    readonly bottom: number
    readonly right: number
  }[]
  readonly hiddenRows: readonly { readonly first: number; readonly last: number }[]
  readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[]
  readonly columnWidths: readonly { readonly first: number; readonly last: number; readonly width: number }[]
  readonly rowCount: number
  readonly columnCount: number
}

export interface SheetCell {
  readonly row: number
  readonly column: number
  readonly kind: string
  readonly raw: string
  readonly shown: string
  readonly formula: string | null
  readonly comment: string | null
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly fill: string | null
  readonly colour: string | null
  readonly align: 'left' | 'centre' | 'right' | null
  readonly numberFormat: string
  readonly hidden: boolean
  /** Hidden in the file and shown by decision. */
  readonly revealed?: boolean
  /** title, header, label, value, total, note, ignored; null before the sheet is recognised. */
  readonly role: string | null
  readonly observation: ObservationId | null
  /** So many notes are pinned to it, to its figure or to a range that it is in; absent for none. */
  readonly notes?: number
}

/** Everything about one number: what the inspector shows. */
export interface ObservationDetail {
  readonly row: ObservationRow
  readonly sha256: string
  readonly evidence: readonly Evidence[]
  readonly formula: string | null
  readonly numberFormat: string
  readonly annotations: readonly PlacedAnnotation[]
  readonly usedIn: readonly { readonly chart: string; readonly name: string }[]
  readonly history: readonly Operation[]
}

export interface SavedChart {
  readonly id: string
  readonly name: string
  readonly spec: ChartSpec
}

/** What the window needs to know after every change. */
export interface WorkspaceState {
  /** Grows with every operation: part of every cache key. */
  readonly revision: number
  readonly undo: string | null
  readonly redo: string | null
  readonly sources: readonly SourceSummary[]
  /** Files that were replaced and are kept; absent for none. */
  readonly replaced?: readonly ReplacedFile[]
  readonly charts: readonly SavedChart[]
  readonly annotations: readonly PlacedAnnotation[]
  readonly forces: readonly Force[]
  readonly settings: Readonly<Record<string, string>>
  /** What was asked; `NO_REQUEST` where nobody has said. */
  readonly request: SentRequest
  readonly observationCount: number
}

/** One line of the journal: an operation, or the arrival of a file whose bytes stand beside the journal. */
export interface JournalRecord {
  readonly sequence: number
  readonly at: string
  readonly kind: 'do' | 'undo' | 'redo'
  readonly of: number | null
  readonly command: Command
}

/** What a change came to: the record to keep and the state after it. */
export interface Change {
  readonly record: JournalRecord
  readonly state: WorkspaceState
}

/** What going back to a point came to: the records to keep, in their order, and the state after them. */
export interface Rewound {
  readonly records: readonly JournalRecord[]
  readonly state: WorkspaceState
}

/**
 * The workbench: everything the window and the command line can do to a workspace. One implementation (app/workbench),
 * in the store worker and in Node alike. `perform` changes the database at once; whoever calls it appends the record to
 * the journal and, should that fail, calls `rollback` with the sequence. `Carried` is the form in which a file reaches it.
 */
export interface Workbench<Carried = ReadFile> {
  readonly open: (snapshot: Uint8Array | null) => Promise<Result<WorkspaceState>>
  readonly state: () => Promise<WorkspaceState>
  readonly perform: (command: Command, at: string, file?: Carried, bytes?: Uint8Array) => Promise<Result<Change>>
  readonly undo: (at: string) => Promise<Change | null>
  readonly redo: (at: string) => Promise<Change | null>
  readonly rollback: (sequence: number) => Promise<WorkspaceState>
  /** Carries out a journal record again after a crash; `file` and `bytes` for the records of arrivals. */
  readonly replay: (record: JournalRecord, file?: Carried, bytes?: Uint8Array) => Promise<Result<WorkspaceState>>
  /** The workspace as a SQLite file. */
  readonly snapshot: () => Promise<Uint8Array>
  readonly sourceBytes: (sha256: string) => Promise<Uint8Array | null>
  readonly page: (question: Question, offset: number, limit: number) => Promise<Page>
  readonly total: (question: Question, ids?: readonly ObservationId[]) => Promise<Total>
  readonly facets: (question: Question) => Promise<readonly Facet[]>
  readonly detail: (id: ObservationId) => Promise<ObservationDetail | null>
  /** Position of an observation among the rows of a question, or -1: to scroll to it. */
  readonly position: (question: Question, id: ObservationId) => Promise<number>
  readonly sheetWindow: (
    source: number,
    sheet: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ) => Promise<SheetWindow>
  /** How a sheet reads with edits in place of those that stand (null: as it stands), beside how it reads now. Changes nothing. */
  readonly previewLayout: (
    source: number,
    sheet: number,
    edits: readonly LayoutEdit[] | null,
  ) => Promise<LayoutPreview | null>
  /** The ways in which a sheet may be read, best first, from how it stands (null) or from edits on. Null where there is no such sheet. */
  readonly layoutWays: (
    source: number,
    sheet: number,
    edits: readonly LayoutEdit[] | null,
  ) => Promise<readonly LayoutWay[] | null>
  /** The layout of a sheet as a recipe for its like; null where there is no such sheet. */
  readonly recipeDraft: (source: number, sheet: number, name: string) => Promise<RecipeDraft | null>
  /** The recipes of the workspace, the newest first. */
  readonly recipes: () => Promise<readonly KeptRecipe[]>
  /** What the files hide: where, how much, and what was decided about it. */
  readonly hiddenContent: () => Promise<readonly HiddenFile[]>
  /** Figures of a publication that stand in hidden places that count: they leave the workspace only where that is said. */
  readonly hiddenFigures: (publication: Publication) => Promise<readonly ObservationId[]>
  /** Files that were replaced, and those that look like versions of one. */
  readonly versions: () => Promise<readonly VersionPair[]>
  /** What changes from one version of a file to another, both by SHA-256; null where one is not here. Changes nothing. */
  readonly versionDifference: (older: string, newer: string) => Promise<VersionDifference | null>
  /** What was typed in against a file, in the order in which it was. */
  readonly enteredFigures: (sha256: string) => Promise<readonly EnteredHere[]>
  /** What words of a file say of a figure: a first guess for the form. */
  readonly guessEntry: (sha256: string, quote: string) => Promise<EntryGuess>
  /** How what was typed into the form would be taken. */
  readonly readEntry: (typed: EntryTyped) => Promise<EntryUnderstood>
  readonly operations: (limit: number) => Promise<readonly Operation[]>
  /** Everything that was ever done, the newest first. */
  readonly history: () => Promise<readonly HistoryEntry[]>
  /**
   * Goes to the state after an operation (0: before all) by undoing what was done since, or redoing what was undone up to it. Null
   * where a removal for good lies between or nothing is to be done. `rollback` with the first record takes all of it back.
   */
  readonly rewind: (sequence: number, at: string) => Promise<Rewound | null>
  /** What waits for a person. */
  readonly reviewItems: () => Promise<readonly ReviewItem[]>
  /** Names that the analyst added. */
  readonly names: () => Promise<readonly NameKept[]>
  /** Every name that was added, as a file for another workspace. */
  readonly namesFile: () => Promise<string>
  /** What a file of names or a subject pack holds, or in words what is wrong with it. */
  readonly readNames: (text: string) => Promise<NamesFile | string>
  /** Keys of the grid, with values and spellings, to make a subject pack of. */
  readonly keysInGrid: () => Promise<readonly KeyInGrid[]>
  /** A subject pack as a file. */
  readonly packFile: (name: string, dimensions: readonly PackDimension[]) => Promise<string>
  /** What the rules find and once found, with what was made of each. Checks anew only where a figure may have changed. */
  readonly findings: () => Promise<FindingList>
  /** The decisions that change what counts, the newest first, with what each comes to. */
  readonly decisions: () => Promise<readonly ListedDecision[]>
  /** What a decision would come to, or why it cannot be taken. Changes nothing. */
  readonly tryDecision: (about: DecisionAbout) => Promise<TriedDecision>
  /** How a figure came about: its cells, how each was read, the decisions, the number. Without an outcome the cells are added up. */
  readonly chain: (ids: readonly ObservationId[], outcome: FigureOutcome | null) => Promise<FigureChain>
  /** How far the check is that `findings` waits for; null where none runs. Answered at once. */
  readonly checkProgress: () => Promise<CheckProgress | null>
  /** Ends that check and begins no other until it is let go: meanwhile `findings` answers with what was found before. */
  readonly holdCheck: (held: boolean) => Promise<void>
  readonly findingHistory: (key: string) => Promise<FindingHistory>
  /** A draft to the force of the first of these findings; `template` null for the one of the workspace. */
  readonly draftLetter: (
    keys: readonly string[],
    template: string | null,
    /** Figures that it does not quote, nor anything that was worked out with them. */
    without?: readonly number[],
  ) => Promise<Letter>
  readonly chartLayout: (spec: ChartSpec) => Promise<ChartLayout>
  readonly chartSvg: (spec: ChartSpec) => Promise<string>
  readonly chartPng: (spec: ChartSpec, scale: number) => Promise<Uint8Array>
  /** A first spec for a question: kind, title and words chosen from what it holds. */
  readonly suggestChart: (question: Question) => Promise<ChartSpec>
  /** Observations in the contract's columns, as text; cells that a spreadsheet would run as formulas are escaped in csv. */
  readonly exportRows: (question: Question, format: 'csv' | 'json', withHidden?: boolean) => Promise<string>
  /** What an export would tell of the suppressed figures in it, asked before anything is written. */
  readonly disclosureOf: (publication: Publication) => Promise<DisclosureShown>
  /** Who was asked and how each answered, measured against the request. */
  readonly replyBoard: () => Promise<ReplyBoard>
  /** Text of a document outside its tables, a paragraph each, in the order of the file. */
  readonly paragraphs: (source: number) => Promise<readonly string[]>
  /** The board of replies as CSV. */
  readonly exportReplies: () => Promise<string>
  /** Forces side by side over the periods of the request, with what stands between them. */
  readonly comparison: (question: CompareQuestion) => Promise<Comparison>
  /** The same as a table in text, with the caveats that travel with it. */
  readonly comparisonText: (
    question: CompareQuestion,
    format: 'csv' | 'tsv',
    /** Codes of the forces on show; null or absent for all. The matched panel stays that of all. */
    only?: readonly string[] | null,
  ) => Promise<string>
}

export type { Problem }
