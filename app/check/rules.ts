import type { Rule } from './rule.ts'
import { noReply } from './rules/no-reply.ts'
import { notHeld } from './rules/not-held.ts'
import { periodDefinition } from './rules/period-definition.ts'
import { periodMissing } from './rules/period-missing.ts'
import { suppressed } from './rules/suppressed.ts'
import { totalMismatch } from './rules/total-mismatch.ts'

/** Every rule, in the order in which their findings are given. */
export const RULES: readonly Rule[] = [noReply, periodDefinition, periodMissing, totalMismatch, suppressed, notHeld]
