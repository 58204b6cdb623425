import { type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { SheetCell, SheetWindow } from '../../../app/contract/index.ts'
import { type Address, columnLetters, type Range } from '../../../app/vocabulary/index.ts'
import { copyAsked, copyText } from '../clipboard.ts'
import { Icon } from '../icon.tsx'
import type { Axis } from './axis.ts'
import { type CellBox, placeCells } from './boxes.ts'
import { moveLight } from './move.ts'
import { roleClass } from './roles.ts'
import { useAxes } from './use-axes.ts'
import './sheet.css'

/** Rows and columns are asked for in blocks of this many, so that a scroll by a line asks nothing. */
const TILE_ROWS = 64
const TILE_COLUMNS = 32

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
  const [seen, setSeen] = useState({ top: 0, left: 0, width: 800, height: 400 })
  const { rows, columns } = useAxes(sheetKey, sheet, seen)
  const boxes = useMemo(() => (sheet === null ? [] : placeCells(sheet, rows, columns)), [sheet, rows, columns])
  const first = { row: rows.at(seen.top), column: columns.at(seen.left) }
  const last = {
    row: Math.min(rows.count - 1, rows.at(seen.top + seen.height)),
    column: Math.min(columns.count - 1, columns.at(seen.left + seen.width)),
  }
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
    onLight(next, at(next))
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
          {span(first.column, last.column).map((column) =>
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
          {span(first.row, last.row).map((row) =>
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
            onLight(under === undefined ? address : { row: under.cell.row, column: under.cell.column }, under?.cell)
          }}
          onDoubleClick={() => onOpen?.(at(lit))}
        >
          <Lines rows={rows} columns={columns} first={first} last={last} />
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

const HEAD_WIDTH = 44
const HEAD_HEIGHT = 20

function CellView({
  box,
  roles,
  lit,
}: {
  readonly box: CellBox
  readonly roles: boolean
  readonly lit: boolean
}): ReactElement {
  const { cell } = box
  // A marker in the place of a figure stands where the figure would.
  const numeric =
    cell.kind === 'number' ||
    (roles && cell.role === 'value') ||
    (roles && cell.role === 'total' && cell.observation !== null)
  const classes = [
    roles ? roleClass(cell.role) : '',
    numeric && cell.align === null ? 'num' : '',
    cell.align === 'centre' || (cell.kind === 'boolean' && cell.align === null)
      ? 'ctr'
      : cell.align === 'right'
        ? 'num'
        : '',
    cell.bold ? 'sb' : '',
    cell.italic ? 'it' : '',
    cell.strike ? 'st' : '',
    isMarker(cell) ? 'sup' : '',
    cell.kind === 'error' ? 'c-bad' : '',
    cell.comment === null ? '' : 'noted',
    box.height > 30 ? 'tall' : '',
  ]
  // Fill and font colour of the file are shown without the roles only: both at once could not be told apart.
  const own = roles ? {} : { background: cell.fill ?? undefined, color: inkOn(cell.fill, cell.colour) }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold only the cells on screen
    <div
      id={`sg-${cell.row}-${cell.column}`}
      role="gridcell"
      tabIndex={-1}
      aria-rowindex={cell.row + 1}
      aria-colindex={cell.column + 1}
      aria-selected={lit}
      className={`sg-cell ${classes.filter(Boolean).join(' ')}`}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height, ...own }}
      title={cell.shown.length * 6.4 > box.width ? cell.shown : undefined}
    >
      <span>{cell.shown}</span>
    </div>
  )
}

/** A text in the place of a figure. A bare dash may be a zero, so it is not drawn as withheld. */
function isMarker({ kind, role, observation, shown }: SheetCell): boolean {
  return kind === 'text' && (role === 'value' || role === 'total') && observation !== null && !/^[-–—.\s]*$/.test(shown)
}

/** A filled cell keeps the ink that its file chose, or black: the page's own ink may be light. */
function inkOn(fill: string | null, colour: string | null): string | undefined {
  if (fill === null) return undefined
  return colour ?? '#000000'
}

