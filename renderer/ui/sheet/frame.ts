import { type RefObject, useEffect, useLayoutEffect } from 'react'
import type { Address, Range } from '../../../app/vocabulary/index.ts'
import type { Axis } from './axis.ts'

/** Rows and columns are asked for in blocks of this many, so that a scroll by a line asks nothing. */
const TILE_ROWS = 64
const TILE_COLUMNS = 32

/** Room of the row numbers and of the column letters, in pixels. */
export const HEAD_WIDTH = 44
export const HEAD_HEIGHT = 20

/** The part of the sheet that is on screen, in pixels. */
export interface Seen {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
}

/** Asks for the blocks of cells that are on screen, each time they are others. */
export function useTiles(first: Address, last: Address, onRange: (range: Range) => void): void {
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

/** Follows what is on screen: scrolling, resizing. Another sheet starts at its top. */
export function useView(
  frame: RefObject<HTMLDivElement | null>,
  sheetKey: string,
  setSeen: (seen: Seen) => void,
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
export function useLight(
  frame: RefObject<HTMLDivElement | null>,
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

/** Calls for each turn of the wheel with Ctrl held. React's own wheel listener cannot keep the page from zooming. */
export function useWheel(frame: RefObject<HTMLDivElement | null>, onZoom: ((by: 1 | -1) => void) | undefined): void {
  useEffect(() => {
    const element = frame.current
    if (element === null || onZoom === undefined) return
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey || event.deltaY === 0) return
      event.preventDefault()
      onZoom(event.deltaY < 0 ? 1 : -1)
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [frame, onZoom])
}

/** Every number from the first to the last. */
export function span(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, position) => first + position)
}
