import { CELL_KINDS, PLAIN_STYLE, rawText, type Sheet } from '../../vocabulary/index.ts'
import { type Formatter, formatterOf } from './formatter.ts'

/**
 * The text of the cell at a position of the sheet's table, as a spreadsheet set to British English shows it. Never
 * throws: a number format that makes no sense is shown as General.
 */
export function displayed(sheet: Sheet, index: number): string {
  const { cells } = sheet
  // Only delimited text has a sheet without a name; there, what is written is what is seen: 54.0 is not 54.
  if (sheet.name === '') return rawText(cells, index)
  const kind = CELL_KINDS[cells.kinds[index] ?? 0] ?? 'blank'
  switch (kind) {
    case 'blank':
      return ''
    case 'error':
      return rawText(cells, index)
    case 'boolean':
      return cells.numbers[index] === 1 ? 'TRUE' : 'FALSE'
    case 'text':
      return formatter(sheet, index).text(rawText(cells, index))
    case 'number':
      return formatter(sheet, index).number(cells.numbers[index] ?? Number.NaN, sheet.epoch1904)
  }
}

function formatter(sheet: Sheet, index: number): Formatter {
  const style = sheet.styles[sheet.cells.styleOf[index] ?? 0] ?? PLAIN_STYLE
  return formatterOf(style.numberFormat)
}
