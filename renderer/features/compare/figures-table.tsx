import { type KeyboardEvent, type ReactElement, useRef } from 'react'
import type { CompareCell, CompareRow, Comparison, Panel } from '../../../app/query/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { STATUS_CLASS } from '../../ui/withheld.tsx'
import { count, interval } from '../../ui/words.ts'
import { BarAxis, type BarScale, ChangeBar, Hatch, scaleOf } from './change-bar.tsx'
import { cellWords, changeWords, rateWords, sumWords } from './figure-words.ts'
import { FlagWords } from './flag-words.tsx'
import { type Chosen, choose, type SortKey, sortBy, useLookingAt } from './looking-at.ts'
import { type Line, linesOf } from './order.ts'
import { useGridKeys } from './use-grid-keys.ts'

/** Forces by periods, with change, rates and what is to be known before they are compared. */
export function FiguresTable({
  found,
  onOpen,
}: {
  readonly found: Comparison
  readonly onOpen: () => void
}): ReactElement {
  const looking = useLookingAt()
  const table = useRef<HTMLTableElement>(null)
  const move = useGridKeys(table)
  const lines = linesOf(found, looking)
  const scale = scaleOf(
    found.rows.map(({ change }) => change.percent),
    found.panel.change.percent,
  )
  const columns = columnsOf(found)
  const first = lines.find((line) => line.kind === 'force')
  const current = isShown(looking.chosen, lines, columns)
    ? looking.chosen
    : first?.kind === 'force'
      ? { force: first.row.force, column: 'figure 0' }
      : null
  const press = (event: KeyboardEvent): void => {
    move(event)
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.dataset.cell !== undefined) {
      event.preventDefault()
      onOpen()
    }
  }
  return (
    <div className="cmp-scroll">
      <Hatch />
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked by arrows is a grid */}
      <table ref={table} className="grid cmp" role="grid" aria-label="Figures of the forces" onKeyDown={press}>
        <colgroup>
          {columns.map(({ key, width, extra }) => (
            <col key={key} style={{ width }} className={extra ? 'extra' : undefined} />
          ))}
        </colgroup>
        <Heads found={found} scale={scale} columns={columns} />
        <tbody>
          {lines.map((line) =>
            line.kind === 'group' ? (
              <GroupRow
                key={line.key}
                name={line.group.name}
                size={line.group.forces.length}
                panel={line.group.panel}
                found={found}
                columns={columns}
              />
            ) : (
              <ForceRow key={line.key} row={line.row} found={found} scale={scale} columns={columns} current={current} />
            ),
          )}
          {lines.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="muted">
                No force here fits what was typed or ticked.
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <PanelRow panel={found.panel} found={found} columns={columns} />
        </tfoot>
      </table>
    </div>
  )
}

interface Column {
  readonly key: SortKey | 'bar'
  readonly label: string
  readonly title: string
  readonly width: number | undefined
  /** The first to leave where there is little room. */
  readonly extra: boolean
}

function columnsOf({ periods, span, from, to, rateWords: of }: Comparison): readonly Column[] {
  const plain = { title: '', extra: false }
  const rate = (key: string, extra: boolean): Column => {
    const nth = periods.findIndex((period) => period.key === key)
    const label = `Rate ${periods[nth]?.label ?? ''}`
    return { key: `rate ${nth}`, label, title: `Per ${of}`, width: 84, extra }
  }
  return [
    { ...plain, key: 'force', label: 'Force', width: 158 },
    ...periods.map(({ label }, nth): Column => ({ ...plain, key: `figure ${nth}`, label, width: 100 })),
    ...(span === null
      ? []
      : [{ ...plain, key: 'whole' as const, label: span.label, title: 'All the periods', width: 96, extra: true }]),
    { ...plain, key: 'change', label: 'Change', width: 124 },
    { ...plain, key: 'bar', label: '', width: 152, extra: true },
    ...(from === to ? [] : [rate(from, true)]),
    rate(to, false),
    { ...plain, key: 'flags', label: 'Before you compare', width: undefined },
  ]
}

function isShown(chosen: Chosen | null, lines: readonly Line[], columns: readonly Column[]): boolean {
  return (
    chosen !== null &&
    lines.some((line) => line.kind === 'force' && line.row.force === chosen.force) &&
    columns.some(({ key }) => key === chosen.column)
  )
}

const isNumber = ({ key }: Column) => key !== 'force' && key !== 'flags' && key !== 'bar'
const classes = (...names: readonly (string | false)[]) => names.filter(Boolean).join(' ') || undefined

