import { rows, type SqlDatabase } from '../store/index.ts'
import type { SentRequest } from '../vocabulary/index.ts'
import { csvField } from './export.ts'
import type { ReplyBoard, ReplyRow } from './replies.ts'

/** The board as CSV (UTF-8, LF): a line a body, an answer a column, caveats in the words of the file with their cells. */
export function boardCsv(
  db: SqlDatabase,
  { questions, rows: board }: ReplyBoard,
  request: SentRequest,
  remarks: (row: ReplyRow) => readonly string[] = () => [],
): string {
  const names = new Map(
    rows(db, 'SELECT f.id, i.name FROM inclusion i JOIN source f ON f.sha256 = i.sha256').map(([id, name]) => [
      Number(id),
      String(name),
    ]),
  )
  const fileName = (id: number) => names.get(id) ?? ''
  const asked = questions.flatMap((question) =>
    request.periods.map(({ label }, period) => ({ question, period, title: `${question || 'figures'} ${label}` })),
  )
  const header = [...BEFORE, ...asked.map(({ title }) => title), ...BEHIND]
  const lines = board.map((row) => {
    const states = asked.map(
      ({ question, period }) =>
        row.answers.find((answer) => answer.question === question && answer.period === period)?.state ?? '',
    )
    return [...beforeOf(row), ...states, ...behindOf(row, fileName, remarks(row))]
  })
  return `${[header, ...lines].map((line) => line.map(csvField).join(',')).join('\n')}\n`
}

const BEFORE = ['code', 'force', 'region', 'asked', 'status', 'section', 'status_read', 'section_read', 'note'] as const
const BEHIND = [
  'formats',
  'years',
  'counts',
  'suppression',
  'extracted',
  'figures',
  'withheld',
  'files',
  'caveats',
  'notes',
] as const

function beforeOf(row: ReplyRow): readonly string[] {
  const { force, name, region, asked, status, section, derived, choice } = row
  const named = [force, name, region, asked ? 'yes' : 'no']
  return [...named, status, section ?? '', derived.status, derived.section ?? '', choice?.note ?? '']
}

function behindOf(row: ReplyRow, fileName: (id: number) => string, remarks: readonly string[]): readonly string[] {
  const caveats = row.quotes.filter(({ says }) => says !== 'extracted')
  return [
    row.formats.join('; '),
    row.years.map(({ kind }) => kind).join('; '),
    row.units.join('; '),
    row.suppression.join('; '),
    row.extracted ?? '',
    String(row.figures),
    String(row.withheld),
    row.files.map(fileName).join('; '),
    caveats
      .map(({ text, source, sheetName, place }) => {
        const where = [fileName(source), sheetName, place].filter((part) => part !== '').join(' ')
        return `“${text}” (${where})`
      })
      .join(' '),
    remarks.join(' '),
  ]
}
