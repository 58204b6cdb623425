import { Fragment, type KeyboardEvent, type ReactElement } from 'react'
import type { SourceSummary } from '../../../app/contract/index.ts'
import type { ReplyRow } from '../../../app/query/index.ts'
import { openSource } from '../../state/looking.ts'
import { useNotesOfForce } from '../../state/notes-on.ts'
import { useSession } from '../../state/session.ts'
import { Badge } from '../../ui/badge.tsx'
import { HiddenMark } from '../../ui/hidden-mark.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NoteMark } from '../../ui/note-mark.tsx'
import { day, figure, formatWords, sentence } from '../../ui/words.ts'
import { AnswerMark } from './answer-mark.tsx'
import { choose, unfold } from './board-state.ts'
import { firstSheet } from './states.ts'
import { caveatOf, otherYears, questionWords, statusOfRow, yearWords } from './words.ts'

/** Columns that leave where room is scarce: what is counted, the rule of suppression, the day of extraction. */
export type OptionalColumn = 'units' | 'rule' | 'taken'

/** A reply: one line of the board. A click chooses it, Enter or a double click opens its first file, → lists its files. */
export function BoardRow({
  row,
  questions,
  files,
  current,
  unfolded,
  optional,
}: {
  readonly row: ReplyRow
  readonly questions: readonly string[]
  readonly files: readonly SourceSummary[]
  readonly current: boolean
  readonly unfolded: boolean
  readonly optional: readonly OptionalColumn[]
}): ReactElement {
  const notes = useNotesOfForce(row.force, row.files)
  const request = useSession((session) => session.state.request)
  const [only] = files
  const take = (): void => choose({ force: row.force })
  const open = (): void => {
    if (only !== undefined) openSource({ source: only.id, sheet: firstSheet(only), cell: null })
  }
  const byKey = (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.key === 'Enter') open()
    if (event.key === 'ArrowRight' && files.length > 0) unfold(row.force, true)
    if (event.key === 'ArrowLeft') unfold(row.force, false)
    moveByKey(event)
  }
  const odd = otherYears(row.years, request.periods)
  const oddUnit = row.units.length > 0 && !row.units.includes(request.measure)
  return (
    <tr className={current ? 'sel' : ''} onClick={take} onDoubleClick={open}>
      <th>
        <span className="row g2">
          <button
            type="button"
            className="fold"
            tabIndex={-1}
            aria-hidden="true"
            title={unfolded ? 'Fold (←)' : 'List the files (→)'}
            disabled={files.length === 0}
            onClick={(event) => {
              event.stopPropagation()
              unfold(row.force, !unfolded)
            }}
          >
            {files.length > 0 && <Icon name={unfolded ? 'caretDown' : 'caretRight'} size={12} />}
          </button>
          <button
            type="button"
            className="row-button ell"
            aria-current={current ? 'true' : undefined}
            aria-expanded={files.length > 0 ? unfolded : undefined}
            onFocus={take}
            onKeyDown={byKey}
          >
            {row.name}
          </button>
          <NoteMark notes={notes} />
        </span>
      </th>
      <td>
        <StatusWord row={row} />
      </td>
      {questions.map((question) => (
        <td key={question} className="q">
          <Marks row={row} question={question} />
        </td>
      ))}
      <td className="sec" title={files.map(({ path }) => path).join('\n')}>
        <HiddenMark sources={row.files} short />
        {only === undefined && <span className="muted">–</span>}
        {files.length > 1 && `${files.length} files: `}
        {files.map(({ id, name, illustrative }, nth) => (
          <Fragment key={id}>
            {nth > 0 && ', '}
            {name}
            {illustrative && <span className="muted"> °</span>}
          </Fragment>
        ))}
      </td>
      <td>{row.formats.map(formatWords).join(', ')}</td>
      <td className={odd ? 'c-warn md' : ''} title={odd ? 'Other years than those asked for' : undefined}>
        {yearWords(row.years)}
      </td>
      {optional.includes('units') && (
        <td
          className={oddUnit ? 'c-warn md' : ''}
          title={oddUnit ? `Counts something else than the ${request.measure} asked for` : undefined}
        >
          {sentence(row.units.slice(0, 2).join(', '))}
        </td>
      )}
      {optional.includes('rule') && (
        <td className={row.suppression.length === 0 ? 'muted' : ''} title={row.suppression.join('\n')}>
          {row.suppression.length === 0 ? (row.figures > 0 ? 'None' : '') : row.suppression.join('; ')}
        </td>
      )}
      {optional.includes('taken') && <td>{row.extracted === null ? '' : day(row.extracted)}</td>}
      <td className="num">
        {row.figures + row.withheld > 0 && figure(row.figures)}
        {row.withheld > 0 && <span className="c-held"> +{figure(row.withheld)}</span>}
      </td>
      <td className="sec" title={caveatOf(row)}>
        {caveatOf(row)}
      </td>
    </tr>
  )
}

/** The status of a row in a word, the section of a refusal beside it. An answer in full carries no badge. */
export function StatusWord({ row }: { readonly row: ReplyRow }): ReactElement {
  const { word, tone, icon } = statusOfRow(row)
  const section = row.section !== null && row.status !== 'replied' ? ` ${row.section}` : ''
  const own = row.choice?.status != null || row.choice?.section != null
  const mark = own && (
    <span className="muted" title="Set by hand">
      {' '}
      ✎
    </span>
  )
  if (tone === 'good') {
    return (
      <span className="row g4 sec plain-status">
        <Icon name={icon} size={12} className="c-good" />
        <span>
          {word}
          {mark}
        </span>
      </span>
    )
  }
  return (
    <Badge tone={tone} icon={icon}>
      {word}
      {section}
      {mark}
    </Badge>
  )
}

/** More periods than this are shown as one mark with a count. */
const MOST_MARKS = 4

function Marks({ row, question }: { readonly row: ReplyRow; readonly question: string }): ReactElement {
  const { periods, measure } = useSession((session) => session.state.request)
  const own = row.answers.filter((answer) => answer.question === question)
  if (row.files.length === 0) return <span className="muted">–</span>
  if (own.length > MOST_MARKS) {
    const whole = own.filter(({ state }) => state === 'answered' || state === 'withheld').length
    const state = whole === own.length ? 'answered' : whole > 0 ? 'partly' : (own[0]?.state ?? 'none')
    return (
      <span className="row g2">
        <AnswerMark state={state} about={questionWords(question, measure)} />
        {whole}/{own.length}
      </span>
    )
  }
  return (
    <span className="marks">
      {own.map(({ period, state }) => (
        <AnswerMark
          key={period}
          state={state}
          about={`${questionWords(question, measure)} ${periods[period]?.label ?? ''}`}
        />
      ))}
    </span>
  )
}

/** Up, down, Home and End walk along the rows of the board. */
export function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('.row-button') ?? [])]
  const at = buttons.indexOf(event.currentTarget)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  buttons[to]?.focus()
}
