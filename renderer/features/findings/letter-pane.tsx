import { type ReactElement, useState } from 'react'
import type { Letter, LetterPart, ListedFinding } from '../../../app/contract/index.ts'
import { parseA1 } from '../../../app/vocabulary/index.ts'
import { writeAll } from '../../host/blocks.ts'
import { keepLetter, useLetter } from '../../state/findings.ts'
import { askToLeave } from '../../state/leaving.ts'
import { openSource } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { ports } from '../../state/ports.ts'
import { useSession } from '../../state/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { copyText } from '../../ui/clipboard.ts'
import { Icon } from '../../ui/icon.tsx'
import { count, list } from '../../ui/words.ts'
import { LetterTemplate } from './letter-template.tsx'
import { subjectOf } from './triage.ts'
import { useTriage } from './triage-state.ts'

/** A draft to one force about some findings; every figure of it leads to its cell. */
export function LetterPane({
  findings,
  keys,
}: {
  readonly findings: readonly ListedFinding[]
  readonly keys: readonly string[]
}): ReactElement {
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set())
  const [editing, setEditing] = useState(false)
  const letter = useLetter(keys.filter((key) => !dropped.has(key))).data
  const force = useForceName(letter?.force ?? null)
  const candidates = keys.flatMap((key) => findings.find((one) => one.key === key) ?? [])
  const toggle = (key: string): void => {
    const next = new Set(dropped)
    if (!next.delete(key)) next.add(key)
    setDropped(next)
  }
  return (
    <aside className="insp fill letter" data-pane aria-label="Draft letter">
      <div className="top row">
        <b className="title">Draft letter</b>
        <span className="muted ell">{force === '' ? '' : `to ${force}`}</span>
        <span className="sp" />
        <IconButton label="Close the letter" icon="cross" onClick={() => useTriage.setState({ letter: null })} />
      </div>
      <div className="acts row">
        <Button
          kind="primary"
          icon="copy"
          disabled={letter === undefined || letter.findings.length === 0}
          onClick={() => letter !== undefined && void copy(letter, findings)}
        >
          Copy letter
        </Button>
        <Button
          disabled={letter === undefined || letter.findings.length === 0}
          onClick={() => letter !== undefined && void save(letter, findings, force)}
        >
          Save as text…
        </Button>
        <span className="sp" />
        <IconButton label="Change the template of letters" icon="edit" onClick={() => setEditing(true)} />
      </div>
      <div className="scroll let">
        {letter !== undefined && letter.findings.length > 0 ? (
          <>
            <pre>
              {letter.parts.map((part, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
                <Piece key={nth} part={part} />
              ))}
            </pre>
            <Tied letter={letter} />
          </>
        ) : (
          <p className="muted">Nothing of this can be asked about.</p>
        )}
      </div>
      <ul className="sect about" aria-label="Findings of the letter">
        {candidates.map((finding) => {
          const out = letter?.leftOut.find(({ key }) => key === finding.key)
          return (
            <li key={finding.key}>
              <label className="row g6">
                <input
                  type="checkbox"
                  className="tickbox"
                  checked={out === undefined && !dropped.has(finding.key)}
                  disabled={out !== undefined}
                  onChange={() => toggle(finding.key)}
                />
                <span className={out === undefined ? 'ell' : 'ell muted'} title={finding.claim}>
                  {subjectOf(finding)}: {finding.title}
                </span>
                {out !== undefined && <span className="muted nw">({out.why})</span>}
              </label>
            </li>
          )
        })}
      </ul>
      {editing && letter !== undefined && (
        <LetterTemplate template={letter.template} onClose={() => setEditing(false)} />
      )}
    </aside>
  )
}

function useForceName(force: string | null): string {
  return useSession(({ state }) => state.forces.find(({ code }) => code === force)?.officialName ?? '')
}

function Piece({ part }: { readonly part: LetterPart }): ReactElement {
  if (part.kind === 'words' || part.kind === 'name') return <>{part.text}</>
  const [first] = part.cells
  const at = first === undefined ? undefined : parseA1(first.cell)
  if (first === undefined || first.source === null || at === undefined) return <span>{part.text}</span>
  const { source, sheet } = first
  return (
    <button
      type="button"
      className="lk"
      title={list(part.cells.slice(0, 6).map(({ cell, file }) => `${cell} of ${file}`))}
      onClick={() => openSource({ source, sheet, cell: at })}
    >
      {part.text}
    </button>
  )
}

function Tied({ letter }: { readonly letter: Letter }): ReactElement {
  const figures = letter.parts.filter(({ kind }) => kind === 'figure')
  const tied = figures.filter((part) => part.kind === 'figure' && part.cells.length > 0)
  return (
    <p className="row g6 muted tied">
      <Icon name="tick" size={12} className="c-good" />
      {tied.length} of {count(figures.length, 'figure')} tied to a source cell
    </p>
  )
}

async function copy(drafted: Letter, findings: readonly ListedFinding[]): Promise<void> {
  const letter = await asMayLeave(drafted, 'copy')
  if (letter === null) return
  copyText(letter.text)
  if (await asked(letter, findings)) notify('good', `Letter copied; ${queried(letter)}`)
  else notify('good', 'Letter copied')
}

async function save(drafted: Letter, findings: readonly ListedFinding[], force: string): Promise<void> {
  const { host } = ports()
  const letter = await asMayLeave(drafted, 'export')
  if (letter === null) return
  const sent = await writeAll(host, new TextEncoder().encode(`${letter.text}\n`))
  const saved = sent.ok ? await host.saveExport(sent.value, `Letter to ${force || 'the force'}.txt`, 'txt') : sent
  if (!saved.ok) notify('bad', 'The letter was not saved.', saved.problem)
  else if (saved.value !== null) {
    const marked = await asked(letter, findings)
    notify('good', `Letter saved to ${saved.value.path}${marked ? `; ${queried(letter)}` : ''}`)
  }
}

/** The letter after all that had to be asked, without the figures that are to stay; null where it stays. */
async function asMayLeave(letter: Letter, way: 'copy' | 'export'): Promise<Letter | null> {
  const leave = await askToLeave({ of: 'letter', findings: letter.findings }, way)
  if (leave === null) return null
  return leave.without.length === 0 ? letter : ports().workbench.draftLetter(letter.findings, null, leave.without)
}

/** Marks the findings of a letter as queried, unless all of them are. */
async function asked(letter: Letter, findings: readonly ListedFinding[]): Promise<boolean> {
  const waiting = findings.filter(({ key, status }) => letter.findings.includes(key) && status !== 'queried')
  return waiting.length > 0 && (await keepLetter(letter))
}

function queried(letter: Letter): string {
  return `${count(letter.findings.length, 'finding')} queried. Ctrl Z takes that back.`
}
