import type { Sniffed } from './sniffed.ts'

const RESAVE = 'open it in Excel or LibreOffice and save it as xlsx'
/** A cell of a SYLK file. `ID;P` alone is also how a csv with a column of numbers called ID may begin. */
const SYLK_CELL = /^C;[XY]\d+;/m

/** The spreadsheet formats of the eighties that are text: they would pass for a csv of nonsense. */
export function sniffExchange(head: string): Sniffed | undefined {
  if (head.startsWith('ID;P') && SYLK_CELL.test(head)) return unsupported('SYLK spreadsheet')
  if (/^TABLE\r?\n0,1\r?\n/.test(head)) return unsupported('DIF spreadsheet')
  return undefined
}

function unsupported(found: string): Sniffed {
  return { kind: 'unsupported', found, advice: RESAVE }
}