function Heads({
  found,
  scale,
  columns,
}: {
  readonly found: Comparison
  readonly scale: BarScale
  readonly columns: readonly Column[]
}): ReactElement {
  const { key: sorted, descending } = useLookingAt((looking) => looking.sort)
  const change = `${labelOf(found, found.from)} to ${labelOf(found, found.to)}`
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const { key, label, title, extra } = column
          const on = key === sorted
          if (key === 'bar') {
            return (
              <td key={key} className="extra axis">
                <BarAxis scale={scale} />
              </td>
            )
          }
          return (
            <th
              key={key}
              scope="col"
              className={classes(isNumber(column) && 'num', extra && 'extra')}
              aria-sort={on ? (descending ? 'descending' : 'ascending') : undefined}
              title={key === 'change' ? change : title || undefined}
            >
              <button type="button" className="sorter" onClick={() => sortBy(key)}>
                {label}
                {on && <Icon name={descending ? 'caretDown' : 'caretUp'} size={12} />}
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function labelOf({ periods }: Comparison, key: string): string {
  return periods.find((period) => period.key === key)?.label ?? ''
}

function ForceRow({
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
    <tr data-row className={chosen?.force === row.force ? 'sel' : undefined}>
      {columns.map((column) => {
        const { key, extra } = column
        if (key === 'bar') {
          return (
            <td key={key} className="extra">
              {row.change.percent !== null && <ChangeBar change={row.change.percent} scale={scale} />}
            </td>
          )
        }
        const isCurrent = current?.force === row.force && current.column === key
        const { words, title, look, marker } = faceOf(row, key, found)
        return (
          <td
            key={key}
            role={key === 'force' ? 'rowheader' : 'gridcell'}
            data-cell
            tabIndex={isCurrent ? 0 : -1}
            aria-selected={chosen?.force === row.force && chosen.column === key}
            className={classes(
              isNumber(column) && 'num',
              extra && 'extra',
              look,
              isCurrent && chosen !== null && 'cur',
            )}
            title={title || undefined}
            onClick={() => choose(row.force, key)}
            onFocus={() => choose(row.force, key)}
          >
            {key === 'flags' ? <FlagWords flags={row.flags} /> : words}
            {marker !== null && <span className={classes('mk', look === 'w-sup' && 'h')}>{marker}</span>}
          </td>
        )
      })}
    </tr>
  )
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
      return { words, title: why, look: ranges ? 'held' : percent === null ? 'muted' : '', marker: null }
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

function GroupRow({
  name,
  size,
  panel,
  found,
  columns,
}: {
  readonly name: string
  readonly size: number
  readonly panel: Panel
  readonly found: Comparison
  readonly columns: readonly Column[]
}): ReactElement {
  const part = panel.forces.length < size && panel.forces.length > 0
  return (
    <tr className="grp">
      {columns.map((column) => (
        <td
          key={column.key}
          className={classes(isNumber(column) && 'num', column.extra && 'extra')}
          title={panel.words === '' ? undefined : panelTitle(panel)}
        >
          {column.key === 'force' ? (
            <>
              {name} <span className="plain">{size}</span>
            </>
          ) : column.key === 'flags' ? (
            part && <span className="plain">{`sums: ${panel.forces.length} of ${count(size, 'force')}`}</span>
          ) : (
            sumFace(panel, column, found)
          )}
        </td>
      ))}
    </tr>
  )
}

function PanelRow({
  panel,
  found,
  columns,
}: {
  readonly panel: Panel
  readonly found: Comparison
  readonly columns: readonly Column[]
}): ReactElement {
  const apart = found.rows.filter(({ verdict }) => verdict === 'cannot').length
  return (
    <tr>
      {columns.map((column) => (
        <td
          key={column.key}
          className={classes(isNumber(column) && 'num', column.extra && 'extra')}
          title={panelTitle(panel)}
        >
          {column.key === 'force'
            ? `${count(panel.forces.length, 'force')} matched`
            : column.key === 'flags'
              ? apart > 0 && (
                  <span className="cmp-flag warn">
                    <Icon name="warning" size={12} />
                    <span className="ell">{count(apart, 'force')} cannot share an axis</span>
                  </span>
                )
              : column.key === 'bar'
                ? panel.change.percent !== null && (
                    <span className="plain">dashed: all, {changeWords(panel.change, '')}</span>
                  )
                : sumFace(panel, column, found)}
        </td>
      ))}
    </tr>
  )
}

/** Whose sum it is, and who was left out for what. */
export function panelTitle({ words, leftOut }: Panel): string {
  return [words, ...leftOut.map(({ name, reason }) => `Without ${name}: ${reason}`)].join('\n')
}

function sumFace(panel: Panel, { key }: Column, { measure }: Comparison): ReactElement | string {
  const [what, nth] = key.split(' ')
  const slotted = (words: string) => (
    <>
      {words}
      <span className="mk" />
    </>
  )
  switch (what) {
    case 'figure':
      return slotted(sumWords(panel.sums[Number(nth)] ?? null))
    case 'whole':
      return slotted(sumWords(panel.whole))
    case 'change':
      return changeWords(panel.change, measure)
    case 'rate':
      return rateWords(panel.rates[Number(nth)] ?? null)
    default:
      return ''
  }
}
