import { type KeyboardEvent, type ReactElement, useMemo, useRef, useState } from 'react'
import type { SheetCell, SheetWindow } from '../../../app/contract/index.ts'
import { type Address, columnLetters, type Range } from '../../../app/vocabulary/index.ts'
import { copyAsked, copyText } from '../clipboard.ts'
import { Icon } from '../icon.tsx'
import { type CellBox, placeCells } from './boxes.ts'
import { HEAD_HEIGHT, HEAD_WIDTH, type Seen, span, useLight, useTiles, useView } from './frame.ts'
import { moveLight } from './move.ts'
import { CellView, Lines, Outline } from './sheet-cell.tsx'
import { useAxes } from './use-axes.ts'
import './sheet.css'

export interface SheetGridProps {
  /** Says which sheet this is; another one starts at its top. */
  readonly sheetKey: string
  readonly label: string
  readonly sheet: SheetWindow | null
  readonly onRange: (range: Range) => void
  readonly lit: Address | null
  readonly onLight: (at: Address, cell: SheetCell | undefined) => void
  /** Cells that state something about the lit one. */
  readonly stated: readonly Address[]
  readonly roles: boolean
  /** Enter, or a double click. */
  readonly onOpen?: (cell: SheetCell | undefined) => void
}

/** A sheet as it arrived: only what is on screen is drawn. Text in cells is text, whatever it looks like. */
export function SheetGrid(props: SheetGridProps): ReactElement {
  const { sheetKey, sheet, lit, onLight, onRange, stated, roles, onOpen, label } = props
  const frame = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState<Seen>({ top: 0, left: 0, width: 800, height: 400 })
  const { rows, columns } = useAxes(sheetKey, sheet, seen)
  const boxes = useMemo(() => (sheet === null ? [] : placeCells(sheet, rows, columns)), [sheet, rows, columns])
  const first = { row: rows.at(seen.top), column: columns.at(seen.left) }
  const last = {
    row: Math.min(rows.count - 1, rows.at(seen.top + seen.height)),
    column: Math.min(columns.count - 1, columns.at(seen.left + seen.width)),
  }
  // Letters, numbers and lines end with the last cell; only its text may run on.
  const end: Address = {
    row: Math.max(0, (sheet?.rowCount ?? 1) - 1),
    column: Math.max(0, (sheet?.columnCount ?? 1) - 1),
  }
  const ruled = { row: Math.min(last.row, end.row), column: Math.min(last.column, end.column) }
  useTiles(first, last, onRange)
  useView(frame, sheetKey, setSeen)
  useLight(frame, lit, rows, columns, sheet !== null)

  const at = (address: Address | null): SheetCell | undefined =>
    address === null
      ? undefined
      : boxes.find(({ cell }) => cell.row === address.row && cell.column === address.column)?.cell
  const press = (event: KeyboardEvent): void => {
    if (copyAsked(event) !== undefined) {
      event.preventDefault()
      copyText(at(lit)?.shown ?? '')
      return
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      onOpen?.(at(lit))
      return
    }
    const next = moveLight(event, lit ?? { row: 0, column: 0 }, rows, columns, sheet, last.row - first.row)
    if (next === undefined) return
    event.preventDefault()
    const within = { row: Math.min(next.row, end.row), column: Math.min(next.column, end.column) }
    onLight(within, at(within))
  }
  const shown = boxes.filter(
    (box) =>
      box.y + box.height >= seen.top &&
      box.y <= seen.top + seen.height &&
      box.x + box.width >= seen.left &&
      box.x <= seen.left + seen.width,
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold only the cells on screen
    <div
      ref={frame}
      className="sg"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={sheet?.rowCount ?? 0}
      aria-colcount={sheet?.columnCount ?? 0}
      aria-activedescendant={lit === null ? undefined : `sg-${lit.row}-${lit.column}`}
      onKeyDown={press}
    >
      <div className="sg-size" style={{ width: columns.total + HEAD_WIDTH, height: rows.total + HEAD_HEIGHT }}>
        <div className="sg-corner" />
        <div className="sg-columns" aria-hidden="true">
          {span(first.column, ruled.column).map((column) =>
            columns.isHidden(column) ? null : (
              <span
                key={column}
                className={column === lit?.column ? 'on' : ''}
                style={{ left: columns.start(column), width: columns.length(column) }}
              >
                {columnLetters(column)}
              </span>
            ),
          )}
          {columns.bands.map((band) => (
            <span
              key={band.first}
              className="fold"
              style={{ left: band.start, width: band.length }}
              title={foldTitle('column', band)}
            >
              <Icon name="eyeOff" size={12} />
            </span>
          ))}
        </div>
        <div className="sg-rows" aria-hidden="true">
          {span(first.row, ruled.row).map((row) =>
            rows.isHidden(row) ? null : (
              <span
                key={row}
                className={row === lit?.row ? 'on' : ''}
                style={{ top: rows.start(row), height: rows.length(row) }}
              >
                {row + 1}
              </span>
            ),
          )}
          {rows.bands
            .filter((band) => band.last >= first.row && band.first <= last.row)
            .map((band) => (
              <span
                key={band.first}
                className="fold"
                style={{ top: band.start, height: band.length }}
                title={foldTitle('row', band)}
              />
            ))}
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer lights the cell under it; keys go to the grid */}
        <div
          className="sg-cells"
          onPointerDown={(event) => {
            const box = event.currentTarget.getBoundingClientRect()
            const address = { row: rows.at(event.clientY - box.top), column: columns.at(event.clientX - box.left) }
            const under = shown.find((one) => holds(one, event.clientX - box.left, event.clientY - box.top))
            if (under === undefined && (address.row > end.row || address.column > end.column)) return
            onLight(under === undefined ? address : { row: under.cell.row, column: under.cell.column }, under?.cell)
          }}
          onDoubleClick={() => onOpen?.(at(lit))}
        >
          <i
            className="sg-paper"
            style={{
              width: columns.start(end.column) + columns.length(end.column),
              height: rows.start(end.row) + rows.length(end.row),
            }}
          />
          <Lines rows={rows} columns={columns} first={first} last={ruled} end={end} />
          {shown.map((box) => (
            <CellView key={`${box.cell.row},${box.cell.column}`} box={box} roles={roles} lit={isAt(lit, box.cell)} />
          ))}
          {rows.bands
            .filter((band) => band.last >= first.row && band.first <= last.row)
            .map((band) => (
              <i
                key={band.first}
                className="sg-fold"
                style={{ top: band.start, height: band.length, left: 0, width: columns.total }}
                title={foldTitle('row', band)}
              />
            ))}
          {columns.bands.map((band) => (
            <i
              key={band.first}
              className="sg-fold"
              style={{ left: band.start, width: band.length, top: 0, height: rows.total }}
              title={foldTitle('column', band)}
            />
          ))}
          {stated.map((address) => (
            <Outline
              key={`${address.row},${address.column}`}
              className="sg-stated"
              address={address}
              boxes={boxes}
              rows={rows}
              columns={columns}
            />
          ))}
          {lit !== null && <Outline className="sg-lit" address={lit} boxes={boxes} rows={rows} columns={columns} />}
        </div>
      </div>
    </div>
  )
}

function holds(box: CellBox, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
}

function isAt(address: Address | null, cell: SheetCell): boolean {
  return address !== null && address.row === cell.row && address.column === cell.column
}

function foldTitle(what: 'row' | 'column', { first, last }: { readonly first: number; readonly last: number }): string {
  const name = (index: number): string => (what === 'row' ? String(index + 1) : columnLetters(index))
  return first === last ? `Hidden ${what} ${name(first)}` : `Hidden ${what}s ${name(first)} to ${name(last)}`
}
