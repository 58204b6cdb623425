import type { ReactElement } from 'react'
import type { FindingPlaceShown, ListedFinding } from '../../../app/contract/index.ts'
import { useDetail } from '../../state/answers.ts'
import { openSource } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { useSnippetCells } from '../../state/snippet.ts'
import { CellRef } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { nearby } from '../../ui/sheet/nearby.ts'
import { Snippet } from '../../ui/sheet/snippet.tsx'
import { count, sentence } from '../../ui/words.ts'

/** The sheets that a finding rests on, side by side, its cells lit. */
export function Evidence({ finding }: { readonly finding: ListedFinding }): ReactElement {
  return (
    <section aria-label="Evidence">
      <h3 className="h3">Evidence</h3>
      {finding.places.length === 0 ? (
        <p className="muted none">No file shows it: the finding is that something is not there.</p>
      ) : (
        <div className="ev">
          {finding.places.map((place) => (
            <Place key={`${place.file} ${place.sheetName} ${place.role}`} place={place} />
          ))}
        </div>
      )}
    </section>
  )
}

function Place({ place }: { readonly place: FindingPlaceShown }): ReactElement {
  const { cells, role, file, sheetName, source, sheet } = place
  const [first] = cells
  const open = (): void => {
    if (source !== null) openSource({ source, sheet, cell: first?.at ?? null })
  }
  return (
    <article className="evc" aria-label={`${baseName(file)} ${sheetName}`}>
      <div className="eh">
        <div className="row">
          <span className="big ell">
            {first === undefined ? 'The file' : first.shown === '' ? 'blank' : first.shown}
          </span>
          <span className="sp" />
          {first !== undefined && (
            <CellRef cell={cells.length === 1 ? first.cell : `${first.cell} +${cells.length - 1}`} onOpen={open} />
          )}
        </div>
        <div className="sec ell">
          {[role === '' ? '' : sentence(role), first?.what ?? ''].filter((word) => word !== '').join(': ') ||
            (cells.length > 1 ? count(cells.length, 'cell') : '\u00a0')}
        </div>
      </div>
      {first !== undefined && source !== null && <Lit place={place} source={source} />}
      <div className="ef row">
        <span className="ell" title={`${file} › ${sheetName}`}>
          {baseName(file)}
          {sheetName === '' ? '' : ` › ${sheetName}`}
        </span>
        <span className="sp" />
        {source !== null && (
          <Button small kind="quiet" onClick={open}>
            Open in Source
          </Button>
        )}
      </div>
    </article>
  )
}

const MOST_ROWS = 7
const MOST_COLUMNS = 4

function Lit({ place, source }: { readonly place: FindingPlaceShown; readonly source: number }): ReactElement | null {
  const { cells, sheet } = place
  const size = useSession(({ state }) => state.sources.find((one) => one.id === source)?.sheets[sheet])
  const observation = cells.find((one) => one.observation !== null)
  const detail = useDetail(observation?.observation ?? null).data
  const first = cells[0]?.at ?? { row: 0, column: 0 }
  const stating = detail?.evidence.flatMap(({ at }) => at ?? []) ?? []
  const heading = stating.filter(({ row }) => row < first.row).map(({ row }) => row)
  const labelling = stating.filter(({ row }) => row === first.row).map(({ column }) => column)
  const rows = nearby(
    first.row,
    [...heading.slice(0, 2), ...cells.slice(1).map(({ at }) => at.row)],
    MOST_ROWS,
    size?.rowCount ?? first.row + 1,
  )
  const columns = nearby(
    first.column,
    [...labelling.slice(0, 2), ...cells.slice(1).map(({ at }) => at.column)],
    MOST_COLUMNS,
    size?.columnCount ?? first.column + 1,
  )
  const shown = useSnippetCells({ source, sheet }, rows, columns)
  const also = cells.slice(1).map(({ at }) => at)
  return (
    <div className="lit-sheet">
      <Snippet rows={rows} columns={columns} wide={labelling.slice(0, 2)} cells={shown} lit={first} also={also} />
    </div>
  )
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
