import type { Finding } from '../vocabulary/index.ts'
import { findingKey, type Judgement, type Rule } from './rule.ts'
import { RULES } from './rules.ts'
import type { Case } from './stated.ts'
import { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.ts'

/** The rules that the public contract of `foi check` names. */
export const CONTRACT_RULES: readonly Rule[] = RULES.filter(({ contract }) => contract)

/** What the rules find in the replies, and which of them could not run; no two findings have one key. */
export function check(
  input: Case,
  settings: Thresholds = DEFAULT_THRESHOLDS,
  rules: readonly Rule[] = CONTRACT_RULES,
): Judgement {
  const judgements = rules.map((rule) => rule.judge(input, settings))
  return {
    findings: distinct(judgements.flatMap(({ findings }) => findings)),
    unjudged: judgements.flatMap(({ unjudged }) => unjudged),
  }
}

/** The same matter in a second sheet or file is told apart by its number. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const key = findingKey(finding)
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return before === 0 ? finding : { ...finding, about: `${finding.about} (${before + 1})` }
  })
}
