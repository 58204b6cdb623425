import type { Finding, FindingSeverity } from '../vocabulary/index.ts'
import type { Case } from './stated.ts'
import type { Thresholds } from './thresholds.ts'

/** What a rule cannot do without. */
export type Need = 'figures' | 'expected forces' | 'populations' | 'periods asked for' | 'text of the replies'

/** A rule that could not run, wholly or for one force, and why: silence must mean that all is well. */
export interface Unjudged {
  readonly rule: string
  /** Null where it could run for none. */
  readonly force: string | null
  readonly why: string
}

export interface Judgement {
  readonly findings: readonly Finding[]
  readonly unjudged: readonly Unjudged[]
}

/** One kind of discrepancy: what it is, why a reader should care, how it is decided. */
export interface Rule {
  /** Its name in the output, as `total-mismatch`. */
  readonly rule: string
  readonly title: string
  readonly why: string
  readonly how: string
  readonly severity: FindingSeverity
  /** Whether `foi check` prints it without being asked for all rules. */
  readonly contract: boolean
  readonly needs: readonly Need[]
  readonly judge: (input: Case, settings: Thresholds) => Judgement
}

/** What a rule came to that could run for every force. */
export function found(findings: readonly Finding[]): Judgement {
  return { findings, unjudged: [] }
}

/** What a rule came to that could not run at all. */
export function notJudged(rule: string, why: string): Judgement {
  return { findings: [], unjudged: [{ rule, force: null, why }] }
}

/** Names a finding across re-imports: its rule, its force and what it is about. */
export function findingKey({ rule, force, about }: Pick<Finding, 'rule' | 'force' | 'about'>): string {
  return [rule, force ?? '', about].join('|')
}
