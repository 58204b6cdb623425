import { create } from 'zustand'
import type { EditedRole, LayoutEdit, LayoutPreview } from '../../../app/contract/index.ts'
import type { Range } from '../../../app/vocabulary/index.ts'
import { useSession } from '../../state/session.ts'
import { LEGEND, ROLE_LOOKS } from '../../ui/sheet/roles.ts'
import { keepDraft, useDrafts } from './drafts.ts'

/** What the analyst tries on a sheet before it is confirmed. */
export interface Editing {
  /** The sheet that it is about, as `keyOf` names it. */
  readonly key: string
  /** The same for its draft. */
  readonly draft: string
  /** Everything that would be said of the sheet; null while nothing else is said than what stands. */
  readonly edits: readonly LayoutEdit[] | null
  /** What was tried before, the last step last. */
  readonly past: readonly (readonly LayoutEdit[] | null)[]
  readonly selection: Range | null
  /** Position of the table whose border the arrows move. */
  readonly moving: number | null
  /** The other readings lie beside the sheet, from what was tried before they were laid out; null while they do not. */
  readonly ways: { readonly from: readonly LayoutEdit[] | null } | null
  /** When the last step was made, by the window's clock. */
  readonly since: number
  /** Milliseconds from the last step to its figures on screen. */
  readonly took: number | null
}

const NOTHING: Omit<Editing, 'key' | 'draft'> = {
  edits: null,
  past: [],
  selection: null,
  moving: null,
  ways: null,
  since: 0,
  took: null,
}

export const useEditing = create<Editing>(() => ({ ...NOTHING, key: '', draft: '' }))

// Whatever is tried is a draft at once: a look at another sheet or view, or the end of the program, loses nothing of it.
useEditing.subscribe(({ draft, edits, past, ways }, before) => {
  if (draft === '' || draft !== before.draft || (edits === before.edits && ways === before.ways)) return
  // A reading that is only looked at is not tried yet.
  const tried = ways === null ? edits : ways.from
  keepDraft(draft, tried === null ? null : { edits: tried, past })
})

/** A sheet of the workspace that is open now. */
export function keyOf({ source, sheet }: { readonly source: number; readonly sheet: number }): string {
  return `${useSession.getState().workspace?.id} ${source}/${sheet}`
}

/** Turns to a sheet and to what was tried on it before. */
export function beginEditing(key: string, draft: string): void {
  if (useEditing.getState().key === key) return
  const tried = useDrafts.getState()[draft]
  useEditing.setState({ ...NOTHING, ...tried, key, draft })
}

/** What is being tried on a sheet; null for nothing. */
export function useTriedEdits(place: { readonly source: number; readonly sheet: number } | null): Editing['edits'] {
  return useEditing(({ key, edits }) => (place !== null && key === keyOf(place) ? edits : null))
}

/** Tries one more edit, after those that stand. An edit that says more of the same cells takes the last one's place. */
export function tryEdit(edit: LayoutEdit, preview: LayoutPreview): void {
  // Whoever works on a reading that is only looked at has taken it up.
  shutWays(true)
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
  useEditing.setState({ edits: null, past: [], moving: null, ways: null, since: 0, took: null })
}

/** What was tried on a sheet is decided, whichever sheet is on screen by now. */
export function decided(draft: string, edits: Editing['edits']): void {
  const now = useEditing.getState()
  if (now.draft !== draft) keepDraft(draft, null)
  else if (now.edits === edits) leaveAsItWas()
}

/** Lays the other readings of the sheet beside it. */
export function openWays(): void {
  useEditing.setState(({ edits, ways }) => (ways === null ? { ways: { from: edits }, moving: null } : {}))
}

/** Looks at one of them as if it were tried. */
export function lookAt(edits: Editing['edits']): void {
  useEditing.setState(({ ways }) => (ways === null ? {} : { edits, since: performance.now(), took: null }))
}

/** Puts the other readings away: with `keep` the one that is looked at is tried from now on, else what was tried before. */
export function shutWays(keep: boolean): void {
  useEditing.setState(({ edits, past, ways }) => {
    if (ways === null) return {}
    const same = edits === ways.from
    return keep && !same
      ? { ways: null, past: [...past, ways.from] }
      : { ways: null, edits: ways.from, since: 0, took: null }
  })
}

/** Keys that give a role. */
export const ROLE_KEYS: Readonly<Record<string, EditedRole>> = Object.fromEntries(
  LEGEND.map((role) => [ROLE_LOOKS[role].letter.toLowerCase(), role] as const satisfies readonly [string, EditedRole]),
)

/** Borders as they were drawn, where they were drawn, and else as the tables are read. */
export function bordersOf(preview: LayoutPreview, edits: readonly LayoutEdit[]): readonly Range[] {
  const drawn = edits.flatMap((edit) => (edit.set === 'table' ? [edit.range] : [])).reverse()
  return preview.tables.map(({ range }) => drawn.find((one) => touches(one, range)) ?? range)
}

function touches(a: Range, b: Range): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right
}
