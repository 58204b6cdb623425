import type { ReactElement } from 'react'
import type { BoardStatus, ReplyBoard, ReplyRow } from '../../../app/query/index.ts'
import { useSession } from '../../state/session.ts'
import { count } from '../../ui/words.ts'
import { questionWords, statusOfRow } from './words.ts'

/** How many of those asked replied, a tile for each, and how far each question was answered. */
export function BoardSummary({ board }: { readonly board: ReplyBoard }): ReactElement {
  const periods = useSession((session) => session.state.request.periods.length)
  const asked = board.rows.filter((row) => row.asked)
  const measured = asked.length > 0 ? asked : board.rows
  const replied = measured.filter(hasReplied).length
  const unasked = board.rows.length - asked.length
  const kinds = kindsOf(measured)
  return (
    <div className="summary">
      <div className="left">
        <p>
          <b className="big-number">
            {asked.length > 0 ? `${replied} of ${asked.length} replied` : `${count(replied, 'force')} replied`}
          </b>
          <span className="muted">
            {asked.length === 0 && 'Nobody has said yet who was asked'}
            {asked.length > 0 && unasked > 0 && `and ${unasked} not asked`}
          </span>
        </p>
        <div className="tiles" aria-hidden="true">
          {kinds.flatMap(({ kind, rows }) =>
            rows.map((row) => <i key={row.force} className={kind} title={row.name} />),
          )}
        </div>
        <div className="row g12 tile-keys">
          {kinds.map(({ kind, words, rows }) => (
            <span key={kind} className="key">
              <i className={`tile ${kind}`} />
              {rows.length} {words}
            </span>
          ))}
        </div>
      </div>
      {periods > 0 && (
        <dl className="questions">
          {board.questions.map((question) => (
            <QuestionBar key={question} question={question} rows={measured} />
          ))}
        </dl>
      )}
    </div>
  )
}

/** A body has replied where a file of it says something, were it a refusal. */
function hasReplied({ status }: ReplyRow): boolean {
  return status !== 'no_reply' && status !== 'no_figures' && status !== 'not_asked'
}

const KINDS: readonly BoardStatus[] = [
  'replied',
  'part',
  'refused',
  'not_held',
  'to_review',
  'no_figures',
  'no_reply',
  'not_asked',
]

function kindsOf(rows: readonly ReplyRow[]) {
  const found = new Map<string, { kind: string; words: string; order: number; rows: ReplyRow[] }>()
  for (const row of rows) {
    const { word, tone } = statusOfRow(row)
    const kind = row.status === 'part' && tone === 'bad' ? 'part-refused' : row.status
    const words = row.status === 'replied' ? 'in full' : word.toLowerCase()
    const own = found.get(kind) ?? { kind, words, order: KINDS.indexOf(row.status), rows: [] }
    found.set(kind, own)
    own.rows.push(row)
  }
  return [...found.values()].sort((a, b) => a.order - b.order || (a.kind < b.kind ? -1 : 1))
}

function QuestionBar({
  question,
  rows,
}: {
  readonly question: string
  readonly rows: readonly ReplyRow[]
}): ReactElement {
  const measure = useSession((session) => session.state.request.measure)
  const parts = { whole: 0, part: 0, refused: 0, none: 0 }
  for (const { answers } of rows) {
    const states = answers.filter((answer) => answer.question === question).map(({ state }) => state)
    const given = states.filter((state) => state === 'answered' || state === 'withheld').length
    if (states.length > 0 && given === states.length) parts.whole += 1
    else if (given > 0 || states.includes('partly')) parts.part += 1
    else if (states.includes('refused')) parts.refused += 1
    else parts.none += 1
  }
  const words = `${parts.whole} of ${rows.length} in full, ${parts.part} in part, ${parts.refused} refused`
  return (
    <div title={words}>
      <dt>{questionWords(question, measure)}</dt>
      <dd>
        {parts.whole} of {rows.length}
      </dd>
      <span className="bar" aria-hidden="true">
        <i className="whole" style={{ flex: parts.whole }} />
        <i className="part" style={{ flex: parts.part }} />
        <i className="refused" style={{ flex: parts.refused }} />
        <i className="none" style={{ flex: parts.none }} />
      </span>
    </div>
  )
}
