import { type PointerEvent, type ReactElement, useState } from 'react'
import type { Address, Range } from '../../../app/vocabulary/index.ts'
import type { Axis } from './axis.ts'
import type { TableBorder } from './editing.ts'

const EDGES = ['top', 'left', 'bottom', 'right'] as const
type Edge = (typeof EDGES)[number]

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where a range lies on the sheet, in pixels. */
function boxOf({ top, left, bottom, right }: Range, rows: Axis, columns: Axis): Box {
  const x = columns.start(left)
  const y = rows.start(top)
  return {
    left: x,
    top: y,
    width: columns.start(right) + columns.length(right) - x,
    height: rows.start(bottom) + rows.length(bottom) - y,
  }
}

/** The cells that are selected. */
export function SelectionBox({
  range,
  rows,
  columns,
}: {
  readonly range: Range
  readonly rows: Axis
  readonly columns: Axis
}): ReactElement {
  return <i className="sg-selection" style={boxOf(range, rows, columns)} />
}

/** The border of a table with a handle on each side; dragging a handle draws it elsewhere. */
export function BorderView({
  border,
  rows,
  columns,
  onDrawn,
}: {
  readonly border: TableBorder
  readonly rows: Axis
  readonly columns: Axis
  readonly onDrawn: (range: Range) => void
}): ReactElement {
  const [drawn, setDrawn] = useState<Range | null>(null)
  const range = drawn ?? border.range
  const drag = (edge: Edge) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrawn(border.range)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      if (drawn === null) return
      setDrawn(withEdge(border.range, edge, cellUnder(event, rows, columns)))
    },
    onPointerUp: (): void => {
      if (drawn !== null && EDGES.some((one) => drawn[one] !== border.range[one])) onDrawn(drawn)
      setDrawn(null)
    },
    onPointerCancel: (): void => setDrawn(null),
  })
  return (
    <div className={`sg-border ${border.moving || drawn !== null ? 'moving' : ''}`} style={boxOf(range, rows, columns)}>
      <b>{border.label}</b>
      {EDGES.map((edge) => (
        <i
          key={edge}
          className={`handle ${edge}`}
          {...drag(edge)}
          title="Drag the border, or press B and then arrows"
        />
      ))}
    </div>
  )
}

function cellUnder(event: PointerEvent<HTMLElement>, rows: Axis, columns: Axis): Address {
  const sheet = event.currentTarget.closest('.sg-cells')?.getBoundingClientRect()
  const y = event.clientY - (sheet?.top ?? 0)
  const x = event.clientX - (sheet?.left ?? 0)
  return {
    row: Math.max(0, Math.min(rows.count - 1, rows.at(Math.max(0, y)))),
    column: Math.max(0, Math.min(columns.count - 1, columns.at(Math.max(0, x)))),
  }
}

function withEdge(range: Range, edge: Edge, { row, column }: Address): Range {
  switch (edge) {
    case 'top':
      return { ...range, top: Math.min(row, range.bottom) }
    case 'bottom':
      return { ...range, bottom: Math.max(row, range.top) }
    case 'left':
      return { ...range, left: Math.min(column, range.right) }
    case 'right':
      return { ...range, right: Math.max(column, range.left) }
  }
}
