import type { Sheet } from '../../vocabulary/index.ts'
import { numberOf } from '../csv/fields.ts'
import { refuse } from '../refusal.ts'
import { sheetBuilder } from '../sheet/index.ts'
import type { Look } from './look.ts'
import type { GatheredText } from './run.ts'
import type { Attributes } from './tokens.ts'

/** A table of a page as a grid: spans are merges, the text stands in the top left cell. */
export interface TableGrid {
  readonly beginRow: (hidden: boolean) => void
  readonly rowIsOpen: () => boolean
  readonly endRow: () => void
  /** Takes the next free place of the row for a cell. */
  readonly place: (attributes: Attributes) => void
  /** Puts the text into the cell placed last. */
  readonly put: (gathered: GatheredText) => void
  readonly column: (attributes: Attributes, hidden: boolean) => void
  readonly cells: () => number
  readonly finish: (hidden: boolean) => Sheet
}

/** What HTML allows (HTML standard, 4.9.11). */
const WIDEST_SPAN = 1000
const HIGHEST_SPAN = 65_534
const MOST_COLUMNS = 16_384
/** What white text on a white ground is to a reader of the sheet: not there. */
const UNSEEN = '#FFFFFF'

/** Starts the table of which `index` is the place in the page, counted from 0. */
export function tableGrid(index: number, maxCells: number): TableGrid {
  const name = `Table ${index + 1}`
  const sheet = sheetBuilder({ maxCells, part: name })
  const merges: { readonly top: number; readonly left: number; bottom: number; readonly right: number }[] = []
  /** The last row that a span from above takes, by column. */
  const takenUntil: number[] = []
  let row = -1
  let open = false
  let next = 0
  let column = 0
  let nextColumn = 0
  let stored: number | undefined

  const beginRow = (hidden: boolean) => {
    row++
    open = true
    next = 0
    if (hidden) sheet.hideRows({ first: row, last: row })
  }
  return {
    beginRow,
    rowIsOpen: () => open,
    endRow: () => {
      open = false
    },
    place: (attributes) => {
      if (!open) beginRow(false)
      while ((takenUntil[next] ?? -1) >= row) next++
      const wide = spanOf(attributes.get('colspan'), WIDEST_SPAN)
      const high = spanOf(attributes.get('rowspan'), HIGHEST_SPAN)
      if (next + wide > MOST_COLUMNS) refuse({ kind: 'too-large', part: name, limit: `${MOST_COLUMNS} columns` })
      column = next
      next += wide
      if (high > 1) for (let at = column; at < next; at++) takenUntil[at] = row + high - 1
      if (wide > 1 || high > 1) merges.push({ top: row, left: column, bottom: row + high - 1, right: next - 1 })
      const number = attributes.get('x:num')
      stored = number === undefined || number === '' ? undefined : numberOf(number)
    },
    put: ({ text, look, struck }) => {
      if (text.trim() === '') return
      const style = look === undefined ? 0 : sheet.style(styleOf(look))
      const value = numberOf(text)
      // Excel writes the number behind a rounded one beside it.
      if (value !== undefined) sheet.number(row, column, stored ?? value, style, text)
      else sheet.text(row, column, text, style)
      for (const { from, to } of struck) sheet.struck({ at: { row, column }, from, to })
    },
    column: (attributes, hidden) => {
      const first = nextColumn
      nextColumn = Math.min(MOST_COLUMNS, first + spanOf(attributes.get('span'), WIDEST_SPAN))
      if (hidden && nextColumn > first) sheet.hideColumns({ first, last: nextColumn - 1 })
    },
    cells: sheet.count,
    finish: (hidden) => {
      for (const merge of merges) {
        const bottom = Math.min(merge.bottom, row)
        if (bottom > merge.top || merge.right > merge.left) sheet.merge({ ...merge, bottom })
      }
      return sheet.finish({ index, name, visibility: hidden ? 'hidden' : 'visible' })
    },
  }
}

function spanOf(text: string | undefined, most: number): number {
  const span = text === undefined ? 1 : Number.parseInt(text, 10)
  return span >= 1 ? Math.min(span, most) : 1
}

function styleOf({ hidden, bold, italic, strike, fontColour, fillColour, align }: Look) {
  const colours = hidden ? { fontColour: UNSEEN, fillColour: UNSEEN } : { fontColour, fillColour }
  return { numberFormat: 'General', bold, italic, strike, ...colours, align, indent: 0 }
}
