import { memo, type ReactElement } from 'react'
import type { SheetCell } from '../../../app/contract/index.ts'
import type { Address } from '../../../app/vocabulary/index.ts'
import { Icon } from '../icon.tsx'
import type { Axis } from './axis.ts'
import type { CellBox } from './boxes.ts'
import { span } from './frame.ts'
import { roleClass } from './roles.ts'

/** One cell where it stands. Text is text, whatever it looks like. Drawn anew only where something of it is another. */
export const CellView = memo(function CellView({
  box,
  roles,
  lit,
  role,
  reasonOf,
}: {
  readonly box: CellBox
  readonly roles: boolean
  readonly lit: boolean
  /** A role that the cell would have, in place of its own. */
  readonly role?: string | undefined
  /** Why a cell has its role; asked of one that a pointer rests on. The same function each time. */
  readonly reasonOf?: ((at: Address) => string | undefined) | undefined
}): ReactElement {
  const cell = role === undefined ? box.cell : { ...box.cell, role }
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
    cell.notes === undefined ? '' : 'pinned',
    cell.revealed === true ? 'rv' : '',
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
      aria-colindex={cell.column + 1}
      aria-selected={lit}
      className={`sg-cell ${classes.filter(Boolean).join(' ')}`}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height, ...own }}
      onPointerEnter={({ currentTarget }) => {
        const title = [titleOf(cell, box.width), notesOf(cell), reasonOf?.(cell)].filter(Boolean).join('\n')
        if (title === '') currentTarget.removeAttribute('title')
        else currentTarget.title = title
      }}
    >
      {cell.revealed === true && <Icon name="eyeOff" size={12} className="sg-eye" />}
      <span>{cell.shown}</span>
      {cell.notes !== undefined && <i className="sg-note" role="img" aria-label={notesOf(cell)} />}
    </div>
  )
})

function notesOf({ notes }: SheetCell): string | undefined {
  return notes === undefined ? undefined : notes === 1 ? '1 note' : `${notes} notes`
}

function titleOf({ shown, revealed }: SheetCell, width: number): string | undefined {
  const cut = shown.length * 6.4 > width ? shown : undefined
  return revealed === true ? [cut, 'Hidden in the file, shown by decision'].filter(Boolean).join('\n') : cut
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

/** The lines between the cells on screen. */
export const Lines = memo(function Lines({
  rows,
  columns,
  top,
  left,
  bottom,
  right,
  lastRow,
  lastColumn,
}: {
  readonly rows: Axis
  readonly columns: Axis
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
  /** The last cell of the sheet, where the lines end. */
  readonly lastRow: number
  readonly lastColumn: number
}): ReactElement {
  const width = columns.start(lastColumn) + columns.length(lastColumn)
  const height = rows.start(lastRow) + rows.length(lastRow)
  return (
    <>
      {span(top, bottom).map((row) => (
        <i key={`r${row}`} className="sg-h" style={{ top: rows.start(row) + rows.length(row) - 1, width }} />
      ))}
      {span(left, right).map((column) => (
        <i
          key={`c${column}`}
          className="sg-v"
          style={{ left: columns.start(column) + columns.length(column) - 1, height }}
        />
      ))}
    </>
  )
})

/** A frame round a cell: the lit one, or one that states something about it. */
export function Outline({
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
