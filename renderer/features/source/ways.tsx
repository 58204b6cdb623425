import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react'
import type { LayoutWay, SourceSummary } from '../../../app/contract/index.ts'
import { useLayoutWays } from '../../state/answers.ts'
import type { Place } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { Key } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { count, sentence } from '../../ui/words.ts'
import { lookAt, shutWays, useEditing, useTriedEdits } from './editing.ts'
import { confirmEdits } from './use-sheet-editing.ts'

/** The other ways to read the sheet: each is laid over the sheet as it is walked to, and taken by key. */
export function Ways({ place }: { readonly place: Place | null }): ReactElement | null {
  const ways = useEditing((editing) => editing.ways)
  const source = useSession((session) => session.state.sources.find((one) => one.id === place?.source))
  if (ways === null || place === null || source === undefined) return null
  return <OpenWays key={`${place.source}/${place.sheet}`} place={place} source={source} from={ways.from} />
}

function OpenWays({
  place,
  source,
  from,
}: {
  readonly place: Place
  readonly source: SourceSummary
  readonly from: ReturnType<typeof useTriedEdits>
}): ReactElement {
  const { data } = useLayoutWays(place, from, true)
  const edits = useTriedEdits(place)
  const list = useRef<HTMLDivElement>(null)
  const ways = data ?? []
  const now = ways.findIndex(({ differs }) => differs === '')
  const looked = edits === from ? now : ways.findIndex((way) => way.edits === edits)
  useEffect(() => list.current?.focus(), [])
  useEffect(() => {
    list.current?.querySelector(`#way-${looked}`)?.scrollIntoView({ block: 'nearest' })
  }, [looked])
  const look = (position: number): void => {
    const way = ways[Math.max(0, Math.min(ways.length - 1, position))]
    if (way !== undefined) lookAt(way.differs === '' ? from : way.edits)
  }
  const shut = (keep: boolean): void => {
    shutWays(keep)
    toSheet()
  }
  const take = (): void => {
    const other = looked >= 0 && looked !== now
    shut(other)
    const sheet = source.sheets[place.sheet]
    if (other && sheet !== undefined) void confirmEdits(source, sheet)
  }
  const onKey = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey || event.altKey) && event.key !== 'Enter') return
    const nth = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
    if (nth >= 0 && nth < ways.length) look(nth)
    else if (event.key === 'ArrowDown') look(looked + 1)
    else if (event.key === 'ArrowUp') look(looked - 1)
    else if (event.key === 'Home') look(0)
    else if (event.key === 'End') look(ways.length - 1)
    else if (event.key === 'Enter') take()
    else if (event.key === ' ') shut(true)
    else if (event.key === 'Escape') shut(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className="ways" aria-label="Read another way" data-pane>
      <div className="ph">
        Read another way
        <span className="x">
          {data === undefined
            ? 'looking for other readings'
            : ways.length < 2
              ? 'no other reading was found'
              : `${count(ways.length, 'reading')}, best first`}
        </span>
        <span className="sp" />
        <span className="x">
          <Key>↑</Key> <Key>↓</Key> look
        </span>
        <IconButton label="Put the other readings away" icon="cross" onClick={() => shut(false)} />
      </div>
      <div
        ref={list}
        className="scroll"
        role="listbox"
        aria-label="Readings"
        tabIndex={0}
        aria-activedescendant={looked < 0 ? undefined : `way-${looked}`}
        onKeyDown={onKey}
      >
        {ways.map((way, position) => (
          <Way
            key={way.differs}
            way={way}
            position={position}
            now={position === now}
            looked={position === looked}
            onLook={() => look(position)}
          />
        ))}
      </div>
      <div className="row g6 foot">
        <span className="muted">A look changes nothing.</span>
        <span className="sp" />
        <Button small kind="quiet" onClick={() => shut(false)}>
          Leave as it was <Key>Esc</Key>
        </Button>
        <Button small disabled={looked < 0 || looked === now} onClick={() => shut(true)}>
          Work on it <Key>Space</Key>
        </Button>
        <Button small kind="primary" icon="tick" disabled={looked < 0 || looked === now} onClick={take}>
          Read it so <Key>Enter</Key>
        </Button>
      </div>
    </section>
  )
}

function Way({
  way: { differs, score, reasons, count: figures },
  position,
  now,
  looked,
  onLook,
}: {
  readonly way: LayoutWay
  readonly position: number
  readonly now: boolean
  readonly looked: boolean
  readonly onLook: () => void
}): ReactElement {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which of its lines is on
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
    <div
      id={`way-${position}`}
      role="option"
      aria-selected={looked}
      className={looked ? 'reading-way on' : 'reading-way'}
      onClick={onLook}
    >
      <Key>{position + 1}</Key>
      <span className="what">
        {now ? <b>As it is read now</b> : <span className="md">{differs}</span>}
        <span className="why">{sentence(reasons.join('; '))}</span>
      </span>
      <span className="num" title="How well the reading fits the sheet">
        fits {Math.round(score * 100)}%
      </span>
      <span className="num">{count(figures.figures, 'observation')}</span>
    </div>
  )
}

function toSheet(): void {
  document.querySelector<HTMLElement>('.sg[role="grid"]')?.focus()
}
