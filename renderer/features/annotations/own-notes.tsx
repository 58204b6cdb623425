import type { ReactElement } from 'react'
import type { ListedFinding, SheetSummary, SourceSummary } from '../../../app/contract/index.ts'
import { a1, a1Range, parseA1Range, type Range } from '../../../app/vocabulary/index.ts'
import { notesOfForce } from '../../state/notes-on.ts'
import { useSession } from '../../state/session.ts'
import { OwnNotes } from './notes-section.tsx'
import './notes.css'

/** The notes on a force: on it, on what it states of a period, on figures, cells and files of it. */
export function ForceNotes({
  force,
  name,
  files,
}: {
  readonly force: string
  readonly name: string
  readonly files: readonly number[]
}): ReactElement {
  const notes = useSession((session) => session.state.annotations)
  const own = notesOfForce(notes, force, files)
  return <OwnNotes key={force} notes={own} options={[{ key: 'force', label: name, anchor: { on: 'force', force } }]} />
}

/** The notes on a file, and on cells of it. */
export function FileNotes({ source }: { readonly source: SourceSummary }): ReactElement {
  const notes = useSession((session) => session.state.annotations)
  const own = notes.filter(
    ({ anchor, file }) => file === source.id || (anchor.on === 'cells' && anchor.source.sha256 === source.sha256),
  )
  const anchor = { on: 'file', sha256: source.sha256, file: source.name } as const
  return <OwnNotes key={source.id} notes={own} options={[{ key: 'file', label: source.name, anchor }]} />
}

/** The notes on a finding. */
export function FindingNotes({ finding }: { readonly finding: ListedFinding }): ReactElement {
  const notes = useSession((session) => session.state.annotations)
  const own = notes.filter(({ anchor }) => anchor.on === 'finding' && anchor.finding === finding.key)
  const about = [finding.title, finding.forceName].filter((word) => word !== '').join(', ')
  const anchor = { on: 'finding', finding: finding.key, about } as const
  return <OwnNotes key={finding.key} notes={own} options={[{ key: 'finding', label: about, anchor }]} />
}

/** The notes on the selected cells of a sheet: those whose range meets the selection, and on figures in it. */
export function CellNotes({
  source,
  sheet,
  range,
}: {
  readonly source: SourceSummary
  readonly sheet: SheetSummary
  readonly range: Range
}): ReactElement {
  const notes = useSession((session) => session.state.annotations)
  const single = range.top === range.bottom && range.left === range.right
  const cells = single ? a1({ row: range.top, column: range.left }) : a1Range(range)
  const own = notes.filter(
    ({ anchor }) =>
      (anchor.on === 'cells' &&
        anchor.source.sha256 === source.sha256 &&
        anchor.source.sheet === sheet.name &&
        meets(anchor.source.cells, range)) ||
      (anchor.on === 'value' &&
        anchor.source.sha256 === source.sha256 &&
        anchor.source.sheet === sheet.name &&
        meets(anchor.source.cell, range)),
  )
  const anchor = {
    on: 'cells',
    source: { sha256: source.sha256, sheet: sheet.name, cells },
    file: source.name,
  } as const
  return (
    <OwnNotes
      key={`${source.id} ${sheet.index} ${cells}`}
      notes={own}
      options={[{ key: 'cells', label: `${single ? 'Cell' : 'Cells'} ${cells}`, anchor }]}
      empty={`On ${cells}: none yet.`}
    />
  )
}

function meets(cells: string, range: Range): boolean {
  const own = parseA1Range(cells)
  if (own === undefined) return false
  return own.top <= range.bottom && own.bottom >= range.top && own.left <= range.right && own.right >= range.left
}
