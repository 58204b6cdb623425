import { type ReactElement, useEffect, useState } from 'react'
import type { FindingStatus } from '../../../app/annotate/index.ts'
import type { FindingHistory, FindingPlaceShown, ListedFinding } from '../../../app/contract/index.ts'
import { judge, publishCaveats, useFindingHistory, useFindings, wordCaveat } from '../../state/findings.ts'
import { openSource } from '../../state/looking.ts'
import { Badge, CellRef } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Segments } from '../../ui/choice.tsx'
import { useNoteSlots } from '../../ui/note-slots.ts'
import { moment } from '../../ui/words.ts'
import { DecideFromFinding } from './decide.tsx'
import { Evidence } from './evidence.tsx'
import { SEVERITY_WORDS, STATUS_WORDS, subjectOf } from './triage.ts'
import { useTriage } from './triage-state.ts'
import { aboutForce } from './use-triage-keys.ts'

/** One finding: the claim, why it matters, the evidence side by side, the arithmetic, the caveat line, what was decided. */
export function FindingDetail({ finding }: { readonly finding: ListedFinding }): ReactElement {
  const { ofFinding: NotesOfFinding } = useNoteSlots()
  return (
    <div className="pane fill" data-pane>
      <div className="scroll det">
        <Claim finding={finding} />
        <Decision finding={finding} />
        <Evidence finding={finding} />
        <Arithmetic finding={finding} />
        {(finding.suggestedCaveat !== '' || finding.caveat !== '') && <CaveatLine finding={finding} />}
        <NotesOfFinding finding={finding} />
        <WhatWasDone finding={finding} />
      </div>
    </div>
  )
}

function Claim({ finding }: { readonly finding: ListedFinding }): ReactElement {
  return (
    <header className="row t claim">
      <div className="grow">
        <p className="muted">{subjectOf(finding)}</p>
        <h2>{finding.claim}</h2>
        <p className="sec">{finding.why}</p>
      </div>
      {finding.resolved === null && <DecideFromFinding finding={finding} />}
      {finding.places.length > 0 && finding.resolved === null && <AskForce finding={finding} />}
    </header>
  )
}

function AskForce({ finding }: { readonly finding: ListedFinding }): ReactElement {
  const all = useFindings().data?.findings ?? []
  const letter = useTriage((triage) => triage.letter)
  return (
    <Button
      kind={letter === null ? 'primary' : 'plain'}
      icon="mail"
      title="Draft a letter to the force (L)"
      onClick={() => useTriage.setState({ letter: aboutForce(all, finding) })}
    >
      Ask the force
    </Button>
  )
}

function Decision({ finding }: { readonly finding: ListedFinding }): ReactElement {
  const { severity, status, judgedAt, resolved } = finding
  const { one, icon, tone } = SEVERITY_WORDS[severity]
  return (
    <div className="decision">
      <div className="row wrap">
        <Badge tone={tone} icon={icon}>
          {one}
        </Badge>
        {finding.private && (
          <Badge
            tone="held"
            icon="eyeOff"
            title="It tells what a suppression hides: never in a letter, and not published"
          >
            Private
          </Badge>
        )}
        {resolved !== null && (
          <Badge tone="good" icon="tick" title={resolved.at === '' ? resolved.label : moment(resolved.at)}>
            Resolved by: {resolved.label}
          </Badge>
        )}
        {judgedAt !== '' && status !== 'open' && (
          <span className="muted nw">
            {status} {moment(judgedAt)}
            {finding.author !== '' && ` by ${finding.author}`}
          </span>
        )}
        <span className="muted ell" title={finding.how}>
          {finding.title}
        </span>
        <span className="sp" />
        <Segments<FindingStatus>
          label="Decision"
          options={STATUS_WORDS.map(({ status: key, label }) => ({ key, label }))}
          value={status}
          onChange={(next) => void judge([finding], next, '')}
        />
      </div>
      <Reason finding={finding} />
    </div>
  )
}

