import type { Sheet } from '../../vocabulary/index.ts'
import { decimalNumber } from '../sheet/decimals.ts'
import { sheetBuilder } from '../sheet/index.ts'

/** A letter in plain text: rows of fields apart by tabs as tables, its other lines as prose. */
export interface PlainLetter {
  readonly sheets: readonly Sheet[]
  readonly prose: readonly string[]
  readonly proseBefore: readonly number[]
}

const SIGNATURE = '-- '

/** Takes the lines of a letter. `first` is the number of tables before it. */
export function plainLetter(text: string, flowed: boolean, first: number, maxCells: number): PlainLetter {
  const sheets: Sheet[] = []
  const prose: string[] = []
  const proseBefore: number[] = []
  let rows: (readonly string[])[] = []
  const shut = () => {
    if (rows.length >= 2) {
      sheets.push(table(rows, first + sheets.length, maxCells))
      proseBefore.push(prose.length)
    } else prose.push(...rows.map((row) => row.join(' ').trim()).filter((line) => line !== ''))
    rows = []
  }
  for (const line of linesOf(text, flowed)) {
    const fields = line.split('\t')
    if (fields.filter((field) => field.trim() !== '').length >= 2) rows.push(fields)
    else {
      // Programs that turn a page into text put an empty line between the rows of a table.
      if (line.trim() === '') continue
      shut()
      prose.push(line.trim())
    }
  }
  shut()
  return { sheets, prose, proseBefore }
}

function linesOf(text: string, flowed: boolean): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/)
  if (!flowed) return lines
  const joined: string[] = []
  let goesOn = false
  for (const line of lines) {
    if (goesOn) joined.push(`${joined.pop() ?? ''}${line}`)
    else joined.push(line)
    goesOn = line.endsWith(' ') && line !== SIGNATURE
  }
  return joined
}

function table(rows: readonly (readonly string[])[], index: number, maxCells: number): Sheet {
  const name = `Table ${index + 1}`
  const sheet = sheetBuilder({ maxCells, part: name })
  rows.forEach((fields, row) => {
    fields.forEach((field, column) => {
      const text = field.trim()
      if (text === '' || column > 16_383) return
      const number = decimalNumber(text)
      if (number === undefined) sheet.text(row, column, text)
      else sheet.number(row, column, number, 0, text)
    })
  })
  return sheet.finish({ index, name })
}
