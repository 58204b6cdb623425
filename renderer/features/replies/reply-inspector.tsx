import { type ReactElement, useState } from 'react'
import type { SourceSummary } from '../../../app/contract/index.ts'
import type { Quote, ReplyBoard, ReplyRow } from '../../../app/query/index.ts'
import { openSource } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { CellRef } from '../../ui/badge.tsx'
import { HiddenMark } from '../../ui/hidden-mark.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNoteSlots } from '../../ui/note-slots.ts'
import { count, day, fileSize, sentence } from '../../ui/words.ts'
import { AnswerMark } from './answer-mark.tsx'
import { someAsked } from './arrange.ts'
import { StatusWord } from './board-row.tsx'
import { choose } from './board-state.ts'
import { Letter } from './letter.tsx'
import { ReplyForm } from './reply-form.tsx'
import { answerWords, otherYears, questionWords, yearDays } from './words.ts'

/** The chosen reply: how each question was answered and where, what the force says about its figures, word for word. */
export function ReplyInspector({
  row,
  board,
  sources,
}: {
  readonly row: ReplyRow
  readonly board: ReplyBoard
  readonly sources: ReadonlyMap<number, SourceSummary>
}): ReactElement {
  const { ofForce: NotesOfForce } = useNoteSlots()
  const request = useSession((session) => session.state.request)
  const { measure } = request
  const files = row.files.flatMap((id) => sources.get(id) ?? [])
  const [letter, setLetter] = useState<Quote | null>(null)
  const odd = otherYears(row.years, request.periods)
  return (
    <aside className="insp fill" data-pane aria-label="Reply">
      <div className="top">
        <div className="row">
          <b className="title ell">{row.name}</b>
          <span className="sp" />
          <StatusWord row={row} />
        </div>
        <p className="muted">
          {[row.force, row.region, row.asked || !someAsked(board) ? '' : 'not asked']
            .filter((word) => word !== '')
            .join(' · ')}
        </p>
      </div>
      <div className="scroll">
        {row.answers.length > 0 && row.files.length > 0 && (
          <section className="sect">
            <h2>Questions</h2>
            <table className="answers">
              <tbody>
                {board.questions.flatMap((question) =>
                  row.answers
                    .filter((answer) => answer.question === question)
                    .map(({ period, state, place }, nth) => (
                      <tr key={`${question} ${period}`}>
                        <th scope="row">{nth === 0 ? questionWords(question, measure) : ''}</th>
                        <td>{request.periods[period]?.label ?? ''}</td>
                        <td>
                          <span className="row g4">
                            <AnswerMark state={state} about="" />
                            <span className={state === 'answered' ? 'sec' : `a-${state}`}>{answerWords(state)}</span>
                          </span>
                        </td>
                        <td>{place !== null && <CellRef cell={place.a1} onOpen={() => openSource(place)} />}</td>
                      </tr>
                    )),
                )}
              </tbody>
            </table>
          </section>
        )}
        <Quotes title="Why it was refused" row={row} says="refusal" sources={sources} onLetter={setLetter} />
        <Quotes title="What is not held" row={row} says="not held" sources={sources} onLetter={setLetter} />
        {row.files.length > 0 && (
          <section className="sect">
            <h2>How this reply counts</h2>
            <dl className="kv">
              <dt>Years</dt>
              <dd className={odd ? 'c-warn md' : ''}>{yearDays(row.years) || '–'}</dd>
              <dt>Counting unit</dt>
              <dd>{sentence(row.units.join(', ')) || '–'}</dd>
              <dt>Suppression</dt>
              <dd>{row.suppression.join('; ') || 'None found'}</dd>
              <dt>Extracted</dt>
              <dd>{row.extracted === null ? 'Not said' : day(row.extracted)}</dd>
              <dt>Figures</dt>
              <dd>
                {row.figures} given{row.withheld > 0 ? `, ${row.withheld} withheld` : ''}
              </dd>
            </dl>
          </section>
        )}
        <Quotes title="Rules of suppression" row={row} says="suppression" sources={sources} onLetter={setLetter} />
        <Quotes title="When it was extracted" row={row} says="extracted" sources={sources} onLetter={setLetter} />
        <Quotes
          title="Caveats, as the force wrote them"
          row={row}
          says="caveat"
          sources={sources}
          onLetter={setLetter}
        />
        <section className="sect">
          <h2>Your reading</h2>
          <ReplyForm key={`${row.force} ${JSON.stringify(row.choice)}`} row={row} />
        </section>
        <NotesOfForce force={row.force} name={row.name} files={row.files} />
        <section className="sect last">
          <h2>
            Files <HiddenMark sources={row.files} /> <span className="sp" />
            <span className="plain">{files.length}</span>
          </h2>
          {files.length === 0 && <p className="muted">No file of {row.name} is here.</p>}
          {files.map((source) => (
            <button key={source.id} type="button" className="sheet-line" onClick={() => choose({ file: source.id })}>
              <Icon name="document" size={14} className="muted" />
              <span className="md ell">{source.name}</span>
              <span className="muted nw">
                {count(source.sheets.length, 'sheet')} · {fileSize(source.size)}
              </span>
            </button>
          ))}
        </section>
      </div>
      {letter !== null && (
        <Letter quote={letter} name={sources.get(letter.source)?.name ?? ''} onClose={() => setLetter(null)} />
      )}
    </aside>
  )
}

function Quotes({
  title,
  row,
  says,
  sources,
  onLetter,
}: {
  readonly title: string
  readonly row: ReplyRow
  readonly says: Quote['says']
  readonly sources: ReadonlyMap<number, SourceSummary>
  /** Shows the letter in which a sentence stands that is in no cell. */
  readonly onLetter: (quote: Quote) => void
}): ReactElement | null {
  const quotes = row.quotes.filter((quote) => quote.says === says)
  if (quotes.length === 0) return null
  const [section] = says === 'refusal' ? quotes.flatMap(({ value }) => (value === '' ? [] : [value])) : []
  return (
    <section className="sect">
      <h2>
        {title} <span className="sp" />
        {section !== undefined && <span className="plain">{section}</span>}
      </h2>
      <ul className="quotes">
        {quotes.map((quote) => (
          <li key={`${quote.source} ${quote.sheet} ${quote.place} ${quote.text}`}>
            <q>{quote.text}</q>
            <span className="row g4">
              <CellRef
                cell={quote.place}
                title={`Open ${quote.place} of ${sources.get(quote.source)?.name ?? 'the file'}`}
                onOpen={() =>
                  quote.sheet === null
                    ? onLetter(quote)
                    : openSource({ source: quote.source, sheet: quote.sheet, cell: quote.cell })
                }
              />
              <span className="muted ell">
                {row.files.length > 1 ? sources.get(quote.source)?.name : quote.sheetName}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
