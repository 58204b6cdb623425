import type { ReactElement } from 'react'
import type { CompareCell, CompareRow, Comparison } from '../../../app/query/index.ts'
import { useNotesOnFigures } from '../../state/notes-on.ts'
import { NoteMark } from '../../ui/note-mark.tsx'
import { STATUS_CLASS } from '../../ui/withheld.tsx'
import { interval } from '../../ui/words.ts'
import { type BarScale, ChangeBar } from './change-bar.tsx'
import { type Column, classes, isNumber } from './columns.ts'
import { cellWords, changeWords, rateWords } from './figure-words.ts'
import { FlagWords } from './flag-words.tsx'
import { type Chosen, choose, type SortKey, useLookingAt } from './looking-at.ts'
import { SparkLine } from './spark-line.tsx'

/** One force: a click or the arrows choose a figure of it. */
export function ForceRow({
  row,
  found,
  scale,
  columns,
  current,
}: {
  readonly row: CompareRow
  readonly found: Comparison
  readonly scale: BarScale
  readonly columns: readonly Column[]
  readonly current: Chosen | null
}): ReactElement {
  const chosen = useLookingAt((looking) => looking.chosen)
  return (
    <tr
      data-row
      className={classes(chosen?.force === row.force && 'sel', row.excludedBy !== null && 'left-out') || undefined}
    >
      {columns.map((column) => {
        const { key, look: leaves } = column
        if (key === 'bar') {
          return (
            <td key={key} className="bars">
              {row.change.percent !== null && <ChangeBar change={row.change.percent} scale={scale} />}
            </td>
          )
        }
        if (key === 'trend') {
          return (
            <td key={key} className={leaves || undefined}>
              <SparkLine row={row} found={found} />
            </td>
          )
        }
        const [what, nth] = key.split(' ')
        const isCurrent = current?.force === row.force && current.column === key
        const { words, title, look, marker } = faceOf(row, key, found)
        const Cell = key === 'force' ? 'th' : 'td'
        return (
          <Cell
            key={key}
            data-cell
            tabIndex={isCurrent ? 0 : -1}
            {...(key === 'force' ? { scope: 'row' } : {})}
            aria-selected={chosen?.force === row.force && chosen.column === key}
            className={classes(
              isNumber(column) && 'num',
              leaves,
              look,
              isCurrent && chosen?.column === key && chosen.force === row.force && 'cur',
            )}
            title={title || undefined}
            onFocus={() => choose(row.force, key)}
          >
            {key === 'flags' ? <FlagWords flags={row.flags} /> : words}
            {what === 'figure' && <CellNotes row={row} nth={Number(nth)} found={found} />}
            {marker !== null && <span className={classes('mk', look === 'w-sup' && 'h')}>{marker}</span>}
          </Cell>
        )
      })}
    </tr>
  )
}

/** That there are notes on the figure, its force or its period. */
function CellNotes({
  row,
  nth,
  found,
}: {
  readonly row: CompareRow
  readonly nth: number
  readonly found: Comparison
}): ReactElement {
  const ids = row.cells[nth]?.ids ?? []
  return <NoteMark notes={useNotesOnFigures({ ids, force: row.force, period: found.periods[nth] })} />
}

interface Face {
  readonly words: string
  readonly title: string
  readonly look: string
  /** Null for columns without a slot for it. */
  readonly marker: string | null
}

function faceOf(row: CompareRow, key: SortKey, { periods, measure }: Comparison): Face {
  const [what, nth] = key.split(' ')
  switch (what) {
    case 'figure':
      return faceOfCell(row.cells[Number(nth)])
    case 'whole':
      return row.whole === null
        ? { words: '', title: 'Not all the periods are given alike', look: '', marker: '' }
        : faceOfCell(row.whole)
    case 'change': {
      const { percent, absolute, why } = row.change
      const ranges = (percent ?? absolute)?.low !== (percent ?? absolute)?.high
      const words = changeWords(row.change, measure)
      return {
        words: words === '' ? '–' : words,
        title: why,
        look: ranges ? 'held' : percent === null ? 'muted' : '',
        marker: null,
      }
    }
    case 'rate': {
      const cell = row.cells[Number(nth)]
      const rate = cell?.rate ?? null
      const unlike = cell?.flags.some(({ tone }) => tone === 'bad') === true
      const title = rate === null ? (cell?.noRate ?? '') : `${rateTitle(cell)} ${periods[Number(nth)]?.label ?? ''}`
      const look = rate === null || unlike ? 'muted' : rate.low === rate.high ? '' : 'held'
      return { words: rate === null ? '–' : rateWords(rate), title, look, marker: null }
    }
    case 'force':
      return {
        words: row.name,
        title: row.leftOut === '' ? '' : `Left out of sums: ${row.leftOut}`,
        look: '',
        marker: null,
      }
    default:
      return { words: '', title: '', look: '', marker: null }
  }
}

function rateTitle(cell: CompareCell | undefined): string {
  return cell?.interval == null ? '' : `${interval(cell.interval.low, cell.interval.high)} in`
}

function faceOfCell(cell: CompareCell | undefined): Face {
  if (cell === undefined) return { words: '', title: '', look: '', marker: '' }
  const title = cell.flags.map(({ words }) => words).join('\n')
  const status = cell.status === 'none' ? 'w-na' : STATUS_CLASS[cell.status]
  const ranges = cell.interval !== null && cell.interval.low !== cell.interval.high
  const unlike = cell.flags.some(({ tone }) => tone === 'bad')
  return {
    words: cellWords(cell),
    title,
    look: ranges ? 'w-sup' : status || (unlike ? 'unlike' : ''),
    marker: cell.marker,
  }
}
