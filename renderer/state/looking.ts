import { create } from 'zustand'
import type { ObservationId, Question } from '../../app/query/index.ts'
import type { Address } from '../../app/vocabulary/index.ts'

export const VIEWS = ['replies', 'source', 'explore', 'compare', 'findings', 'charts'] as const
export type View = (typeof VIEWS)[number]

/** A sheet, and the cell of it that is lit. */
export interface Place {
  /** Id of the source in the workspace. */
  readonly source: number
  readonly sheet: number
  readonly cell: Address | null
}

/** What the analyst looks at. Nothing here is kept in the workspace. */
export interface Looking {
  readonly view: View
  /** The rows of Explore, and what "Chart this" charts. */
  readonly question: Question
  /** The number that the inspector explains. */
  readonly selected: ObservationId | null
  /** Rows picked in the grid, for the sum of the selection; empty for none. */
  readonly picked: readonly ObservationId[]
  readonly place: Place | null
  /** The sheet stands beside the grid. */
  readonly beside: boolean
  /** The recognised roles are drawn over the sheet. */
  readonly roles: boolean
  readonly inspector: boolean
  /** Key of the finding on screen; null for the first of the inbox. */
  readonly finding: string | null
  /** Chart on screen, by id; null for a new one. */
  readonly chart: string | null
  readonly layer: 'palette' | 'shortcuts' | 'about' | 'request' | 'hidden' | null
  /** Text that the palette opens with: `>`, `@` or `=`. */
  readonly paletteText: string
  readonly theme: 'light' | 'dark'
  /** Grows each time the analyst asks to write a note: the note field takes the focus. */
  readonly noteAsked: number
  /** Grows each time the analyst asks to find: the find field of the view takes the focus. */
  readonly findAsked: number
}

/** The question that every row answers. */
export const EVERY_ROW: Question = { filters: [], search: '', sort: [] }

const AT_FIRST: Omit<Looking, 'theme'> = {
  view: 'replies',
  question: EVERY_ROW,
  selected: null,
  picked: [],
  place: null,
  beside: false,
  roles: true,
  inspector: true,
  finding: null,
  chart: null,
  layer: null,
  paletteText: '',
  noteAsked: 0,
  findAsked: 0,
}

export const useLooking = create<Looking>(() => ({ ...AT_FIRST, theme: 'light' }))

/** Back to the first view, for another workspace. The theme stays, and whether there is room for the inspector. */
export function resetLooking(): void {
  useLooking.setState(({ inspector }) => ({ ...AT_FIRST, inspector }))
}

/** Shows a view. */
export function show(view: View): void {
  useLooking.setState({ view })
}

/** Asks another question of the grid; the picked rows belong to the old one. */
export function ask(question: Question): void {
  useLooking.setState({ question, picked: [] })
}

/** Selects a number and lights its cell. */
export function select(row: {
  readonly id: ObservationId
  readonly source: number
  readonly sheetIndex: number
  readonly row: number
  readonly column: number
}): void {
  useLooking.setState({
    selected: row.id,
    place: { source: row.source, sheet: row.sheetIndex, cell: { row: row.row, column: row.column } },
  })
}

/** Opens a sheet in the Source view with a cell lit. */
export function openSource(place: Place): void {
  useLooking.setState({ view: 'source', place })
}

/** Hides the inspector. */
export function hideInspector(): void {
  useLooking.setState({ inspector: false })
}

/** Opens a finding in the inbox. */
export function openFinding(key: string): void {
  useLooking.setState({ view: 'findings', finding: key })
}
