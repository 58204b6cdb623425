import type { Command } from '../../../app/annotate/index.ts'
import type { ReviewItem } from '../../../app/contract/index.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { useReviewing } from '../../state/review.ts'

/** Whether the answer holds for this file alone or for every file. */
export type Scope = 'file' | 'everywhere'

/** The command that an answer is; undefined where the question does not take it. */
export function commandOf(item: ReviewItem, means: string, scope: Scope): Command | undefined {
  const { kind, key, written, sha256, places } = item
  switch (kind) {
    case 'force':
    case 'value':
    case 'marker':
      if (!item.learns) return kind === 'force' ? { do: 'set force', sha256, sheet: null, force: means } : undefined
      return { do: 'set name', name: { what: kind, key, written, means, scope: scope === 'file' ? sha256 : null } }
    case 'layout':
      return means === 'confirm' ? { do: 'accept layout', sha256, sheet: item.sheet, accepted: true } : undefined
    case 'hidden':
      return { do: 'reveal hidden', sha256, places, counts: means === 'counts', reason: '' }
  }
}

/** The scope that is likelier meant: a sign means what its file says, a name the same in every file. */
export function usualScope({ kind }: ReviewItem): Scope {
  return kind === 'marker' ? 'file' : 'everywhere'
}

/** The question after one, or before it, around the ends; null where there is none. */
export function neighbourOf(items: readonly ReviewItem[], id: string | null, by: 1 | -1): string | null {
  if (items.length === 0) return null
  const here = items.findIndex((item) => item.id === id)
  return items[(Math.max(0, here) + by + items.length) % items.length]?.id ?? null
}

/** The question that stands on screen once this one, and those that the answer settles with it, are gone. */
export function nextAfter(items: readonly ReviewItem[], item: ReviewItem, scope: Scope): string | null {
  const from = items.findIndex(({ id }) => id === item.id)
  const settled = (other: ReviewItem): boolean =>
    other.id === item.id ||
    (scope === 'everywhere' &&
      item.learns &&
      other.kind === item.kind &&
      other.key === item.key &&
      other.written.toLowerCase() === item.written.toLowerCase())
  const order = [...items.slice(from + 1), ...items.slice(0, Math.max(0, from)).reverse()]
  return order.find((other) => !settled(other))?.id ?? null
}

/** Answers a question and goes to the next. One step of undo. */
export async function answer(
  items: readonly ReviewItem[],
  item: ReviewItem,
  means: string,
  scope: Scope,
): Promise<void> {
  const command = commandOf(item, means, scope)
  if (command !== undefined) await carryOut(items, item, command, scope)
}

/** Takes a question out of the queue unanswered. */
export async function leave(items: readonly ReviewItem[], item: ReviewItem): Promise<void> {
  const about = item.written === '' ? item.file : `${item.written} in ${item.file}`
  await carryOut(items, item, { do: 'leave in review', item: item.id, about, left: true }, 'file')
}

async function carryOut(items: readonly ReviewItem[], item: ReviewItem, command: Command, scope: Scope): Promise<void> {
  const next = nextAfter(items, item, scope)
  const done = await perform(command)
  if (!done.ok) notify('bad', 'The answer was not kept.', done.problem)
  else useReviewing.setState({ current: next })
}
