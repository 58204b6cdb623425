import type { ReplyStatus } from '../vocabulary/index.ts'
import type { Answer } from './replies-answers.ts'

/** How a body answered, or what stands in the way of saying so: a layout to confirm, or files without any figure. */
export type BoardStatus = ReplyStatus | 'to_review' | 'no_figures'

/** The board's statuses in the order in which it lists them: what needs a person first. */
export const BOARD_STATUSES: readonly BoardStatus[] = [
  'to_review',
  'no_figures',
  'no_reply',
  'refused',
  'not_held',
  'part',
  'replied',
  'not_asked',
]

/** What is known of a body's reply before it is judged. */
export interface ReplyFacts {
  readonly files: number
  /** Figures of the body, by how they were given. */
  readonly given: number
  readonly refused: number
  readonly notHeld: number
  /** A table of its files waits for its layout to be confirmed. */
  readonly waits: boolean
  /** Its text refuses, or says that nothing is held. */
  readonly saysRefused: boolean
  readonly saysNotHeld: boolean
  readonly answers: readonly Pick<Answer, 'state'>[]
}

/** How a body answered, judged from its files alone. A file without a figure is no answer, whatever else stands in it. */
export function statusOf(facts: ReplyFacts): BoardStatus {
  if (facts.files === 0) return 'no_reply'
  if (facts.given > 0) {
    const whole = facts.answers.every(({ state }) => state === 'answered' || state === 'withheld')
    return whole ? 'replied' : 'part'
  }
  if (facts.waits) return 'to_review'
  if (facts.refused > 0 || facts.saysRefused) return 'refused'
  if (facts.notHeld > 0 || facts.saysNotHeld) return 'not_held'
  return 'no_figures'
}
