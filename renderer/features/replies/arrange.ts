import type { BoardStatus, ReplyBoard, ReplyRow } from '../../../app/query/index.ts'
import { caveatOf, statusWords, yearWords } from './words.ts'

export type BoardColumn = 'force' | 'status' | 'files' | 'format' | 'years' | 'units' | 'extracted' | 'figures'

/** How the analyst looks at the board. */
export interface Arrangement {
  readonly text: string
  /** Empty for all. */
  readonly status: BoardStatus | 'not asked' | ''
  readonly format: string
  readonly years: string
  readonly group: 'status' | 'region' | 'none'
  readonly sort: { readonly by: BoardColumn; readonly down: boolean }
}

export const AS_IT_IS: Arrangement = {
  text: '',
  status: '',
  format: '',
  years: '',
  group: 'status',
  sort: { by: 'force', down: false },
}

export interface BoardGroup {
  readonly key: string
  readonly title: string
  readonly rows: readonly ReplyRow[]
}

const ORDER: readonly BoardStatus[] = [
  'to_review',
  'no_figures',
  'no_reply',
  'refused',
  'not_held',
  'part',
  'replied',
  'not_asked',
]

/** Whether anybody has said who was asked. */
export function someAsked({ rows }: Pick<ReplyBoard, 'rows'>): boolean {
  return rows.some(({ asked }) => asked)
}

/** The rows that the filters leave. `namesOf` gives the names of a row's files, for the text. */
export function filtered(
  rows: readonly ReplyRow[],
  { text, status, format, years }: Arrangement,
  namesOf: (row: ReplyRow) => string,
): readonly ReplyRow[] {
  const wanted = text.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (status === '' || (status === 'not asked' ? !row.asked : row.status === status)) &&
      (format === '' || row.formats.includes(format)) &&
      (years === '' || yearWords(row.years) === years) &&
      (wanted === '' || wordsOf(row, namesOf(row)).includes(wanted)),
  )
}

/**
 * Rows under the titles of their groups, each group sorted. Replies that nobody asked for stand last; where nobody has said
 * who was asked (`request` is false), no reply is one of those.
 */
export function grouped(
  rows: readonly ReplyRow[],
  { group, sort }: Arrangement,
  request: boolean,
): readonly BoardGroup[] {
  const sorted = [...rows].sort((a, b) => compare(sortKey(a, sort.by), sortKey(b, sort.by), sort.down) || byName(a, b))
  if (group === 'none') return sorted.length === 0 ? [] : [{ key: 'all', title: '', rows: sorted }]
  const groups = new Map<string, { title: string; rows: ReplyRow[]; order: string }>()
  for (const row of sorted) {
    const { key, title, order } = group === 'region' ? regionOf(row) : standingOf(row, request)
    const own = groups.get(key) ?? { title, rows: [], order }
    groups.set(key, own)
    own.rows.push(row)
  }
  return [...groups]
    .sort(([, a], [, b]) => (a.order < b.order ? -1 : 1))
    .map(([key, { title, rows: own }]) => ({ key, title, rows: own }))
}

function standingOf(row: ReplyRow, request: boolean) {
  if (request && !row.asked) return { key: 'unasked', title: 'Not asked, but here', order: '99' }
  const refused = row.status === 'part' && row.section !== null
  const order = String(ORDER.indexOf(row.status) + 10) + (refused ? 'a' : 'b')
  if (refused) return { key: 'part refused', title: 'Part refused', order }
  return { key: row.status, title: statusWords(row.status).title, order }
}

function regionOf({ region }: ReplyRow) {
  return { key: `region ${region}`, title: region === '' ? 'No region' : region, order: region === '' ? '~' : region }
}

function wordsOf(row: ReplyRow, files: string): string {
  const said = row.quotes.map(({ text }) => text)
  return [
    row.name,
    row.force,
    row.region,
    statusWords(row.status).word,
    row.section ?? '',
    caveatOf(row),
    files,
    ...said,
  ]
    .join('\n')
    .toLowerCase()
}

function sortKey(row: ReplyRow, by: BoardColumn): string | number {
  switch (by) {
    case 'force':
      return row.name
    case 'status':
      return ORDER.indexOf(row.status)
    case 'files':
      return row.files.length
    case 'format':
      return row.formats.join()
    case 'years':
      return yearWords(row.years)
    case 'units':
      return row.units.join()
    case 'extracted':
      return row.extracted ?? ''
    case 'figures':
      return row.figures
  }
}

function compare(a: string | number, b: string | number, down: boolean): number {
  const order = a < b ? -1 : a > b ? 1 : 0
  return down ? -order : order
}

function byName(a: ReplyRow, b: ReplyRow): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}
