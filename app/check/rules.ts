import type { Rule } from './rule.ts'
import { conflict } from './rules/conflict.ts'
import { countingUnit } from './rules/counting-unit.ts'
import { duplicate } from './rules/duplicate.ts'
import { hiddenContent } from './rules/hidden-content.ts'
import { highUnknown } from './rules/high-unknown.ts'
import { noReply } from './rules/no-reply.ts'
import { notHeld } from './rules/not-held.ts'
import { outlier } from './rules/outlier.ts'
import { periodDefinition } from './rules/period-definition.ts'
import { periodMissing } from './rules/period-missing.ts'
import { scope } from './rules/scope.ts'
import { suppressed } from './rules/suppressed.ts'
import { totalExplained, totalOutOfReach } from './rules/total-bounds.ts'
import { partsExceedTotal, totalMismatch } from './rules/total-mismatch.ts'

/** Every rule, in the order in which their findings are given. */
export const RULES: readonly Rule[] = [
  noReply,
  conflict,
  totalMismatch,
  partsExceedTotal,
  totalOutOfReach,
  totalExplained,
  duplicate,
  periodDefinition,
  periodMissing,
  countingUnit,
  scope,
  outlier,
  highUnknown,
  suppressed,
  notHeld,
  hiddenContent,
]
