import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import type { ReviewItem } from '../../../app/contract/index.ts'
import { useLooking } from '../../state/looking.ts'
import { shutReview, useReviewItems, useReviewing } from '../../state/review.ts'
import { useSession } from '../../state/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Split } from '../../ui/split.tsx'
import { Status } from '../../ui/status.tsx'
import { count } from '../../ui/words.ts'
import { answer, neighbourOf, usualScope } from './answer.ts'
import { QuestionPane } from './question-pane.tsx'
import { ReviewList } from './review-list.tsx'
import './review.css'

/** The queue of what waits for a person: the questions at the left, the sheet with the cell lit, the answers at the right. */
export function ReviewView({ sheet }: { readonly sheet: ReactNode }): ReactElement {
  const items = useReviewItems().data ?? []
  const asked = useReviewing(({ current }) => current)
  const current = items.find(({ id }) => id === asked) ?? items[0]
  usePlace(current)
  useKeys(items, current)
  return (
    <section className="view" aria-label="Review">
      <Head items={items} current={current} />
      {current === undefined ? (
        <NothingWaits />
      ) : (
        <div className="body">
          <Split
            name="review"
            panes={[
              { id: 'questions', min: 200, size: 256, content: <ReviewList items={items} current={current} /> },
              { id: 'sheet', min: 360, content: <div className="pane fill review-sheet">{sheet}</div> },
              {
                id: 'answers',
                min: 280,
                size: 336,
                content: <QuestionPane key={current.id} items={items} item={current} />,
              },
            ]}
          />
        </div>
      )}
      <Status
        left={<span>{items.length === 0 ? 'Nothing waits' : `${count(items.length, 'question')} left`}</span>}
        right={<span>Every answer is one step of Undo</span>}
      />
    </section>
  )
}

function Head({
  items,
  current,
}: {
  readonly items: readonly ReviewItem[]
  readonly current: ReviewItem | undefined
}): ReactElement {
  const position = items.findIndex(({ id }) => id === current?.id) + 1
  return (
    <div className="vh">
      <h1>Review</h1>
      {items.length > 0 && (
        <span className="row g4">
          <IconButton label="Previous question ( [ )" icon="chevronUp" onClick={() => go(items, current, -1)} />
          <span className="nw" aria-live="polite">
            <b>{position}</b> of {items.length}
          </span>
          <IconButton label="Next question ( ] )" icon="chevronDown" onClick={() => go(items, current, 1)} />
        </span>
      )}
      <span className="sp" />
      <Button small kind="quiet" icon="tag" onClick={() => useReviewing.setState({ dialog: 'names' })}>
        Names…
      </Button>
      <Button small kind="quiet" icon="plus" onClick={() => useReviewing.setState({ dialog: 'pack' })}>
        Make a pack…
      </Button>
      <Button small icon="document" onClick={shutReview}>
        Back to the sheets
      </Button>
    </div>
  )
}

function NothingWaits(): ReactElement {
  const hasFiles = useSession((session) => session.state.sources.length > 0)
  return (
    <div className="blank">
      <p>
        {hasFiles
          ? 'Nothing waits. Every name, value and sign that was read is known.'
          : 'Nothing waits. Questions about names, values, signs and layouts come here once replies are imported.'}
      </p>
      <Button kind="primary" icon="document" onClick={shutReview}>
        Back to the sheets
      </Button>
    </div>
  )
}

function go(items: readonly ReviewItem[], current: ReviewItem | undefined, by: 1 | -1): void {
  useReviewing.setState({ current: neighbourOf(items, current?.id ?? null, by) })
}

/** The sheet follows the question. */
function usePlace(item: ReviewItem | undefined): void {
  const id = item?.id
  const latest = useRef(item)
  latest.current = item
  useEffect(() => {
    const now = latest.current
    if (id === undefined || now === undefined) return
    useLooking.setState({ place: { source: now.source, sheet: now.sheetIndex, cell: now.cell } })
  }, [id])
}

/** `[` and `]` walk, digits answer. They act before the sheet's own keys, and not while a text is written. */
function useKeys(items: readonly ReviewItem[], current: ReviewItem | undefined): void {
  const latest = useRef({ items, current })
  latest.current = { items, current }
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return
      if (useLooking.getState().layer !== null || document.querySelector('.veil, .popover') !== null) return
      const { items: all, current: item } = latest.current
      if (item === undefined) return
      const choice = /^[1-9]$/.test(event.key) ? item.choices[Number(event.key) - 1] : undefined
      if (event.key === '[' || event.key === ']') go(all, item, event.key === '[' ? -1 : 1)
      else if (choice !== undefined) void answer(all, item, choice.means, scopeOnScreen() ?? usualScope(item))
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [])
}

/** The scope that is chosen on screen for the question. */
function scopeOnScreen(): 'file' | 'everywhere' | undefined {
  const scope = document.querySelector<HTMLElement>('[data-scope]')?.dataset.scope
  return scope === 'file' || scope === 'everywhere' ? scope : undefined
}

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
