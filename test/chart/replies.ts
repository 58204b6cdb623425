import type { ChartSpec } from '../../app/chart/index.ts'
import type { ObservationId, ObservationRow } from '../../app/query/index.ts'

/** A row of a reply: what a test wants to say, the rest as plain as possible. */
export function row(
  told: Partial<ObservationRow> & Pick<ObservationRow, 'force' | 'periodStart' | 'periodEnd'>,
): ObservationRow {
  counted += 1
  const value = told.value === undefined ? null : told.value
  const year = (told.periodStart ?? '').slice(0, 4)
  const end = (told.periodEnd ?? '').slice(2, 4)
  const financial = (told.periodStart ?? '').endsWith('-04-01')
  return {
    id: counted as ObservationId,
    forceName: told.force ?? '',
    measure: 'offences',
    periodLabel: financial ? `${year}/${end}` : year,
    dimensions: '',
    status: value === null ? 'missing' : 'ok',
    value,
    low: value ?? 0,
    high: value,
    raw: value === null ? '' : String(value),
    source: 1,
    file: 'reply.xlsx',
    sheetIndex: 0,
    sheet: 'Sheet1',
    cell: 'B2',
    row: 1,
    column: 1,
    noteCount: 0,
    illustrative: false,
    ...told,
  }
}

let counted = 0

/** First and last day of a financial year. */
export function year(start: number): { readonly periodStart: string; readonly periodEnd: string } {
  return { periodStart: `${start}-04-01`, periodEnd: `${start + 1}-03-31` }
}

/** Offences of sexual communication with a child in the south east, as the NSPCC printed them on 1 November 2024. */
export const SOUTH_EAST: readonly ObservationRow[] = (
  [
    ['E23000032', 'Kent', [122, 140, 176, 224, 179, 230, 264]],
    ['E23000031', 'Surrey', [27, 76, 67, 78, 63, 74, 98]],
    ['E23000033', 'Sussex', [77, 76, 145, 205, 187, 189, 223]],
    ['E23000030', 'Hampshire', [152, 181, 291, 18, null, 279, 95]],
  ] as const
).flatMap(([force, forceName, values], r) =>
  values.map((value, i) => {
    const told = { force, forceName, ...year(2017 + i), file: 'south-east 2024.xlsx', row: r + 1, column: i + 1 }
    const cell = `${String.fromCharCode(66 + i)}${r + 2}`
    const gap = forceName === 'Hampshire' && value === 18
    // Hampshire's 18 is a reporting gap: what the year came to is 18 or more.
    if (gap) return row({ ...told, cell, status: 'suppressed', value: null, low: 18, high: null, raw: '18' })
    if (value === null) return row({ ...told, cell, status: 'refused', low: 0, high: null, raw: 'Refused s.12' })
    return row({ ...told, cell, value })
  }),
)

/** Two years of ten forces as printed in 2018 and 2019; what was not printed stands as a reply might have withheld it. */
export const TEN_FORCES: readonly ObservationRow[] = (
  [
    ['Nottinghamshire', 86, 80],
    ['Surrey', 27, 76],
    ['Essex', 60, 166],
    ['Thames Valley', 114, 274],
    ['Northamptonshire', 26, 52],
    ['Wiltshire', 28, 54],
    ['North Yorkshire', 14, 22],
    ['Hampshire', 152, 181],
    ['City of London', '<5', '<5'],
    ['Lincolnshire', 84, 'Refused under section 12'],
  ] as const
).flatMap(([forceName, ...figures], r) =>
  figures.map((figure, i) => {
    const told = {
      force: forceName,
      forceName,
      ...year(2017 + i),
      file: `${forceName.toLowerCase().replaceAll(' ', '-')}.xlsx`,
      row: 4,
      column: i + 1,
      cell: `${i === 0 ? 'B' : 'C'}5`,
      source: r,
    }
    if (typeof figure === 'number') return row({ ...told, value: figure })
    if (figure === '<5') return row({ ...told, status: 'suppressed', low: 1, high: 4, raw: figure })
    return row({ ...told, status: 'refused', low: 0, high: null, raw: figure })
  }),
)

/** A line chart of forces over years; a test changes what it speaks of. */
export const LINES: ChartSpec = {
  version: 1,
  kind: 'line',
  question: { filters: [], search: '', sort: [] },
  across: 'period',
  series: 'force',
  focus: null,
  width: 620,
  title: 'Kent and Sussex rose. Hampshire’s figures have a gap',
  subtitle:
    'Offences of sexual communication with a child (HO 71/17) recorded by police, year to March, four South East forces',
  altText: '',
  notes: [],
  showRanges: true,
  directLabels: true,
  showAnnotations: true,
}

/** Bars of forces, grouped by year. */
export const BARS: ChartSpec = {
  ...LINES,
  kind: 'bar',
  across: 'force',
  series: 'period',
  title: 'Thames Valley recorded 274 offences in 2018/19, the most of ten forces',
  subtitle: 'Offences of sexual communication with a child recorded by police, year to March',
}
