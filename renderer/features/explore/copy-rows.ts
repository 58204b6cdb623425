import type { ObservationRow } from '../../../app/query/index.ts'
import { runsAsFormula } from '../../../app/vocabulary/index.ts'
import { askToLeave } from '../../state/leaving.ts'
import { copyText } from '../../ui/clipboard.ts'
import { figureText, markerText, statusWord } from '../../ui/withheld.tsx'

const HEADERS = [
  'Force',
  'Period',
  'Measure',
  'Breakdown',
  'Value',
  'Marker',
  'As written',
  'Status',
  'File',
  'Sheet',
  'Cell',
]

/** Puts rows on the clipboard: with headers, or the values alone, without those that are to stay. */
export async function copyRows(rows: readonly ObservationRow[], valuesOnly: boolean): Promise<void> {
  const leave = await askToLeave({ of: 'cells', ids: rows.map(({ id }) => id) }, 'copy')
  if (leave === null) return
  const stay = new Set<number>(leave.without)
  const go = rows.filter(({ id }) => !stay.has(id))
  copyText(clipboardText(go, valuesOnly))
}

/** Rows as text with tabs, for a spreadsheet: with headers, or the values alone. A withheld value is never a number. */
export function clipboardText(rows: readonly ObservationRow[], valuesOnly: boolean): string {
  if (valuesOnly) return rows.map((row) => plainFigure(row)).join('\n')
  const lines = rows.map((row) => [
    row.forceName,
    row.periodLabel,
    row.measure,
    row.dimensions,
    plainFigure(row),
    markerText(row),
    row.raw,
    statusWord(row),
    row.file,
    row.sheet,
    row.cell,
  ])
  return [HEADERS, ...lines].map((line) => line.map(field).join('\t')).join('\n')
}

function plainFigure(row: ObservationRow): string {
  return row.status === 'ok' ? String(row.value ?? '') : figureText(row)
}

/** A tab or line end would break the row; what would run as a formula where it is pasted is led by an apostrophe. */
function field(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ')
  return runsAsFormula(flat.trimStart()) ? `'${flat}` : flat
}