function Reason({ finding }: { readonly finding: ListedFinding }): ReactElement {
  const [text, setText] = useState(finding.reason)
  useEffect(() => setText(finding.reason), [finding.reason])
  const changed = text.trim() !== finding.reason
  const keep = (): void => {
    if (changed) void judge([finding], finding.status, text.trim())
  }
  return (
    <div className="row reason">
      <label className="inp grow">
        <input
          className="bare"
          data-reason
          aria-label="Reason"
          placeholder="Reason or note, in your words (R)"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              keep()
              // the next key is one of the finding's again: L for its letter, ] for the next
              event.currentTarget.blur()
            }
            if (event.key === 'Escape') {
              event.stopPropagation()
              setText(finding.reason)
              event.currentTarget.blur()
            }
          }}
        />
      </label>
      {changed && (
        <Button small onClick={keep}>
          Keep reason
        </Button>
      )}
    </div>
  )
}

function Arithmetic({ finding }: { readonly finding: ListedFinding }): ReactElement | null {
  if (finding.arithmetic.length === 0) return null
  return (
    <>
      <h3 className="h3">The arithmetic</h3>
      <table className="ar">
        <tbody>
          {finding.arithmetic.map((line) => (
            <tr key={`${line.terms} ${line.words} ${line.result}`}>
              <td className="sec">{line.terms}</td>
              <td className="n">{line.result}</td>
              <td>
                <span className="row g4 wrap">
                  {line.words}
                  {line.cells.slice(0, 6).map(({ cell, file, sheetName }) => {
                    const place = finding.places.find((one) => one.file === file && one.sheetName === sheetName)
                    return <Cited key={`${file} ${sheetName} ${cell}`} cell={cell} place={place} />
                  })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Cited({
  cell,
  place,
}: {
  readonly cell: string
  readonly place: FindingPlaceShown | undefined
}): ReactElement {
  const at = place?.cells.find((one) => one.cell === cell)?.at
  if (place === undefined || place.source === null || at === undefined) return <CellRef cell={cell} />
  const { source, sheet } = place
  return <CellRef cell={cell} onOpen={() => openSource({ source, sheet, cell: at })} />
}

function CaveatLine({ finding }: { readonly finding: ListedFinding }): ReactElement {
  const [text, setText] = useState(finding.caveat)
  useEffect(() => setText(finding.caveat), [finding.caveat])
  return (
    <section className="caveat">
      <h3 className="h3">
        Caveat line
        <span className="plain">what a reader of a chart or table with these figures must know</span>
        <span className="sp" />
        {finding.caveat !== finding.suggestedCaveat && (
          <button type="button" className="link" onClick={() => void wordCaveat(finding, finding.suggestedCaveat)}>
            Back to the suggested words
          </button>
        )}
      </h3>
      <textarea
        className="area"
        rows={2}
        aria-label="Caveat line"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void wordCaveat(finding, text.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            event.currentTarget.blur()
          }
          if (event.key === 'Escape') {
            event.stopPropagation()
            setText(finding.caveat)
          }
        }}
      />
      <label className="row g6">
        <input
          type="checkbox"
          className="tickbox"
          checked={finding.forPublication}
          onChange={() => void publishCaveats([finding], !finding.forPublication)}
        />
        For publication
        {finding.private && <span className="muted">off unless you decide so: it tells what a suppression hides</span>}
      </label>
    </section>
  )
}

function WhatWasDone({ finding }: { readonly finding: ListedFinding }): ReactElement {
  const history = useFindingHistory(finding.key).data ?? []
  return (
    <section aria-label="History of the finding">
      <h3 className="h3">History</h3>
      {history.length === 0 && <p className="muted">Nobody has decided about it yet.</p>}
      {history.map((done) => (
        <Done key={done.sequence} done={done} />
      ))}
      {finding.resolved !== null && (
        <div className="th">
          <span className="muted nw">{finding.resolved.at === '' ? '' : moment(finding.resolved.at)}</span>
          <p>No longer holds since: {finding.resolved.label}</p>
        </div>
      )}
    </section>
  )
}

function Done({ done }: { readonly done: FindingHistory[number] }): ReactElement {
  const { command, kind, label, at } = done
  const words = kind === 'do' ? label : `${kind === 'undo' ? 'Undone' : 'Redone'}: ${label}`
  const author = 'author' in command ? command.author : ''
  const reason = kind === 'do' && command.do === 'judge findings' ? command.reason : ''
  return (
    <div className="th">
      <span className="muted nw">{moment(at)}</span>
      <div>
        {author !== '' && <b className="md">{author} </b>}
        <span className="sec">{words}</span>
        {reason !== '' && <p>{reason}</p>}
      </div>
    </div>
  )
}
