import { columnLetters } from '../../vocabulary/index.ts'

/** What a formula is made of, as far as moving it goes: texts, quoted names, references, and all the rest. */
const PIECES = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|[A-Za-z_\\$][\w.$]*(?:\s*\()?|[^"'[A-Za-z_\\$]+|./g
const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})$/
const COLUMN = /^(\$?)([A-Za-z]{1,3})$/
const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/**
 * A shared formula as it reads `rows` below and `columns` to the right of the cell that holds its text: relative
 * references move along, those with `$` stay. Texts, sheet names and functions are left alone.
 */
export function moved(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula
  const pieces = formula.match(PIECES) ?? []
  return pieces
    .map((piece, index) => {
      // Sheet1!A1: what stands before the exclamation mark is a name, however like a cell it looks.
      if (pieces[index + 1]?.startsWith('!')) return piece
      const cell = CELL.exec(piece)
      if (cell !== null) return movedCell(cell, rows, columns)
      const beside = pieces[index + 1] === ':' || pieces[index - 1] === ':'
      const column = beside ? COLUMN.exec(piece) : null
      return column === null ? piece : movedColumn(column[1] ?? '', column[2] ?? '', columns)
    })
    .join('')
}

function movedCell(match: RegExpExecArray, rows: number, columns: number): string {
  const [, fixedColumn = '', letters = '', fixedRow = '', digits = ''] = match
  const row = fixedRow === '$' ? Number(digits) : Number(digits) + rows
  if (row < 1 || row > LAST_ROW) return '#REF!'
  const column = movedColumn(fixedColumn, letters, columns)
  return column === '#REF!' ? column : `${column}${fixedRow}${row}`
}

function movedColumn(fixed: string, letters: string, columns: number): string {
  if (fixed === '$') return `$${letters}`
  let column = columns
  let place = 0
  for (const letter of letters.toUpperCase()) place = place * 26 + letter.charCodeAt(0) - 64
  column += place
  return column < 1 || column > LAST_COLUMN ? '#REF!' : columnLetters(column - 1)
}
