import { z } from 'zod'
import { create } from 'zustand'
import type { LayoutEdit } from '../../../app/contract/index.ts'
import { useSession } from '../../state/session.ts'

// Without this the checker tries to compile its checks, which the page's security policy refuses.
z.config({ jitless: true })

/** What was tried on a sheet and neither confirmed nor left, with the steps that led there. */
export interface Draft {
  readonly edits: readonly LayoutEdit[]
  readonly past: readonly (readonly LayoutEdit[] | null)[]
}

/** The drafts of the open workspace, by `sheetName`. They are recorded beside it: neither another sheet nor the end of the program loses one. */
export const useDrafts = create<Readonly<Record<string, Draft>>>(() => ({}))

/** A sheet by the bytes of its file and its position. */
export function sheetName(sha256: string, sheet: number): string {
  return `${sha256}/${sheet}`
}

/** Steps further back are not recorded. */
const MOST_STEPS = 50

/** Records a draft; with null there is none any more. */
export function keepDraft(name: string, draft: Draft | null): void {
  const drafts = useDrafts.getState()
  if (draft === null && !(name in drafts)) return
  const { [name]: _, ...others } = drafts
  useDrafts.setState(
    draft === null ? others : { ...others, [name]: { ...draft, past: draft.past.slice(-MOST_STEPS) } },
    true,
  )
  record()
}

const CELL = z.int().min(0).max(10_000_000)
const RANGE = z.strictObject({ top: CELL, left: CELL, bottom: CELL, right: CELL })
const EDITS = z.array(
  z.discriminatedUnion('set', [
    z.strictObject({
      set: z.literal('role'),
      range: RANGE,
      role: z.enum(['header', 'label', 'value', 'total', 'note', 'title', 'ignored']),
      meaning: z.string().max(500).exactOptional(),
    }),
    z.strictObject({ set: z.literal('table'), range: RANGE, was: RANGE.nullable() }),
  ]),
) satisfies z.ZodType<readonly LayoutEdit[]>
const DRAFTS = z.record(z.string(), z.strictObject({ edits: EDITS, past: z.array(EDITS.nullable()) }))

/** The workspace whose drafts are at hand: which opening of it, and the name that it is recorded under. */
let at: { readonly id: string; readonly name: string } | null = null

function follow(): void {
  const { workspace } = useSession.getState()
  if (workspace === null) return
  const name = `sheet drafts ${workspace.path ?? (workspace.sample ? 'of the sample' : 'of no name')}`
  if (at?.id === workspace.id && at.name === name) return
  // Saved under another name: what was tried goes with it.
  const moved = at?.id === workspace.id ? at.name : null
  at = { id: workspace.id, name }
  if (moved === null) useDrafts.setState(recorded(name), true)
  else {
    localStorage.removeItem(moved)
    record()
  }
}

function recorded(name: string): Readonly<Record<string, Draft>> {
  try {
    const kept = DRAFTS.safeParse(JSON.parse(localStorage.getItem(name) ?? '{}'))
    return kept.success ? kept.data : {}
  } catch {
    return {}
  }
}

function record(): void {
  if (at === null) return
  const drafts = useDrafts.getState()
  if (Object.keys(drafts).length === 0) localStorage.removeItem(at.name)
  else localStorage.setItem(at.name, JSON.stringify(drafts))
}

follow()
useSession.subscribe(follow)
