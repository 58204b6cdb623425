import { parseArguments } from '../arguments.ts'
import { print } from '../output.ts'
import { type ReadReply, readReplies } from '../reading.ts'

export const READ_USAGE = 'read FILES…'

/** Prints what was read of the given files, sheet by sheet, as a JSON list. */
export async function read(words: readonly string[]): Promise<number | string> {
  const asked = parseArguments(words, { flags: [], values: [] })
  if (typeof asked === 'string') return asked
  if (asked.files.length === 0) return 'which files?'
  let first = true
  print('[')
  const code = await readReplies(asked.files, (reply) => {
    print(`${first ? '\n' : ',\n'}${JSON.stringify(described(reply))}`)
    first = false
  })
  print(first ? ']\n' : '\n]\n')
  return code
}

function described({ label, workbook }: ReadReply) {
  return {
    file: label,
    format: workbook.format,
    ...(workbook.text === undefined ? {} : { encoding: workbook.text.encoding, delimiter: workbook.text.delimiter }),
    prose: workbook.prose.length,
    hiddenParts: workbook.hiddenParts ?? [],
    sheets: workbook.sheets.map((sheet) => ({
      name: sheet.name,
      visibility: sheet.visibility,
      rows: sheet.rowCount,
      columns: sheet.columnCount,
      cells: sheet.cells.count,
      merges: sheet.merges.length,
      comments: sheet.comments.length,
      formulas: sheet.cells.formulas.size,
      formulasWithoutResult: [...sheet.cells.formulas.values()].filter(({ cached }) => !cached).length,
      hiddenRows: sheet.hiddenRows,
      hiddenColumns: sheet.hiddenColumns,
    })),
  }
}
