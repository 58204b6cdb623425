import { unstruckCells } from '../read/index.ts'
import type { CellStyle, Sheet } from '../vocabulary/index.ts'
import { spanTester } from './grid.ts'

/**
 * 1 for each cell that a reader of the sheet does not see or is told to pass over: in a hidden row, column or sheet,
 * white on white, or struck through. Such content is quarantined, never tidied.
 */
export function hiddenCells(sheet: Sheet): Uint8Array {
  const { rows, columns, count, styleOf } = sheet.cells
  const hidden = new Uint8Array(count)
  if (sheet.visibility !== 'visible') return hidden.fill(1)
  const rowHidden = spanTester(sheet.hiddenRows)
  const columnHidden = spanTester(sheet.hiddenColumns)
  const styleHidden = sheet.styles.map((style) => style.strike || inkOnItself(style))
  const anyStyle = styleHidden.some((is) => is)
  const spans = sheet.hiddenRows.length + sheet.hiddenColumns.length > 0
  if (anyStyle || spans) {
    for (let index = 0; index < count; index++) {
      if (
        (spans && (rowHidden(rows[index] ?? 0) || columnHidden(columns[index] ?? 0))) ||
        (anyStyle && styleHidden[styleOf[index] ?? 0] === true)
      )
        hidden[index] = 1
    }
  }
  if (sheet.struckRuns.length > 0) {
    for (const { index, left } of unstruckCells(sheet)) if (left === '') hidden[index] = 1
  }
  return hidden
}

/** Whether a text of this style cannot be told from its ground: white on white, or any other colour on itself. */
export function inkOnItself({ fontColour, fillColour }: CellStyle): boolean {
  return fontColour !== undefined && sameColour(fontColour, fillColour)
}

const WHITE = '#FFFFFF'

function sameColour(font: string, fill: string | undefined): boolean {
  return font.toUpperCase() === (fill ?? WHITE).toUpperCase()
}
