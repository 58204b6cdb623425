import type { Rule } from './rule.ts'
import { conflict } from './rules/conflict.ts'
import { countingUnit } from './rules/counting-unit.ts'
import { duplicate } from './rules/duplicate.ts'
import { formulaAudit } from './rules/formula-audit.ts'
import { hiddenContent } from './rules/hidden-content.ts'
import { highUnknown } from './rules/high-unknown.ts'
import { noReply } from './rules/no-reply.ts'
import { notHeld } from './rules/not-held.ts'
import { outlier } from './rules/outlier.ts'
import { periodDefinition } from './rules/period-definition.ts'
import { periodMissing } from './rules/period-missing.ts'
import { publishedConflict } from './rules/published-conflict.ts'
import { recoverableSuppression } from './rules/recoverable-suppression.ts'
import { rounding } from './rules/rounding.ts'
import { scope } from './rules/scope.ts'
import { seriesBreak } from './rules/series-break.ts'
import { shareBaseMoves } from './rules/share-base-moves.ts'
import { suppressed } from './rules/suppressed.ts'
import { totalExplained, totalOutOfReach } from './rules/total-bounds.ts'
import { partsExceedTotal, totalMismatch } from './rules/total-mismatch.ts'
import { transposedDigits } from './rules/transposed-digits.ts'
import { unitsMixed } from './rules/units-mixed.ts'

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
  formulaAudit,
  recoverableSuppression,
  publishedConflict,
  transposedDigits,
  unitsMixed,
  seriesBreak,
  shareBaseMoves,
  rounding,
  hiddenContent,
]
