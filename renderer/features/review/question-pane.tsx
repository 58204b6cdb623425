import { type ReactElement, useState } from 'react'
import type { ReviewItem } from '../../../app/contract/index.ts'
import { a1 } from '../../../app/vocabulary/index.ts'
import { openSource } from '../../state/looking.ts'
import { shutReview, useReviewing } from '../../state/review.ts'
import { useSession } from '../../state/session.ts'
import { Badge, CellRef, Key } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Segments } from '../../ui/choice.tsx'
import { Combo } from '../../ui/combo.tsx'
import { Icon } from '../../ui/icon.tsx'
import { count, sentence } from '../../ui/words.ts'
import { answer, leave, neighbourOf, type Scope, usualScope } from './answer.ts'
import { KINDS } from './kinds.ts'

/** One question with its answers. */
export function QuestionPane({
  items,
  item,
}: {
  readonly items: readonly ReviewItem[]
  readonly item: ReviewItem
}): ReactElement {
  const [scope, setScope] = useState<Scope>(item.learns ? usualScope(item) : 'file')
  const kind = KINDS.find((one) => one.kind === item.kind)
  return (
    <aside className="insp fill review-question" data-pane aria-label="Question" data-scope={scope}>
      <div className="top">
        <Badge tone="warn" icon={kind?.icon ?? 'help'}>
          {kind?.title}
        </Badge>
        <h2 className="question">{item.question}</h2>
        <p className="row g6 sec">
          {item.cell !== null && <CellRef cell={a1(item.cell)} onOpen={() => toSource(item)} />}
          <span className="ell" title={item.file}>
            {[item.file, item.sheet].filter(Boolean).join(' › ')}
          </span>
        </p>
      </div>
      <div className="scroll">
        {item.reasons.length > 0 && (
          <section className="sect">
            <h3>Why</h3>
            <ul className="reasons">
              {item.reasons.map((reason) => (
                <li key={reason}>
                  <Icon name="help" size={12} className="c-warn" />
                  <span>{sentence(reason)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {item.learns && (
          <section className="sect">
            <h3>The answer holds for</h3>
            <Segments
              label="The answer holds for"
              options={[
                { key: 'file', label: 'This file' },
                { key: 'everywhere', label: 'Every file' },
              ]}
              value={scope}
              onChange={setScope}
            />
            <p className="muted gap-top">{scopeWords(item, scope)}</p>
          </section>
        )}
        <section className="sect last">
          <h3>{item.choices.length > 0 ? 'Answers' : 'Answer'}</h3>
          <div className="answers">
            {item.choices.map(({ label, means }, position) => (
              <Button key={means} onClick={() => void answer(items, item, means, scope)}>
                <span className="ell grow">{label}</span>
                <Key>{position + 1}</Key>
              </Button>
            ))}
            <SayItIs items={items} item={item} scope={scope} />
          </div>
          <div className="row wraps g6 gap-top">
            <Button
              small
              onClick={() => useReviewing.setState({ current: neighbourOf(items, item.id, 1) })}
              disabled={items.length < 2}
            >
              Skip
            </Button>
            <Button small kind="quiet" onClick={() => void leave(items, item)}>
              {item.kind === 'hidden' ? 'Leave it hidden' : 'Leave it as it is'}
            </Button>
            <span className="sp" />
            <Button small kind="quiet" icon="document" onClick={() => toSource(item)}>
              Open in Source
            </Button>
          </div>
        </section>
      </div>
    </aside>
  )
}

function scopeWords({ elsewhere, file }: ReviewItem, scope: Scope): string {
  if (scope === 'file')
    return elsewhere === 0 ? `Only ${file}.` : `Only ${file}; the others are asked about by themselves.`
  const others = elsewhere === 0 ? 'No other file asks it now' : `It settles ${count(elsewhere, 'other file')} too`
  return `${others}; files that come later are read by it.`
}

/** Any other answer, found by typing. */
function SayItIs({
  items,
  item,
  scope,
}: {
  readonly items: readonly ReviewItem[]
  readonly item: ReviewItem
  readonly scope: Scope
}): ReactElement | null {
  const forces = useSession((session) => session.state.forces)
  const options =
    item.kind === 'force'
      ? forces.map(({ code, name }) => ({ key: code, label: name }))
      : item.others.map(({ means, label }) => ({ key: means, label }))
  if (options.length === 0) return null
  return (
    <Combo
      label={item.kind === 'force' ? 'Say which force it is' : 'Say what it is'}
      placeholder="Say it is…"
      options={options}
      value={null}
      onChange={(means) => void answer(items, item, means, scope)}
    />
  )
}

function toSource(item: ReviewItem): void {
  shutReview()
  openSource({ source: item.source, sheet: item.sheetIndex, cell: item.cell })
}
