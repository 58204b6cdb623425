import { type ReactElement, type ReactNode, useState } from 'react'
import type { Dimension, Figure } from '../../../app/vocabulary/index.ts'
import { deleteEntry, type EntryDraft, keepEntry, leaveEntry, useUnderstood } from '../../state/entering.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Combo } from '../../ui/combo.tsx'
import { formKeys } from '../../ui/form-keys.ts'
import { Icon } from '../../ui/icon.tsx'
import { day } from '../../ui/words.ts'
import { figureWords, shown } from './words.ts'

/** A figure as it is typed in: the words or the place that say it, what it counts, and how the program takes it. Ctrl Enter keeps it. */
export function EntryForm({ draft }: { readonly draft: EntryDraft }): ReactElement {
  const forces = useSession((session) => session.state.forces)
  const author = useSession((session) => session.state.settings.author ?? '')
  const start = draft.changes
  const guess = draft.guess
  const [quote, setQuote] = useState(draft.quote)
  const [page, setPage] = useState(String(draft.page ?? ''))
  const [paragraph, setParagraph] = useState(String(draft.paragraph ?? ''))
  const [value, setValue] = useState(
    start?.written ??
      (guess?.numbers.length === 1 || guess?.figure?.status === 'suppressed' ? shown(guess.figure) : ''),
  )
  const [period, setPeriod] = useState(
    start === null ? (guess?.periodWritten ?? '') : daysOf(start.periodStart, start.periodEnd),
  )
  const [force, setForce] = useState<string | null>(start === null ? (guess?.force ?? null) : start.force)
  const [measure, setMeasure] = useState(start?.measure ?? guess?.measure ?? '')
  const [breakdowns, setBreakdowns] = useState<readonly Dimension[]>(start?.dimensions ?? guess?.dimensions ?? [])
  const [reason, setReason] = useState(start?.reason ?? '')
  const [low, setLow] = useState(boundOf(start?.figure, 'low'))
  const [high, setHigh] = useState(boundOf(start?.figure, 'high'))
  const [busy, setBusy] = useState(false)
  const understood = useUnderstood({ quote, value, period }).data
  const figure = bounded(understood?.figure ?? null, low, high)
  const stands = understood?.stands ?? true
  const place = { page: numberIn(page), paragraph: numberIn(paragraph) }
  const missing = missingIn({
    value: figure === null ? (value.trim() === '' ? 'the figure' : 'a number or marker that is understood') : null,
    place: place.page === null && place.paragraph === null ? 'a page or paragraph' : null,
    quote: quote.trim() === '' && draft.region === null ? 'the words that say it' : null,
    measure: measure.trim() === '' ? 'what is counted' : null,
    period: period.trim() !== '' && understood?.period === null ? 'a period that is understood' : null,
    reason: !stands && reason.trim() === '' ? 'why the words do not hold the number' : null,
  })
  const keep = async (): Promise<void> => {
    if (busy || figure === null || missing.length > 0) return
    setBusy(true)
    const kept = await keepEntry(draft, {
      ...place,
      region: place.page === null ? null : draft.region,
      quote: quote.trim(),
      written: value.trim(),
      reason: stands ? '' : reason.trim(),
      force,
      measure: measure.trim(),
      periodStart: understood?.period?.start ?? null,
      periodEnd: understood?.period?.end ?? null,
      dimensions: sorted(breakdowns),
      figure,
    })
    if (!kept) setBusy(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc and Ctrl Enter act in every field of the form
    <div className="entry-form" onKeyDown={formKeys(leaveEntry, () => void keep())}>
      <div className="scroll entry-fields">
        <Field words="Quoted words" tall>
          <textarea
            // biome-ignore lint/a11y/noAutofocus: the analyst has just asked to enter a figure
            autoFocus
            className="area"
            rows={3}
            maxLength={20_000}
            placeholder={draft.region === null ? 'The words of the file that say it' : 'What can be read there'}
            value={quote}
            onChange={(event) => setQuote(event.target.value)}
          />
        </Field>
        <div className="entry-two">
          <Field words="Page">
            <input className="inp" inputMode="numeric" value={page} onChange={(event) => setPage(event.target.value)} />
          </Field>
          <Field words="Paragraph">
            <input
              className="inp"
              inputMode="numeric"
              value={paragraph}
              onChange={(event) => setParagraph(event.target.value)}
            />
          </Field>
        </div>
        {draft.region !== null && <p className="muted">A part of page {page} is marked.</p>}
        <Field words="Figure" echo={figureWords(figure, value)} bad={figure === null && value.trim() !== ''}>
          <input
            className="inp num"
            placeholder="17, <5, not held"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        </Field>
        {guess !== null && guess.numbers.length > 1 && (
          <p className="entry-numbers">
            <span className="muted">In the words:</span>
            {guess.numbers.slice(0, 8).map((number) => (
              <button type="button" key={number} className="link" onClick={() => setValue(String(number))}>
                {number.toLocaleString('en-GB')}
              </button>
            ))}
          </p>
        )}
        {figure !== null && figure.status === 'suppressed' && (
          <div className="entry-two">
            <Field words="At least">
              <input
                className="inp num"
                placeholder={String(figure.low)}
                value={low}
                onChange={(event) => setLow(event.target.value)}
              />
            </Field>
            <Field words="At most">
              <input
                className="inp num"
                placeholder={figure.high === null ? 'not known' : String(figure.high)}
                value={high}
                onChange={(event) => setHigh(event.target.value)}
              />
            </Field>
          </div>
        )}
        {!stands && (
          <div className="entry-warn" role="alert">
            <p className="row g6">
              <Icon name="warning" size={14} className="c-warn" />
              <span>The quoted words do not hold this number.</span>
            </p>
            <Field words="Why all the same">
              <input
                className="inp"
                placeholder="Two figures of the letter added up"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </div>
        )}
        <Field
          words="Period"
          echo={
            understood?.period == null
              ? period.trim() === ''
                ? 'No period'
                : 'Not understood'
              : `${understood.period.label}: ${day(understood.period.start)} – ${day(understood.period.end)}`
          }
          bad={period.trim() !== '' && understood?.period === null}
        >
          <input
            className="inp"
            placeholder="2018/19"
            value={period}
            onChange={(event) => setPeriod(event.target.value)}
          />
        </Field>
        <div className="field">
          <span>Force</span>
          <Combo
            label="Force"
            placeholder="Not named"
            value={force ?? ''}
            options={[{ key: '', label: 'Not named' }, ...forces.map(({ code, name }) => ({ key: code, label: name }))]}
            onChange={(key) => setForce(key === '' ? null : key)}
          />
        </div>
        <Field words="Counts">
          <input
            className="inp"
            list="entry-measures"
            placeholder="offences"
            value={measure}
            onChange={(event) => setMeasure(event.target.value)}
          />
        </Field>
        <datalist id="entry-measures">
          {['offences', 'victims', 'suspects'].map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
        <Breakdowns list={breakdowns} onChange={setBreakdowns} />
        <p className="muted">{author === '' ? 'No name is set: the figure carries none.' : `Entered by ${author}.`}</p>
      </div>
      <div className="entry-foot">
        <span className="muted" aria-live="polite">
          {missing.length === 0 ? '' : `Needs ${missing[0]}`}
        </span>
        <div className="row">
          {start !== null && (
            <Button small kind="quiet" icon="trash" onClick={() => void deleteEntry(start)}>
              Delete
            </Button>
          )}
          <span className="sp" />
          <Button small kind="quiet" onClick={leaveEntry}>
            Cancel
          </Button>
          <Button small kind="primary" disabled={busy || missing.length > 0} onClick={() => void keep()}>
            {start === null ? 'Enter figure' : 'Keep change'}
          </Button>
        </div>
      </div>
    </div>
  )
}

function Field({
  words,
  echo,
  bad = false,
  tall = false,
  children,
}: {
  readonly words: string
  /** How it was understood. */
  readonly echo?: string
  readonly bad?: boolean
  readonly tall?: boolean
  readonly children: ReactNode
}): ReactElement {
  return (
    <div className={tall ? 'field tall' : 'field'}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the field is among the children */}
      <label>
        <span>{words}</span>
        {children}
      </label>
      {echo !== undefined && echo !== '' && <small className={bad ? 'c-bad' : 'muted'}>{echo}</small>}
    </div>
  )
}

function Breakdowns({
  list,
  onChange,
}: {
  readonly list: readonly Dimension[]
  readonly onChange: (list: readonly Dimension[]) => void
}): ReactElement {
  const put = (nth: number, part: Partial<Dimension>): void =>
    onChange(list.map((one, at) => (at === nth ? { ...one, ...part } : one)))
  return (
    <fieldset className="entry-breakdowns">
      <legend>Breakdown</legend>
      {list.map(({ key, value }, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place while it is typed
        <div key={nth} className="row g6">
          <input
            className="inp"
            aria-label={`Breakdown ${nth + 1}: by what`}
            placeholder="platform"
            value={key}
            onChange={(event) => put(nth, { key: event.target.value })}
          />
          <input
            className="inp"
            aria-label={`Breakdown ${nth + 1}: which`}
            placeholder="Snapchat"
            value={value}
            onChange={(event) => put(nth, { value: event.target.value })}
          />
          <Button
            small
            kind="quiet"
            icon="cross"
            title="Take this breakdown out"
            onClick={() => onChange(list.filter((_, at) => at !== nth))}
          />
        </div>
      ))}
      <button type="button" className="link" onClick={() => onChange([...list, { key: '', value: '' }])}>
        {list.length === 0 ? 'All of them. Add a breakdown' : 'Add another'}
      </button>
    </fieldset>
  )
}

function missingIn(needs: Readonly<Record<string, string | null>>): readonly string[] {
  return Object.values(needs).flatMap((need) => need ?? [])
}

function numberIn(text: string): number | null {
  const number = Number(text.trim())
  return text.trim() === '' || !Number.isInteger(number) || number < 1 ? null : number
}

/** Bounds that the analyst typed stand before those that a marker has by itself. */
function bounded(figure: Figure | null, low: string, high: string): Figure | null {
  if (figure === null || figure.status !== 'suppressed') return figure
  const least = low.trim() === '' ? figure.low : Number(low)
  const most = high.trim() === '' ? figure.high : Number(high)
  if (!Number.isFinite(least) || (most !== null && (!Number.isFinite(most) || most < least))) return null
  return { ...figure, low: least, high: most }
}

function boundOf(figure: Figure | undefined, end: 'low' | 'high'): string {
  return figure === undefined || figure.status !== 'suppressed' ? '' : String(figure[end] ?? '')
}

function daysOf(start: string | null, end: string | null): string {
  return start === null || end === null ? '' : `${day(start)} to ${day(end)}`
}

function sorted(list: readonly Dimension[]): readonly Dimension[] {
  const byKey = new Map(
    list.flatMap(({ key, value }) =>
      key.trim() === '' || value.trim() === '' ? [] : [[key.trim(), value.trim()] as const],
    ),
  )
  return [...byKey].map(([key, value]) => ({ key, value })).sort((a, b) => (a.key < b.key ? -1 : 1))
}
