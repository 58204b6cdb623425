import { FORCES } from '../../app/names/index.ts'
import { seededRandom } from './random.ts'
import { type Rows, workbookOf } from './replies.ts'

/** A reply without any discrepancy, in one of the layouts and formats that forces use. */
export interface CleanReply {
  readonly name: string
  readonly bytes: Uint8Array
  readonly force: string
  readonly population: number
}

const YEARS = ['2017/18', '2018/19'] as const
const PLATFORMS = ['Facebook', 'Instagram', 'Snapchat', 'WhatsApp', 'Kik', 'Text message', 'Other', 'Not recorded']
const AGES = ['0-10', '11-15', '16-17', 'Unknown']
const GENDERS = ['Female', 'Male', 'Unknown']
const OUTCOMES = [
  'Charged',
  'Caution',
  'No suspect identified',
  'Evidential difficulties',
  'Under investigation',
  'Other',
]
const MONTHS = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar']

/** One for each of 45 forces; the same ones for the same seed. */
export function cleanReplies(seed: number): readonly CleanReply[] {
  const random = seededRandom(seed)
  return FORCES.filter(({ nation }) => nation !== '')
    .slice(0, 45)
    .map(({ code, name }, i) => {
      const population = 400_000 + Math.floor(random() * 2_000_000)
      const first = Math.round((population / 12_000) * (0.8 + 0.4 * random()))
      const totals = [first, Math.round(first * (0.85 + 0.4 * random()))]
      const layout = LAYOUTS[i % LAYOUTS.length] ?? platforms
      const rows = layout(`${name} Police`, totals, random)
      return {
        ...saved(name, rows, FORMATS[Math.floor(i / LAYOUTS.length) % FORMATS.length] ?? 'csv'),
        force: code,
        population,
      }
    })
}

const FORMATS = ['xlsx', 'csv', 'ods', 'xls', 'semicolons'] as const

function saved(force: string, rows: Rows, format: (typeof FORMATS)[number]): { name: string; bytes: Uint8Array } {
  const name = `${force} - response`
  if (format === 'csv' || format === 'semicolons') {
    const sign = format === 'csv' ? ',' : ';'
    const text = rows
      .map((row) => row.map((cell) => (String(cell).includes(sign) ? `"${cell}"` : cell)).join(sign))
      .join('\r\n')
    return { name: `${name}.csv`, bytes: new TextEncoder().encode(`${text}\r\n`) }
  }
  return { name: `${name}.${format}`, bytes: new Uint8Array(workbookOf(rows, format)) }
}

type Random = () => number
type Layout = (force: string, totals: readonly number[], random: Random) => Rows

const TITLE = 'Offences of sexual communication with a child (s.15A Sexual Offences Act 2003)'

/** Parts that add up to a total, none more than half of it in the last place. */
function split(total: number, parts: number, random: Random): readonly number[] {
  const weights = Array.from({ length: parts }, (_, i) => (i === parts - 1 ? 0.1 : 0.4) + random())
  const all = weights.reduce((a, b) => a + b, 0)
  const counts = weights.map((weight) => Math.floor((total * weight) / all))
  const given = counts.reduce((a, b) => a + b, 0)
  return counts.map((count, i) => (i === 0 ? count + total - given : count))
}

const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)

/** A table with a column a year, a total column and a total row. */
function byYear(heading: string, labels: readonly string[], totals: readonly number[], random: Random): Rows {
  const columns = totals.map((total) => split(total, labels.length, random))
  return [
    [heading, ...YEARS, 'Total'],
    ...labels.map((label, i) => [
      label,
      ...columns.map((column) => column[i] ?? 0),
      sum(columns.map((column) => column[i] ?? 0)),
    ]),
    ['Total', ...totals, sum(totals)],
  ]
}

const platforms: Layout = (force, totals, random) => [
  [force],
  [TITLE],
  [],
  ...byYear('Method of communication', PLATFORMS, totals, random),
]

const yearsDown: Layout = (force, totals) => [
  [force],
  [],
  ['Financial year', 'Number of offences'],
  ...YEARS.map((year, i) => [year, totals[i] ?? 0]),
  ['Total', sum(totals)],
]

const stacked: Layout = (force, totals, random) => [
  [force],
  [TITLE],
  [],
  ['Financial year', 'Offences'],
  ...YEARS.map((year, i) => [year, totals[i] ?? 0]),
  [],
  [],
  ...byYear('Gender of victim', GENDERS, totals, random),
  [],
  [],
  ...byYear('Age of victim', AGES, totals, random),
]

const ageByGender: Layout = (force, totals, random) => [
  [force],
  [TITLE],
  [],
  ['Financial year', 'Age of victim', ...GENDERS, 'Total'],
  ...YEARS.flatMap((year, i) => {
    const ages = split(totals[i] ?? 0, AGES.length, random).map((count) => split(count, GENDERS.length, random))
    return [
      ...AGES.map((age, j) => [year, age, ...(ages[j] ?? []), sum(ages[j] ?? [])]),
      [year, 'Total', ...GENDERS.map((_, k) => sum(ages.map((age) => age[k] ?? 0))), totals[i] ?? 0],
    ]
  }),
]

const long: Layout = (force, totals, random) => [
  [force],
  [],
  ['Financial year', 'Platform', 'Victim gender', 'Number of offences'],
  ...YEARS.flatMap((year, i) =>
    split(totals[i] ?? 0, PLATFORMS.length, random).flatMap((count, j) =>
      split(count, GENDERS.length, random).map((part, k) => [year, PLATFORMS[j] ?? '', GENDERS[k] ?? '', part]),
    ),
  ),
]

const records: Layout = (force, totals, random) => [
  [force],
  [],
  ['Crime reference', 'Date recorded', 'Platform', 'Victim gender'],
  ...totals.flatMap((total, year) =>
    Array.from({ length: total }, (_, i) => [
      `REF/${year}${String(i).padStart(5, '0')}`,
      `${String(1 + Math.floor(random() * 28)).padStart(2, '0')}/${String(4 + (i % 9)).padStart(2, '0')}/${2017 + year}`,
      PLATFORMS[i % PLATFORMS.length] ?? '',
      GENDERS[i % 2] ?? '',
    ]),
  ),
]

const sideBySide: Layout = (force, totals, random) => {
  const left: Rows = [['Financial year', 'Offences'], ...YEARS.map((year, i) => [year, totals[i] ?? 0])]
  const right = byYear('Gender of victim', GENDERS, totals, random)
  return [[force], [TITLE], [], ...right.map((row, i) => [...(left[i] ?? ['', '']), '', '', ...row])]
}

const months: Layout = (force, totals, random) => {
  const columns = totals.map((total) => split(total, MONTHS.length, random))
  return [
    [force],
    [TITLE],
    [],
    ['Month', ...YEARS],
    ...MONTHS.map((month, i) => [month, ...columns.map((column) => column[i] ?? 0)]),
    ['Total', ...totals],
  ]
}

const outcomes: Layout = (force, totals, random) => [
  [force],
  [TITLE],
  [],
  ...byYear('Outcome', OUTCOMES, totals, random),
  [],
  ['Figures were extracted from a live system and may change.'],
]

const LAYOUTS: readonly Layout[] = [
  platforms,
  yearsDown,
  stacked,
  ageByGender,
  long,
  records,
  sideBySide,
  months,
  outcomes,
]
