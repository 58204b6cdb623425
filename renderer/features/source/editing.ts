import { create } from 'zustand'
import type { EditedRole, LayoutEdit, LayoutPreview } from '../../../app/contract/index.ts'
import type { Range } from '../../../app/vocabulary/index.ts'

/** What the analyst tries on a sheet before it is confirmed. Nothing here is kept. */
export interface Editing {
  /** The sheet that it is about, as `source/sheet`. */
  readonly key: string
  /** Everything that would be said of the sheet; null while nothing else is said than what stands. */
  readonly edits: readonly LayoutEdit[] | null
  /** What was tried before, the last step last. */
  readonly past: readonly (readonly LayoutEdit[] | null)[]
  readonly selection: Range | null
  /** Position of the table whose border the arrows move. */
  readonly moving: number | null
  /** When the last step was made, by the window's clock. */
  readonly since: number
  /** Milliseconds from the last step to its figures on screen. */
  readonly took: number | null
}

const NOTHING: Editing = { key: '', edits: null, past: [], selection: null, moving: null, since: 0, took: null }

export const useEditing = create<Editing>(() => NOTHING)

/** Begins with another sheet, or with the same after a change of the workspace. */
export function beginEditing(key: string): void {
  useEditing.setState({ ...NOTHING, key })
}

/** Tries one more edit, after those that stand. An edit that says more of the same cells takes the last one's place. */
export function tryEdit(edit: LayoutEdit, preview: LayoutPreview): void {
  const { edits, past } = useEditing.getState()
  const so = edits ?? preview.standing
  const last = edits === null ? undefined : so.at(-1)
  const again = last !== undefined && continues(last, edit)
  useEditing.setState({
    edits: again ? [...so.slice(0, -1), merged(last, edit)] : [...so, edit],
    past: again ? past : [...past, edits],
    since: performance.now(),
    took: null,
  })
}

function continues(last: LayoutEdit, next: LayoutEdit): boolean {
  if (last.set === 'role' && next.set === 'role') return sameRange(last.range, next.range)
  return last.set === 'table' && next.set === 'table' && next.was !== null && sameRange(last.range, next.was)
}

/** A border that moves on still was where it began. */
function merged(last: LayoutEdit, next: LayoutEdit): LayoutEdit {
  return last.set === 'table' && next.set === 'table' ? { ...next, was: last.was } : next
}

/** Whether two ranges are the same. */
export function sameRange(a: Range, b: Range): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right
}

/** Takes the last step back. */
export function stepBack(): void {
  const { past } = useEditing.getState()
  useEditing.setState({ edits: past.at(-1) ?? null, past: past.slice(0, -1), since: performance.now(), took: null })
}

/** Leaves the sheet as it stood. */
export function leaveAsItWas(): void {
  useEditing.setState({ edits: null, past: [], moving: null, since: 0, took: null })
}

/** Keys that give a role. */
export const ROLE_KEYS: Readonly<Record<string, EditedRole>> = {
  h: 'header',
  l: 'label',
  v: 'value',
  t: 'total',
  n: 'note',
  i: 'ignored',
}

/** Borders as they were drawn, where they were drawn, and else as the tables are read. */
export function bordersOf(preview: LayoutPreview, edits: readonly LayoutEdit[]): readonly Range[] {
  const drawn = edits.flatMap((edit) => (edit.set === 'table' ? [edit.range] : [])).reverse()
  return preview.tables.map(({ range }) => drawn.find((one) => touches(one, range)) ?? range)
}

function touches(a: Range, b: Range): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right
}
