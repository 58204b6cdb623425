import { type KeyboardEvent, type ReactElement, useRef } from 'react'
import type { Comparison } from '../../../app/query/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { BarAxis, type BarScale, Hatch, scaleOf } from './change-bar.tsx'
import { type Column, classes, columnsOf, isNumber, labelOf } from './columns.ts'
import { ForceRow } from './force-row.tsx'
import { type Chosen, sortBy, useLookingAt } from './looking-at.ts'
import { type Line, linesOf } from './order.ts'
import { GroupRow, PanelRow } from './sum-rows.tsx'
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
          {columns.map(({ key, width, look }) => (
            <col key={key} style={{ width }} className={look || undefined} />
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

function isShown(chosen: Chosen | null, lines: readonly Line[], columns: readonly Column[]): boolean {
  return (
    chosen !== null &&
    lines.some((line) => line.kind === 'force' && line.row.force === chosen.force) &&
    columns.some(({ key }) => key === chosen.column)
  )
}

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
          const { key, label, title, look } = column
          const on = key === sorted
          if (key === 'bar') {
            return (
              <td key={key} className="bars">
                <BarAxis scale={scale} />
              </td>
            )
          }
          if (key === 'trend') {
            return (
              <th key={key} scope="col" className={look || undefined} title={title}>
                {label}
              </th>
            )
          }
          return (
            <th
              key={key}
              scope="col"
              className={classes(isNumber(column) && 'num', look)}
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
