import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { SheetCell, SheetWindow } from '../../../app/contract/index.ts'
import { type Address, columnLetters, type Range } from '../../../app/vocabulary/index.ts'
import { copyAsked, copyText } from '../clipboard.ts'
import { Icon } from '../icon.tsx'
import { BorderView, SelectionBox } from './borders.tsx'
import { type CellBox, placeCells } from './boxes.ts'
import { cornerAcross, rangeBetween, type SheetEditing } from './editing.ts'
import { HEAD_HEIGHT, HEAD_WIDTH, type Seen, span, useLight, useTiles, useView, useWheel } from './frame.ts'
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
  /** Asked before a cell goes to the clipboard; absent where every cell may. */
  readonly mayCopy?: (cell: SheetCell) => Promise<boolean>
  /** Absent where the sheet is only looked at. */
  readonly editing?: SheetEditing | undefined
  /** 1 for the usual size. */
  readonly zoom?: number
  /** Ctrl and the wheel. */
  readonly onZoom?: (by: 1 | -1) => void
}

/** A sheet as it arrived: only what is on screen is drawn. Text in cells is text, whatever it looks like. */
export function SheetGrid(props: SheetGridProps): ReactElement {
  const {
    sheetKey,
    sheet,
    lit,
    onLight,
    onRange,
    stated,
    roles,
    onOpen,
    mayCopy,
    label,
    editing,
    zoom = 1,
    onZoom,
  } = props
  const frame = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState<Seen>({ top: 0, left: 0, width: 800, height: 400 })
  const { rows, columns } = useAxes(sheetKey, sheet, seen, zoom)
  const boxes = useMemo(
    () => (sheet === null ? [] : placeCells(sheet, rows, columns, zoom)),
    [sheet, rows, columns, zoom],
  )
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
  useWheel(frame, onZoom)
  // Only whoever rests on a cell asks for its reason: a step that is tried need not work out those of all cells on screen.
  const reasons = useRef(editing?.reasonOf)
  reasons.current = editing?.reasonOf
  const reasonOf = useCallback((cell: Address): string | undefined => reasons.current?.(cell), [])
  const [from, setFrom] = useState<Address | null>(null)
  const press = (event: KeyboardEvent): void => {
    if (editing?.onKey(event) === true) {
      event.preventDefault()
      return
    }
    if (copyAsked(event) !== undefined) {
      event.preventDefault()
      void copyCell(at(lit), mayCopy)
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
    if (editing !== undefined) {
      const start = event.shiftKey ? selectionStart(editing.selection, lit ?? within) : null
      editing.onSelect(start === null ? null : rangeBetween(start, within))
    }
    onLight(within, at(within))
  }
  const pointedAt = (event: PointerEvent<HTMLElement>): { address: Address; under: CellBox | undefined } => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = event.clientX - box.left
    const y = event.clientY - box.top
    const under = shown.find((one) => holds(one, x, y))
    const address =
      under === undefined
        ? { row: rows.at(y), column: columns.at(x) }
        : { row: under.cell.row, column: under.cell.column }
    return { address, under }
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
      style={{ '--sg-zoom': zoom } as CSSProperties}
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
            const { address, under } = pointedAt(event)
            if (under === undefined && (address.row > end.row || address.column > end.column)) return
            if (editing !== undefined && event.button === 0) {
              const start = event.shiftKey ? selectionStart(editing.selection, lit ?? address) : address
              setFrom(start)
              editing.onSelect(event.shiftKey ? rangeBetween(start, address) : null)
            }
            onLight(address, under?.cell)
          }}
          onPointerMove={(event) => {
            if (from === null || editing === undefined || event.buttons !== 1) return
            const { address } = pointedAt(event)
            const range = rangeBetween(from, {
              row: Math.min(address.row, end.row),
              column: Math.min(address.column, end.column),
            })
            if (editing.selection !== null || range.top !== range.bottom || range.left !== range.right)
              editing.onSelect(range)
          }}
          onPointerUp={() => setFrom(null)}
          onDoubleClick={() => onOpen?.(at(lit))}
        >
          <i
            className="sg-paper"
            style={{
              width: columns.start(end.column) + columns.length(end.column),
              height: rows.start(end.row) + rows.length(end.row),
            }}
          />
          <Lines
            rows={rows}
            columns={columns}
            top={first.row}
            left={first.column}
            bottom={ruled.row}
            right={ruled.column}
            lastRow={end.row}
            lastColumn={end.column}
          />
          {byRow(shown).map(([row, own]) => (
            // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as the grid, whose keys walk the cells
            <div key={row} role="row" aria-rowindex={row + 1} className="sg-row">
              {own.map((box) => (
                <CellView
                  key={box.cell.column}
                  box={box}
                  roles={roles}
                  lit={isAt(lit, box.cell)}
                  role={editing?.roles.get(`${box.cell.row},${box.cell.column}`)}
                  reasonOf={editing === undefined ? undefined : reasonOf}
                />
              ))}
            </div>
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
          {editing?.borders.map((border, table) => (
            <BorderView
              key={`${border.range.top},${border.range.left}`}
              border={border}
              rows={rows}
              columns={columns}
              onDrawn={(range) => editing.onBorder(table, range)}
            />
          ))}
          {editing !== undefined && editing.selection !== null && (
            <SelectionBox range={editing.selection} rows={rows} columns={columns} />
          )}
          {lit !== null && <Outline className="sg-lit" address={lit} boxes={boxes} rows={rows} columns={columns} />}
        </div>
      </div>
    </div>
  )
}

async function copyCell(cell: SheetCell | undefined, mayCopy: SheetGridProps['mayCopy']): Promise<void> {
  if (cell !== undefined && mayCopy !== undefined && !(await mayCopy(cell))) return
  copyText(cell?.shown ?? '')
}

function holds(box: CellBox, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
}

/** Where a selection began that the lit cell ends. */
function selectionStart(selection: Range | null, lit: Address): Address {
  return selection === null ? lit : cornerAcross(selection, lit)
}

/** Cells by their row, as a screen reader walks along them. */
function byRow(boxes: readonly CellBox[]): readonly (readonly [row: number, boxes: readonly CellBox[]])[] {
  const found = new Map<number, CellBox[]>()
  for (const box of boxes) {
    const own = found.get(box.cell.row)
    if (own === undefined) found.set(box.cell.row, [box])
    else own.push(box)
  }
  return [...found]
}

function isAt(address: Address | null, cell: SheetCell): boolean {
  return address !== null && address.row === cell.row && address.column === cell.column
}

function foldTitle(what: 'row' | 'column', { first, last }: { readonly first: number; readonly last: number }): string {
  const name = (index: number): string => (what === 'row' ? String(index + 1) : columnLetters(index))
  return first === last ? `Hidden ${what} ${name(first)}` : `Hidden ${what}s ${name(first)} to ${name(last)}`
}
