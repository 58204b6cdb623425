/** An observation as the contract writes it, one field a column. */
export type Row = Readonly<Record<(typeof HEAD)[number], string>>

export const HEAD = [
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

/** What the comparison of an output with the truth came to. */
export interface Score {
  readonly truth: number
  readonly got: number
  readonly matched: number
  readonly exact: number
  readonly missed: readonly Row[]
  readonly over: readonly Row[]
}

const MEASURES: Readonly<Record<string, string>> = {
  '': 'offences',
  count: 'offences',
  counts: 'offences',
  crimes: 'offences',
  crimes_recorded: 'offences',
  offence: 'offences',
  recorded_offences: 'offences',
}

/** Rows of a csv text; the first record must be the header of the contract. */
export function parseRows(csv: string): readonly Row[] {
  const [head, ...records] = parseCsv(csv.replace(/^\uFEFF/, ''))
  if (head === undefined || head.join() !== HEAD.join()) throw new Error(`header must be exactly ${HEAD.join()}`)
  return records.map((fields) => Object.fromEntries(HEAD.map((name, i) => [name, fields[i] ?? ''])) as Row)
}

/**
 * Matches output to truth: same file, force, measure, period, dimensions, value and status, each row used once, first
 * those in the same cell. `exact` counts the matched whose sheet and cell are right as well.
 */
export function score(truth: readonly Row[], got: readonly Row[]): Score {
  const byFact = new Map<string, Row[]>()
  for (const row of got) {
    const key = factOf(row)
    byFact.set(key, [...(byFact.get(key) ?? []), row])
  }
  const groups = new Map<string, Row[]>()
  for (const row of truth) groups.set(factOf(row), [...(groups.get(factOf(row)) ?? []), row])
  const missed: Row[] = []
  let matched = 0
  let exact = 0
  for (const [key, rows] of groups) {
    const left = byFact.get(key) ?? []
    const rest: Row[] = []
    for (const row of rows) {
      const at = left.findIndex((other) => placeOf(other) === placeOf(row))
      if (at < 0) rest.push(row)
      else {
        left.splice(at, 1)
        matched++
        exact++
      }
    }
    for (const row of rest) {
      if (left.shift() === undefined) missed.push(row)
      else matched++
    }
  }
  return { truth: truth.length, got: got.length, matched, exact, missed, over: [...byFact.values()].flat() }
}

function factOf(row: Row): string {
  const status = row.status === '' ? 'ok' : row.status
  const measure = text(row.measure)
  const force = text(row.force)
  return [
    row.file,
    force === 's23000009' ? 'sco' : force,
    MEASURES[measure] ?? measure,
    row.period_start,
    row.period_end,
    dimensions(row.dims),
    status === 'ok' ? number(row.value) : '',
    status,
  ].join('\u0000')
}

function placeOf(row: Row): string {
  return [row.file, row.sheet, row.cell.replaceAll('$', '').toUpperCase()].join('\u0000')
}

/** Texts are compared without invisible characters, case and spacing. */
function text(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

function dimensions(value: string): string {
  return value
    .split(';')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=')
      return at < 0 ? `${text(part)}=` : `${text(part.slice(0, at))}=${text(part.slice(at + 1))}`
    })
    .sort()
    .join(';')
}

function number(value: string): string {
  const read = Number(value.trim())
  return value.trim() === '' || Number.isNaN(read) ? value.trim() : String(read)
}

function parseCsv(csv: string): readonly (readonly string[])[] {
  const records: string[][] = []
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\r|\n|$)/y
  let record: string[] = []
  while (pattern.lastIndex < csv.length) {
    const match = pattern.exec(csv)
    if (match === null) throw new Error(`not csv at character ${pattern.lastIndex}`)
    const [, field = '', end = ''] = match
    record.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field)
    if (end === ',') continue
    records.push(record)
    record = []
  }
  return records
}
