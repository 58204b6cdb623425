import type { ReactElement } from 'react'
import type { VersionDifference } from '../../../app/contract/index.ts'
import type { DifferenceRow, FigureAt } from '../../../app/query/index.ts'
import { useSession } from '../../state/session.ts'
import { useSnippetCells } from '../../state/snippet.ts'
import { fileOf } from '../../state/versions.ts'
import { nearby } from '../../ui/sheet/nearby.ts'
import { Snippet } from '../../ui/sheet/snippet.tsx'

/** The line that is looked at, on both sheets, its cells lit. */
export function Snippets({
  row,
  difference,
}: {
  readonly row: DifferenceRow | undefined
  readonly difference: VersionDifference
}): ReactElement | null {
  if (row === undefined) return null
  return (
    <div className="versions-snippets">
      <Side label="Older" at={row.older} source={difference.older.id} none="The older file has no such figure." />
      <Side label="Newer" at={row.newer} source={difference.newer.id} none="The newer file has no such figure." />
    </div>
  )
}

function Side({
  label,
  at,
  source,
  none,
}: {
  readonly label: string
  readonly at: FigureAt | null
  readonly source: number
  readonly none: string
}): ReactElement {
  return (
    <section aria-label={`${label}, on its sheet`}>
      <p className="muted ell">
        {label}
        {at === null || at.sheet === '' ? '' : ` › ${at.sheet}`}
      </p>
      {at === null ? <p className="versions-none muted">{none}</p> : <Lit at={at} source={source} />}
    </section>
  )
}

const MOST_ROWS = 4
const MOST_COLUMNS = 5

function Lit({ at, source }: { readonly at: FigureAt; readonly source: number }): ReactElement {
  const size = useSession(({ state }) => fileOf(state, source)?.sheets[at.sheetIndex])
  const heading = at.stating.filter(({ row }) => row < at.row).map(({ row }) => row)
  const labelling = at.stating.filter(({ row }) => row === at.row).map(({ column }) => column)
  const rows = nearby(at.row, heading.slice(-2), MOST_ROWS, size?.rowCount ?? at.row + 1)
  const columns = nearby(at.column, labelling.slice(0, 2), MOST_COLUMNS, size?.columnCount ?? at.column + 1)
  const cells = useSnippetCells({ source, sheet: at.sheetIndex }, rows, columns)
  return <Snippet rows={rows} columns={columns} wide={labelling.slice(0, 2)} cells={cells} lit={at} />
}
