import { type ReactElement, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { HistoryEntry } from '../../../app/contract/index.ts'
import { useHistory } from '../../state/answers.ts'
import { shutHistory, useHistoryPanel } from '../../state/history.ts'
import { notify } from '../../state/notices.ts'
import { goTo } from '../../state/perform.ts'
import { useSession } from '../../state/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Choice, type Option } from '../../ui/choice.tsx'
import { count } from '../../ui/words.ts'
import { byDay, canGo, localDate, narrowed, stepsTo } from './days.ts'
import { EntryLine } from './entry-line.tsx'
import './history.css'

/** So many entries are drawn at once. */
const AT_ONCE = 200

/** Everything that was done, by day, at the right of every view: what each touched is a click away, and any point can be gone back to. */
export function HistoryPanel({
  signature,
}: {
  /** Where the name is set that further changes bear. */
  readonly signature: ReactNode
}): ReactElement | null {
  const open = useHistoryPanel((panel) => panel.open)
  return open ? <Panel signature={signature} /> : null
}

function Panel({ signature }: { readonly signature: ReactNode }): ReactElement {
  const about = useHistoryPanel((panel) => panel.about)
  const history = useHistory().data ?? []
  const [asked, setAsked] = useState<number | null>(null)
  const [shown, setShown] = useState(AT_ONCE)
  const entries = narrowed(history, about)
  const days = byDay(entries.slice(0, shown), localDate(new Date()))
  const first = history.at(-1)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => enter(panel.current), [])
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className="history"
      data-pane
      aria-label="History"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        if (asked === null) shutHistory()
        else setAsked(null)
      }}
    >
      <div className="ph">
        <h2>
          History <span className="plain muted">{count(entries.length, 'change')}</span>
        </h2>
        <span className="sp" />
        <IconButton label="Shut the history" icon="cross" onClick={shutHistory} />
      </div>
      <div className="row about">
        <About history={history} value={about} />
        {signature}
      </div>
      {/* Above the list: notices come up below and would cover it. */}
      {asked !== null && <Confirm history={history} to={asked} onDone={() => setAsked(null)} />}
      <div className="scroll">
        {history.length === 0 && <p className="hint-line muted">Nothing was done in this workspace yet.</p>}
        {history.length > 0 && entries.length === 0 && (
          <p className="hint-line muted">Nothing was done about it by itself.</p>
        )}
        {days.map(({ key, label, entries: own }) => (
          <section key={key} aria-label={label}>
            <h3>{label}</h3>
            <ol className="entries">
              {own.map((entry) => (
                <EntryLine
                  key={entry.sequence}
                  entry={entry}
                  reachable={canGo(history, entry.sequence)}
                  asked={asked === entry.sequence}
                  onAsk={() => setAsked(entry.sequence)}
                />
              ))}
            </ol>
          </section>
        ))}
        {entries.length > shown && (
          <Button small kind="quiet" onClick={() => setShown(shown + AT_ONCE)}>
            Show {Math.min(AT_ONCE, entries.length - shown)} more
          </Button>
        )}
        {first !== undefined && canGo(history, 0) && about === 'all' && entries.length <= shown && (
          <Button small kind="quiet" icon="undo" onClick={() => setAsked(0)}>
            Rewind to before everything
          </Button>
        )}
      </div>
    </aside>
  )
}

/** Whoever opens it by key reads on in it, and is back where they were once it is shut. */
function enter(panel: HTMLElement | null): () => void {
  const before = document.activeElement
  panel?.focus()
  return () => {
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
  }
}

/** Says how far the way is before it is gone. */
function Confirm({
  history,
  to,
  onDone,
}: {
  readonly history: readonly HistoryEntry[]
  readonly to: number
  readonly onDone: () => void
}): ReactElement {
  const [busy, setBusy] = useState(false)
  const { back, steps } = stepsTo(history, to)
  const target = history.find(({ sequence }) => sequence === to)
  const point = target === undefined ? 'before everything' : `as it was after “${target.label}”`
  const go = async (): Promise<void> => {
    setBusy(true)
    if (await goTo(to)) {
      const done = `${count(steps, 'change')} ${back ? 'undone' : 'redone'}.`
      notify('neutral', back ? `${done} Ctrl Shift Z brings them back one by one.` : done)
    }
    onDone()
  }
  return (
    <div className="confirm" role="alertdialog" aria-label={back ? 'Rewind' : 'Redo'}>
      <p>
        {back ? 'Undo' : 'Redo'} {count(steps, 'change')}, so that the workspace is {point}?{' '}
        {back && <span className="muted">Nothing is lost: each can be redone until something else is done.</span>}
      </p>
      <div className="row">
        <span className="sp" />
        <Button small kind="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button small kind="primary" autoFocus disabled={busy} onClick={() => void go()}>
          {back ? 'Rewind' : 'Redo'} {count(steps, 'change')}
        </Button>
      </div>
    </div>
  )
}

/** Narrows the history to a file or a force that it speaks of. */
function About({
  history,
  value,
}: {
  readonly history: readonly HistoryEntry[]
  readonly value: string
}): ReactElement {
  const sources = useSession((session) => session.state.sources)
  const forces = useSession((session) => session.state.forces)
  const options = useMemo((): readonly Option<string>[] => {
    const files = new Set(history.flatMap((entry) => entry.files))
    const codes = new Set(history.flatMap((entry) => entry.forces))
    return [
      { key: 'all', label: 'Every file and force' },
      ...forces.filter(({ code }) => codes.has(code)).map(({ code, name }) => ({ key: `force ${code}`, label: name })),
      ...sources.filter(({ id }) => files.has(id)).map(({ id, name }) => ({ key: `file ${id}`, label: name })),
    ]
  }, [history, sources, forces])
  return (
    <Choice
      label="About"
      options={options}
      value={options.some(({ key }) => key === value) ? value : 'all'}
      onChange={(about) => useHistoryPanel.setState({ about })}
    />
  )
}
