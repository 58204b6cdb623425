import { a1Range, type Sheet } from '../../vocabulary/index.ts'
import type { SheetContext } from '../context.ts'
import { recogniseEdited } from '../edited.ts'
import type { LayoutEdit } from '../edits.ts'
import { gridOf } from '../grid.ts'
import { hiddenCells } from '../hidden.ts'
import type { Layout } from '../layout.ts'
import { type CellReader, cellReader } from '../reading.ts'
import { recognise } from '../recognise.ts'
import { otherColumns } from './columns.ts'
import { otherHeaderRows } from './header-rows.ts'
import { otherMeanings } from './meanings.ts'
import { unsaidTotals } from './sums.ts'
import { otherTables } from './tables.ts'
import type { Fork, View } from './view.ts'
import { weighed } from './weigh.ts'

/** One way to read a sheet. Every non-empty cell has exactly one role in each. */
export interface LayoutCandidate {
  readonly layout: Layout
  /** What would be said of the sheet to read it so; what is said already comes first. */
  readonly edits: readonly LayoutEdit[]
  /** What it takes otherwise than the sheet is read now; empty for that reading itself. */
  readonly differs: string
  /** Of 0 to 1. It is asked more here than in `Layout.score`, and the same of each candidate. */
  readonly score: number
  readonly reasons: readonly string[]
}

/** Readings beyond these are noise to whoever has to choose. */
const MOST = 6
/** Forks beyond these are not followed: each costs as much as reading the sheet. */
const MOST_FORKS = 24

/**
 * The ways in which a sheet may be read, best first; of two that fit as well the one that it is read by now comes first.
 * Each fork in the reading is followed alone: from the one that is chosen the next may be. Worked out when asked for only.
 */
export function layoutCandidates(
  sheet: Sheet,
  context: SheetContext,
  standing: readonly LayoutEdit[] = [],
  reader: CellReader = cellReader(sheet, context.notes, context.computed),
  hidden: Uint8Array = hiddenCells(sheet),
): readonly LayoutCandidate[] {
  const now =
    standing.length > 0
      ? recogniseEdited(sheet, context, standing, reader, hidden).layout
      : recognise(sheet, context, reader, hidden)[0]
  if (now === undefined) return []
  const grid = gridOf(sheet, hidden)
  const view: View = { grid, reader, layout: now }
  const found: LayoutCandidate[] = [{ layout: now, edits: standing, differs: '', ...weighed(view) }]
  const seen = new Set([outcome(now)])
  for (const { differs, edits } of forksOf(view).slice(0, MOST_FORKS)) {
    const all = [...standing, ...edits]
    const { layout } = recogniseEdited(sheet, context, all, reader, hidden)
    const comes = outcome(layout)
    if (layout.blocks.length === 0 || seen.has(comes)) continue
    seen.add(comes)
    found.push({ layout, edits: all, differs, ...weighed({ grid, reader, layout }) })
  }
  // The sort is stable: forks stand in the order in which they were looked for.
  const best = found.sort((a, b) => b.score - a.score)
  const kept = best.slice(0, MOST)
  const current = best.find(({ differs }) => differs === '')
  return current === undefined || kept.includes(current) ? kept : [...kept.slice(0, MOST - 1), current]
}

function forksOf(view: View): readonly Fork[] {
  const forks = [
    ...otherMeanings(view),
    ...unsaidTotals(view),
    ...otherHeaderRows(view),
    ...otherColumns(view),
    ...otherTables(view),
  ]
  // Two tables in the same columns are told apart by their cells.
  return forks.map((fork) => {
    const alike = forks.filter(({ differs }) => differs === fork.differs).length > 1
    const where = fork.edits.map(({ range }) => a1Range(range)).join(', ')
    return alike ? { ...fork, differs: `${fork.differs} (${where})` } : fork
  })
}

/** What a reading comes to: two forks may lead to one. */
function outcome({ roles, blocks }: Layout): string {
  const tables = blocks.map(({ kind, range, rows, labelRows, labels, columns, groups, states }) =>
    JSON.stringify([
      kind,
      range,
      [...rows],
      [...labelRows],
      labels.map(({ column, key }) => [column, key]),
      columns,
      groups,
      states,
    ]),
  )
  return [roles.join(''), ...tables].join('\n')
}
