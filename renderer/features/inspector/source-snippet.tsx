import type { ReactElement } from 'react'
import type { ObservationDetail } from '../../../app/contract/index.ts'
import { useSession } from '../../state/session.ts'
import { useSnippetCells } from '../../state/snippet.ts'
import { nearby } from '../../ui/sheet/nearby.ts'
import { Snippet } from '../../ui/sheet/snippet.tsx'

const MOST_ROWS = 6
const MOST_COLUMNS = 5

/** The cell with the cells that head and label it, and its neighbours. */
export function SourceSnippet({ detail }: { readonly detail: ObservationDetail }): ReactElement {
  const { row, evidence } = detail
  const sheet = useSession(({ state }) => state.sources.find((one) => one.id === row.source)?.sheets[row.sheetIndex])
  const stating = evidence.flatMap(({ at }) => at ?? [])
  // What stands in the cell's own row or column heads or labels it; a note elsewhere is named below, not drawn.
  const heading = evidence.flatMap(({ states, at }) =>
    at !== undefined && at.row < row.row && (states !== 'force' || at.column === row.column) ? at.row : [],
  )
  const labelling = stating.filter((at) => at.row === row.row).map((at) => at.column)
  const rows = nearby(row.row, heading, MOST_ROWS, sheet?.rowCount ?? row.row + 1)
  const columns = nearby(row.column, labelling, MOST_COLUMNS, sheet?.columnCount ?? row.column + 1)
  const cells = useSnippetCells({ source: row.source, sheet: row.sheetIndex }, rows, columns)
  return (
    <Snippet
      rows={rows}
      columns={columns}
      wide={labelling.length <= 2 ? labelling : []}
      cells={cells}
      lit={{ row: row.row, column: row.column }}
    />
  )
}
