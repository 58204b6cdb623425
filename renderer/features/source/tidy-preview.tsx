import { type ReactElement, useState } from 'react'
import type { ChangedCell, FigureRead, LayoutPreview } from '../../../app/contract/index.ts'
import type { Address } from '../../../app/vocabulary/index.ts'
import { type Place, useLooking } from '../../state/looking.ts'
import { count, figure } from '../../ui/words.ts'
import { useTriedEdits } from './editing.ts'
import { useTried } from './use-sheet-editing.ts'

/** What the sheet comes to: its figures as they are read or, while something is tried, those that it changes. */
export function TidyPreview({ place }: { readonly place: Place | null }): ReactElement | null {
  const preview = useTried(place)
  const tried = useTriedEdits(place) !== null
  if (preview === null || place === null) return null
  const { before, after } = preview
  const light = (cell: Address): void => useLooking.setState({ place: { ...place, cell } })
  return (
    <section className="tidy" aria-label={tried ? 'Before and after' : 'Tidy preview'} data-pane>
      <div className="ph">
        {tried ? 'Before and after' : 'Tidy preview'}
        <span className="x" aria-live="polite">
          {tried ? changeWords(preview) : `${count(after.figures, 'observation')} · ${figure(after.withheld)} withheld`}
        </span>
        <span className="sp" />
        <span className="x">
          {tried
            ? `${figure(before.figures)} before, ${figure(after.figures)} after`
            : 'follows the sheet as roles change'}
        </span>
      </div>
      <Rows key={tried ? 'tried' : 'read'} onLight={light} preview={preview} tried={tried} />
    </section>
  )
}

/** Rows that are drawn at first, and each time the end of them comes near. */
const DRAWN = 60

/** The rows as far as somebody scrolls: a few show at a time, and all of them are many. */
function Rows({
  preview,
  tried,
  onLight,
}: {
  readonly preview: LayoutPreview
  readonly tried: boolean
  readonly onLight: (at: Address) => void
}): ReactElement {
  const [drawn, setDrawn] = useState(DRAWN)
  return (
    <div
      className="scroll"
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        if (scrollTop + 3 * clientHeight > scrollHeight) setDrawn((before) => before + DRAWN)
      }}
    >
      {tried ? (
        <ChangeTable cells={preview.difference.cells.slice(0, drawn)} onLight={onLight} />
      ) : (
        <FigureTable figures={preview.figures.slice(0, drawn)} onLight={onLight} />
      )}
    </div>
  )
}

function changeWords({ difference: { added, gone, changed } }: LayoutPreview): string {
  const parts = [
    added > 0 ? `${figure(added)} added` : '',
    gone > 0 ? `${figure(gone)} gone` : '',
    changed > 0 ? `${figure(changed)} read otherwise` : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'No figure changes' : parts.join(' · ')
}

function FigureTable({
  figures,
  onLight,
}: {
  readonly figures: readonly FigureRead[]
  readonly onLight: (at: Address) => void
}): ReactElement {
  if (figures.length === 0) return <p className="hint">No figure is read in this sheet. Give its cells their roles.</p>
  return (
    <table className="grid">
      <thead>
        <tr>
          <th className="w-cell">Cell</th>
          <th className="w-force">Force</th>
          <th className="w-num">Period</th>
          <th>Breakdown</th>
          <th className="w-num">Counts</th>
          <th className="num w-num">Figure</th>
          <th className="w-num">As written</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((one) => (
          <tr key={one.cell}>
            <CellLink cell={one} onLight={onLight} />
            <td>{one.force || <span className="c-warn">none named</span>}</td>
            <td>{one.period || <span className="c-warn">none stated</span>}</td>
            <td title={one.dimensions.join(', ')}>{one.dimensions.join(', ') || 'All'}</td>
            <td>{one.measure}</td>
            <td className={one.withheld ? 'num w-sup' : 'num'}>{one.figure}</td>
            <td>{one.raw}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ChangeTable({
  cells,
  onLight,
}: {
  readonly cells: readonly ChangedCell[]
  readonly onLight: (at: Address) => void
}): ReactElement {
  if (cells.length === 0) return <p className="hint">Every figure is read as before.</p>
  return (
    <table className="grid">
      <thead>
        <tr>
          <th className="w-cell">Cell</th>
          <th className="w-change">Change</th>
          <th>Before</th>
          <th>After</th>
          <th className="num w-num">Figure</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((one) => (
          <tr key={one.cell}>
            <CellLink cell={one} onLight={onLight} />
            <td className={one.before === null ? 'c-good' : one.after === null ? 'c-bad' : 'c-warn'}>
              {one.before === null ? '+ added' : one.after === null ? '− gone' : '≠ changed'}
            </td>
            <Facts one={one.before} beside={one.after} />
            <Facts one={one.after} beside={one.before} />
            <td className="num">{(one.after ?? one.before)?.figure}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CellLink({
  cell,
  onLight,
}: {
  readonly cell: Address & { readonly cell: string }
  readonly onLight: (at: Address) => void
}): ReactElement {
  return (
    <td>
      <button type="button" className="link" onClick={() => onLight({ row: cell.row, column: cell.column })}>
        {cell.cell}
      </button>
    </td>
  )
}

function Facts({ one, beside }: { readonly one: FigureRead | null; readonly beside: FigureRead | null }): ReactElement {
  const words = factWords(one, beside)
  // Blank on one side only: what the other states is not stated here.
  const unsaid = words === '' && one !== null && beside !== null
  return <td className={unsaid ? 'muted' : ''}>{unsaid ? 'not stated' : words}</td>
}

/** What a figure states, without what it states the same beside the other. */
function factWords(one: FigureRead | null, beside: FigureRead | null): string {
  if (one === null) return ''
  const same = new Set(beside === null ? [] : factsOf(beside))
  const own = factsOf(one).filter((fact) => !same.has(fact))
  return own.length === 0 ? (one.raw === beside?.raw ? '' : one.raw) : own.join(', ')
}

function factsOf({ force, period, dimensions, measure }: FigureRead): readonly string[] {
  return [force || 'no force', period || 'no period', ...dimensions, measure]
}
