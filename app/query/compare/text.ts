import type { SqlDatabase } from '../../store/index.ts'
import { type Bounded, type Interval, isBounded } from '../../vocabulary/index.ts'
import { csvField, plainNumber } from '../export.ts'
import { rowsOf } from '../page.ts'
import type { CompareCell, CompareChange, CompareRow, Comparison } from './comparison.ts'
import { daysWords } from './words.ts'

/** So many source cells are named of one figure; a list of records has hundreds. */
const MOST_CELLS = 12

const VERDICTS = {
  cannot: 'cannot share an axis',
  caveat: 'can with a caveat',
  like: 'like for like',
} as const

/**
 * The comparison as a table in text: each figure with both its bounds, what it covers and its cells, and for each force the
 * caveats that travel with it. The last line is the matched panel.
 */
export function comparisonText(
  db: SqlDatabase,
  found: Comparison,
  format: 'csv' | 'tsv',
  remarks: (ids: readonly number[]) => readonly string[] = () => [],
): string {
  const field = format === 'csv' ? csvField : flat
  const lines = [headers(found), ...found.rows.map((row) => rowFields(db, row, found, remarks)), panelFields(found)]
  return `${lines.map((line) => line.map(field).join(format === 'csv' ? ',' : '\t')).join('\n')}\n`
}

function headers({ periods, from, to, span }: Comparison): readonly string[] {
  const label = (key: string) => periods.find((period) => period.key === key)?.label ?? key
  const change = `change ${label(from)} to ${label(to)}`
  return [
    'code',
    'force',
    'region',
    'group',
    ...periods.flatMap(({ label: period }) => [
      `${period} low`,
      `${period} high`,
      `${period} status`,
      `${period} covers`,
      `${period} counts`,
      `${period} cells`,
    ]),
    ...(span === null ? [] : [`${span.label} low`, `${span.label} high`]),
    `${change} low`,
    `${change} high`,
    `${change} % low`,
    `${change} % high`,
    'residents',
    ...periods.flatMap(({ label: period }) => [`rate ${period} low`, `rate ${period} high`]),
    'rate per',
    'comparable',
    'caveats',
  ]
}

function rowFields(
  db: SqlDatabase,
  row: CompareRow,
  { periods, rateWords, span }: Comparison,
  remarks: (ids: readonly number[]) => readonly string[],
): readonly string[] {
  const caveats = [
    ...row.flags.map(({ words }) => words),
    ...row.conditions.flatMap(({ said = [] }) => said),
    row.change.why,
    ...row.cells.map(({ noRate }) => noRate),
    row.leftOut === '' ? '' : `Left out of sums over several forces: ${row.leftOut}`,
    ...remarks(row.cells.flatMap(({ ids }) => ids)),
  ]
  return [
    row.force,
    row.name,
    row.region,
    row.group,
    ...periods.flatMap((_, nth) => cellFields(db, row.cells[nth])),
    ...(span === null ? [] : boundsFields(bounded(row.whole?.interval ?? null), 6)),
    ...changeFields(row.change),
    row.residents === null ? '' : plainNumber(row.residents),
    ...row.cells.flatMap(({ rate }) => boundsFields(rate, 3)),
    row.residents === null ? '' : rateWords,
    VERDICTS[row.verdict],
    sentences(caveats),
  ]
}

function cellFields(db: SqlDatabase, cell: CompareCell | undefined): readonly string[] {
  if (cell === undefined || cell.status === 'none') return ['', '', 'none', '', '', '']
  const { interval } = cell
  const some = rowsOf(db, cell.ids.slice(0, MOST_CELLS))
  const cells = some.map(({ file, sheet, cell: at }) => [file, sheet, at].filter((part) => part !== '').join(' › '))
  const more = cell.ids.length - some.length
  return [
    interval === null ? '' : plainNumber(interval.low),
    interval === null || interval.high === null ? '' : plainNumber(interval.high),
    cell.status,
    daysWords(cell.covers),
    cell.scope === 'several' ? `${cell.measure}, several offences` : cell.measure,
    [...cells, more > 0 ? `and ${more} more` : ''].filter((part) => part !== '').join('; '),
  ]
}

function changeFields({ absolute, percent }: CompareChange): readonly string[] {
  const hundred = percent === null ? null : { low: percent.low * 100, high: percent.high * 100 }
  return [...boundsFields(absolute, 6), ...boundsFields(hundred, 1)]
}

function boundsFields(interval: Bounded | null, places: number): readonly string[] {
  if (interval === null) return ['', '']
  return [interval.low, interval.high].map((value) => plainNumber(Number(value.toFixed(places))))
}

const bounded = (interval: Interval | null) => (isBounded(interval) ? interval : null)

function panelFields({ panel, periods, rateWords, span }: Comparison): readonly string[] {
  const left = panel.leftOut.map(({ name, reason }) => `${name} (${reason})`).join('; ')
  return [
    '',
    panel.words,
    '',
    '',
    ...periods.flatMap((_, nth) => [...boundsFields(panel.sums[nth] ?? null, 6), 'sum', '', '', '']),
    ...(span === null ? [] : boundsFields(panel.whole, 6)),
    ...changeFields(panel.change),
    '',
    ...panel.rates.flatMap((rate) => boundsFields(rate, 3)),
    rateWords,
    '',
    sentences([left === '' ? '' : `Left out: ${left}`]),
  ]
}

function sentences(parts: readonly string[]): string {
  return [...new Set(parts.filter((part) => part !== ''))].map((part) => part.replace(/\.?$/, '.')).join(' ')
}

/** A tab or line end would break the row; a leading sign would run as a formula where it is pasted. */
function flat(text: string): string {
  return csvField(text.replace(/[\t\r\n]+/g, ' ').trim()).replace(/^"(.*)"$/, (_, inner: string) =>
    inner.replaceAll('""', '"'),
  )
}
