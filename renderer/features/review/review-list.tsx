import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react'
import type { ReviewItem } from '../../../app/contract/index.ts'
import { a1 } from '../../../app/vocabulary/index.ts'
import { useReviewing } from '../../state/review.ts'
import { Icon } from '../../ui/icon.tsx'
import { neighbourOf } from './answer.ts'
import { KINDS } from './kinds.ts'

/** The questions by their kind. */
export function ReviewList({
  items,
  current,
}: {
  readonly items: readonly ReviewItem[]
  readonly current: ReviewItem
}): ReactElement {
  const walk = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    useReviewing.setState({ current: neighbourOf(items, current.id, by) })
  }
  return (
    <nav className="pane side-l fill" data-pane aria-label="Questions">
      <div className="ph">
        Questions <span className="x">{items.length}</span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons inside */}
      <div className="scroll" onKeyDown={walk}>
        {KINDS.map(({ kind, title, icon }) => {
          const own = items.filter((item) => item.kind === kind)
          if (own.length === 0) return null
          return (
            <section key={kind} className="group">
              <h2>
                {title} <span>{own.length}</span>
              </h2>
              {own.map((item) => (
                <Line key={item.id} item={item} icon={icon} on={item.id === current.id} />
              ))}
            </section>
          )
        })}
      </div>
    </nav>
  )
}

function Line({
  item,
  icon,
  on,
}: {
  readonly item: ReviewItem
  readonly icon: (typeof KINDS)[number]['icon']
  readonly on: boolean
}): ReactElement {
  const line = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!on) return
    line.current?.scrollIntoView({ block: 'nearest' })
    // the focus follows where it was in the list, and is not taken from elsewhere
    if (line.current?.closest('nav')?.contains(document.activeElement) === true) line.current.focus()
  }, [on])
  const beside = item.cell === null ? (item.reasons[0] ?? '') : a1(item.cell)
  const where = [beside, item.file].filter(Boolean).join(' · ')
  return (
    <button
      ref={line}
      type="button"
      className={on ? 'fl cur' : 'fl'}
      aria-current={on ? 'true' : undefined}
      title={item.question}
      onClick={() => useReviewing.setState({ current: item.id })}
    >
      <Icon name={icon} size={14} className="c-warn" />
      <span className="ell md">{nameOf(item)}</span>
      <span className="pc">{item.elsewhere > 0 ? `+${item.elsewhere}` : ''}</span>
      <span className="f2 ell">{where}</span>
    </button>
  )
}

function nameOf({ kind, written, sheet, file, choices, learns }: ReviewItem): string {
  switch (kind) {
    case 'force':
      return !learns ? 'No force named' : `“${written}”`
    case 'value':
    case 'marker':
      return `“${written}”`
    case 'layout':
      return choices.length === 0 ? `${sheet || file}: no numbers` : sheet || file
    case 'hidden':
      return 'Hidden cells'
  }
}
