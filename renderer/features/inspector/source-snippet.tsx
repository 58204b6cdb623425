import type { ReactElement } from 'react'
import type { ObservationDetail } from '../../../app/contract/index.ts'
import { useSnippetCells } from '../../state/snippet.ts'
import { Snippet } from '../../ui/sheet/snippet.tsx'

const MOST_ROWS = 6
const MOST_COLUMNS = 5

/** The cell with the cells that head and label it, and its neighbours. */
export function SourceSnippet({ detail }: { readonly detail: ObservationDetail }): ReactElement {
  const { row, evidence } = detail
  const stating = evidence.flatMap(({ at }) => at ?? [])
  const rows = nearby(
    row.row,
    stating.map((at) => at.row),
    MOST_ROWS,
  )
  const columns = nearby(
    row.column,
    stating.map((at) => at.column),
    MOST_COLUMNS,
  )
  const cells = useSnippetCells({ source: row.source, sheet: row.sheetIndex }, rows, columns)
  return <Snippet rows={rows} columns={columns} cells={cells} lit={{ row: row.row, column: row.column }} />
}

/** The place itself, the places that state something of it, and as many neighbours as there is room for. In order. */
function nearby(own: number, stating: readonly number[], most: number): readonly number[] {
  const kept = new Set([own])
  for (const place of stating) if (kept.size < most - 1) kept.add(place)
  for (const place of [own - 1, own + 1, own - 2, own + 2, own - 3, own + 3]) {
    if (place >= 0 && kept.size < most) kept.add(place)
  }
  return [...kept].sort((a, b) => a - b)
}
