import { rows, type SqlDatabase, scalar } from '../store/index.ts'
import { runsAsFormula } from '../vocabulary/index.ts'
import { pageSql, rowsOf } from './page.ts'
import type { ObservationRow, Question } from './question.ts'

/** Columns of exported observations: a public contract. */
export const EXPORT_COLUMNS = [
  'file',
  'sheet',
  'cell',
  'force',
  'measure',
  'period_start',
  'period_end',
  'dims',
  'value',
  'status',
  'raw',
] as const

const AT_ONCE = 5000

/**
 * Every row of a question, in its order, as CSV (UTF-8, LF, formulas made harmless) or as JSON with bounds and notes; without the
 * observations to be left out. Where there is something to remark, CSV has it in a column of its own behind those of the contract.
 */
export function exportRows(
  db: SqlDatabase,
  question: Question,
  format: 'csv' | 'json',
  leaveOut: ReadonlySet<number> = new Set(),
  remarks?: (row: ObservationRow) => readonly string[],
): string {
  const names = shortNames(db)
  const { sql, values } = pageSql(question)
  const ids = rows(db, sql, [...values, -1, 0]).flatMap(([id]) => (leaveOut.has(Number(id)) ? [] : [Number(id)]))
  // What was typed in is told in a column of its own; the contract's columns stand alone where nothing was.
  const typed = scalar(db, 'SELECT count(*) FROM entered_observation') > 0
  const more = [...(typed ? ['entered'] : []), ...(remarks === undefined ? [] : ['notes'])]
  const lines: string[] = format === 'csv' ? [[...EXPORT_COLUMNS, ...more].join(',')] : []
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const row of rowsOf(db, ids.slice(from, from + AT_ONCE))) {
      const record = recordOf(row, names)
      const said = remarks?.(row)
      if (format === 'csv') {
        const told = [...(typed ? [enteredWords(row)] : []), ...(said === undefined ? [] : [said.join(' ')])]
        const fields = [...Object.values(record), ...told]
        lines.push(fields.map(csvField).join(','))
      } else {
        lines.push(JSON.stringify({ ...withBounds(record, row), ...(said === undefined ? {} : { caveats: said }) }))
      }
    }
  }
  return format === 'csv' ? `${lines.join('\n')}\n` : `[\n${lines.join(',\n')}\n]\n`
}

/** A number as the contract prints it: no exponent, no trailing zeros. */
export function plainNumber(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return value
    .toFixed(Math.abs(value) < 1 ? 20 : 0)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}

/**
 * One field of a CSV line; what a spreadsheet would run as a formula, also by a sign of full width or behind a line end, is led by an
 * apostrophe, numbers and dashes are not.
 */
export function csvField(text: string): string {
  const safe = runsAsFormula(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

function recordOf(row: ObservationRow, names: ReadonlyMap<string, string>) {
  return {
    file: names.get(row.file) ?? row.file,
    sheet: row.sheet,
    cell: row.cell,
    force: row.force ?? '',
    measure: row.measure,
    period_start: row.periodStart ?? '',
    period_end: row.periodEnd ?? '',
    dims: row.dimensions,
    value: row.value === null ? '' : plainNumber(row.value),
    // The contract has no word of its own for a figure refused under a section of the Act.
    status: row.decided?.valuedBy ? 'by_decision' : row.status === 'refused' ? 'not_held' : row.status,
    raw: row.raw,
  } satisfies Record<(typeof EXPORT_COLUMNS)[number], string>
}

function withBounds(record: ReturnType<typeof recordOf>, row: ObservationRow) {
  return {
    ...record,
    value: row.value,
    low: row.low,
    high: row.high,
    force_name: row.forceName,
    period: row.periodLabel,
    notes: row.noteCount,
    illustrative: row.illustrative,
    ...(row.entered === undefined ? {} : { entered: enteredWords(row) }),
  }
}

/** Who typed a figure in and when; empty for one that was read. */
function enteredWords({ entered }: ObservationRow): string {
  if (entered === undefined) return ''
  return ['by hand', entered.author, entered.at.slice(0, 10)].filter((word) => word !== '').join(', ')
}

/** Base name by path; the path itself where two files share a name. */
function shortNames(db: SqlDatabase): ReadonlyMap<string, string> {
  const found = rows(db, 'SELECT path, iif(count(*) OVER (PARTITION BY name) > 1, path, name) FROM inclusion')
  return new Map(found.map(([path, name]) => [String(path), String(name)]))
}
