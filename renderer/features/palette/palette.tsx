import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react'
import { useLooking } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { Key } from '../../ui/badge.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type Entry, entriesFor, matchIn } from './entries.ts'
import './palette.css'

/** Everything by its name: forces, commands, files, cells, charts. */
export function Palette(): ReactElement {
  const state = useSession((session) => session.state)
  const looking = useLooking()
  const [text, setText] = useState(looking.paletteText)
  const [position, setPosition] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const entries = useMemo(() => entriesFor(text, state, looking), [text, state, looking])
  const current = entries[Math.min(position, entries.length - 1)]
  const shut = (): void => useLooking.setState({ layer: null })
  const choose = (entry: Entry | undefined): void => {
    if (entry === undefined) return
    shut()
    entry.act()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row that moved is the one to show
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [position, text])
  return (
    <Dialog title="Command palette" hiddenTitle top width={640} className="palette" onClose={shut}>
      <div className="ask-line">
        <Icon name="search" />
        <input
          autoFocus
          className="bare"
          spellCheck={false}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={current === undefined ? undefined : optionId(current)}
          aria-label="Find a force, file, cell or command"
          placeholder="Find a force, file, cell or command"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setPosition(0)
          }}
          onKeyDown={(event) => {
            const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
            if (by !== 0) {
              event.preventDefault()
              setPosition((position + by + entries.length) % Math.max(1, entries.length))
            }
            if (event.key === 'Enter') {
              event.preventDefault()
              choose(current)
            }
          }}
        />
        <span className="muted nw" aria-live="polite">
          {entries.length} {entries.length === 1 ? 'result' : 'results'}
        </span>
      </div>
      <div ref={list} id="palette-list" className="found" role="listbox" aria-label="Results">
        {entries.map((entry, index) => (
          <div key={entry.id}>
            {entry.group !== entries[index - 1]?.group && (
              <div className="group-name" role="presentation">
                {entry.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the keyboard */}
            <div
              id={optionId(entry)}
              role="option"
              tabIndex={-1}
              aria-selected={entry === current}
              className={entry === current ? 'entry on' : 'entry'}
              onPointerMove={() => setPosition(index)}
              onClick={() => choose(entry)}
            >
              <Icon name={entry.icon} size={14} />
              <Marked words={entry.words} text={text} />
              <span className="muted ell">{entry.aside}</span>
              <span className="sp" />
              {entry.keys !== '' && entry.keys.split(' ').map((key) => <Key key={key}>{key}</Key>)}
            </div>
          </div>
        ))}
        {entries.length === 0 && (
          <p className="muted none">Nothing is called that. {'>'} lists the commands, @ the forces.</p>
        )}
      </div>
      <div className="df hints">
        <Key>↑</Key>
        <Key>↓</Key>
        <span className="muted">choose</span>
        <Key>Enter</Key>
        <span className="muted">open</span>
        <span className="sp" />
        <Key>{'>'}</Key>
        <span className="muted">commands</span>
        <Key>@</Key>
        <span className="muted">forces</span>
        <Key>=</Key>
        <span className="muted">cells</span>
      </div>
    </Dialog>
  )
}

function Marked({ words, text }: { readonly words: string; readonly text: string }): ReactElement {
  const at = matchIn(words, text)
  const length = text.replace(/^[>@=]/, '').trim().length
  if (at < 0) return <span className="nw ell">{words}</span>
  return (
    <span className="nw ell">
      {words.slice(0, at)}
      <b className="c-acc">{words.slice(at, at + length)}</b>
      {words.slice(at + length)}
    </span>
  )
}

function optionId(entry: Entry): string {
  return `palette-${entry.id.replace(/\W+/g, '-')}`
}
