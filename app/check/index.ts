/** Discrepancies between and within replies: one rule a file, all judged against the request. */
export { CONTRACT_RULES, check } from './check.ts'
export { dayAfter } from './days.ts'
export { findingOf, placesOf, placesOfFigures, type Said } from './finding.ts'
export { groupBy } from './groups.ts'
export { findingKey, found, type Judgement, type Need, notJudged, type Rule, type Unjudged } from './rule.ts'
export { RULES } from './rules.ts'
export type { Asked, Case, ExpectedForce, Reply, Stated } from './stated.ts'
export { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.ts'