function Lines({
  rows,
  columns,
  first,
  last,
}: {
  readonly rows: Axis
  readonly columns: Axis
  readonly first: Address
  readonly last: Address
}): ReactElement {
  return (
    <>
      {span(first.row, last.row).map((row) => (
        <i
          key={`r${row}`}
          className="sg-h"
          style={{ top: rows.start(row) + rows.length(row) - 1, width: columns.total }}
        />
      ))}
      {span(first.column, last.column).map((column) => (
        <i
          key={`c${column}`}
          className="sg-v"
          style={{ left: columns.start(column) + columns.length(column) - 1, height: rows.total }}
        />
      ))}
    </>
  )
}

function Outline({
  address,
  boxes,
  rows,
  columns,
  className,
}: {
  readonly address: Address
  readonly boxes: readonly CellBox[]
  readonly rows: Axis
  readonly columns: Axis
  readonly className: string
}): ReactElement {
  const merged = boxes.find(({ cell, merged }) => merged && cell.row === address.row && cell.column === address.column)
  const hiddenRow = rows.bands.find((band) => band.first <= address.row && band.last >= address.row)
  const hiddenColumn = columns.bands.find((band) => band.first <= address.column && band.last >= address.column)
  return (
    <i
      className={className}
      style={{
        left: columns.start(address.column),
        top: rows.start(address.row),
        width: merged?.width ?? hiddenColumn?.length ?? columns.length(address.column),
        height: merged?.height ?? hiddenRow?.length ?? rows.length(address.row),
      }}
    />
  )
}

function useTiles(first: Address, last: Address, onRange: (range: Range) => void): void {
  const range: Range = {
    top: Math.floor(first.row / TILE_ROWS) * TILE_ROWS,
    left: Math.floor(first.column / TILE_COLUMNS) * TILE_COLUMNS,
    bottom: (Math.floor(last.row / TILE_ROWS) + 1) * TILE_ROWS - 1,
    right: (Math.floor(last.column / TILE_COLUMNS) + 1) * TILE_COLUMNS - 1,
  }
  const { top, left, bottom, right } = range
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function for the same range asks nothing new
  useEffect(() => onRange({ top, left, bottom, right }), [top, left, bottom, right])
}

function useView(
  frame: React.RefObject<HTMLDivElement | null>,
  sheetKey: string,
  setSeen: (seen: { top: number; left: number; width: number; height: number }) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sheet starts at its top
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    element.scrollTop = 0
    element.scrollLeft = 0
    const look = (): void => {
      const { scrollTop: top, scrollLeft: left, clientWidth, clientHeight } = element
      setSeen({ top, left, width: clientWidth - HEAD_WIDTH, height: clientHeight - HEAD_HEIGHT })
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [sheetKey])
}

/** Brings the lit cell on screen: by the least move where it is near, to the middle where it is far. */
function useLight(
  frame: React.RefObject<HTMLDivElement | null>,
  lit: Address | null,
  rows: Axis,
  columns: Axis,
  ready: boolean,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the axes change identity with each window of cells
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null || lit === null || !ready) return
    const height = element.clientHeight - HEAD_HEIGHT
    const width = element.clientWidth - HEAD_WIDTH
    element.scrollTop = nearest(element.scrollTop, height, rows.start(lit.row), rows.length(lit.row))
    element.scrollLeft = nearest(element.scrollLeft, width, columns.start(lit.column), columns.length(lit.column))
  }, [lit?.row, lit?.column, ready, rows.total, columns.total])
}

function nearest(scroll: number, room: number, start: number, length: number): number {
  if (start >= scroll && start + length <= scroll + room) return scroll
  const near = start > scroll - room && start < scroll + 2 * room
  if (!near) return Math.max(0, start - room / 2)
  return start < scroll ? start : start + length - room + 12
}

function span(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, position) => first + position)
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
