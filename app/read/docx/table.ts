import type { CellStyle, Sheet } from '../../vocabulary/index.ts'
import { numberOf } from '../csv/fields.ts'
import { refuse } from '../refusal.ts'
import { sheetBuilder } from '../sheet/index.ts'
import type { GatheredText } from './gather.ts'

/** What the properties of a cell say, besides its text. */
export interface CellPlace {
  span: number
  /** How it is joined to the cell above (`vMerge`) or, in old files, to the one on its left (`hMerge`). */
  down: 'begins' | 'goes on' | undefined
  across: 'begins' | 'goes on' | undefined
  fill: string | undefined
  align: CellStyle['align']
}

/** A table as a grid: joined cells are merges, their text stands in the top left one. */
export interface TableGrid {
  readonly beginRow: () => void
  /** The row that was begun is none: it was deleted. */
  readonly dropRow: () => void
  readonly hideRow: () => void
  /** Leaves columns at the beginning of a row free. */
  readonly skip: (columns: number) => void
  readonly put: (place: CellPlace, gathered: GatheredText) => void
  readonly cells: () => number
  readonly finish: () => Sheet
}

interface Joined {
  readonly top: number
  readonly left: number
  bottom: number
  right: number
}

/** Word's own limit is 63. */
const MOST_COLUMNS = 16_384

/** Starts the table of which `index` is the place in the document, counted from 0. */
export function tableGrid(index: number, maxCells: number): TableGrid {
  const name = `Table ${index + 1}`
  const sheet = sheetBuilder({ maxCells, part: name })
  const joined: Joined[] = []
  /** Cells that go on downwards, by their left column. */
  const goingDown = new Map<number, Joined>()
  let row = -1
  let dropped = false
  let column = 0
  let last: Joined | undefined

  const placed = (place: CellPlace): Joined | undefined => {
    const left = column
    column += Math.max(1, place.span)
    if (column > MOST_COLUMNS) refuse({ kind: 'too-large', part: name, limit: `${MOST_COLUMNS} columns` })
    const right = column - 1
    if (place.across === 'goes on' && last !== undefined) {
      last.right = right
      return undefined
    }
    const above = goingDown.get(left)
    if (place.down === 'goes on' && above?.bottom === row - 1) {
      above.bottom = row
      last = above
      return undefined
    }
    const own: Joined = { top: row, left, bottom: row, right }
    if (place.down !== undefined) goingDown.set(left, own)
    else goingDown.delete(left)
    joined.push(own)
    last = own
    return own
  }

  return {
    beginRow: () => {
      row++
      dropped = false
      column = 0
      last = undefined
    },
    dropRow: () => {
      if (!dropped) row--
      dropped = true
    },
    hideRow: () => {
      if (!dropped) sheet.hideRows({ first: row, last: row })
    },
    skip: (columns) => {
      column += Math.max(0, Math.min(MOST_COLUMNS, columns))
    },
    put: (place, { text, look, struck }) => {
      if (dropped) return
      if (row < 0) row = 0
      const at = placed(place)
      if (at === undefined || text === '') return
      const { bold, italic, strike, fontColour } = look
      const { fill: fillColour, align } = place
      const style = sheet.style({
        numberFormat: 'General',
        ...{ bold, italic, strike, fontColour, fillColour, align },
        indent: 0,
      })
      const value = numberOf(text)
      if (value === undefined) sheet.text(at.top, at.left, text, style)
      else sheet.number(at.top, at.left, value, style, text)
      for (const { from, to } of struck) sheet.struck({ at: { row: at.top, column: at.left }, from, to })
    },
    cells: sheet.count,
    finish: () => {
      for (const { top, left, bottom, right } of joined) {
        if (bottom > top || right > left) sheet.merge({ top, left, bottom, right })
      }
      return sheet.finish({ index, name })
    },
  }
}
