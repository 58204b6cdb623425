import type { Finding } from '../vocabulary/index.ts'
import { noReply } from './rules/no-reply.ts'
import { notHeld } from './rules/not-held.ts'
import { periodDefinition } from './rules/period-definition.ts'
import { periodMissing } from './rules/period-missing.ts'
import { suppressed } from './rules/suppressed.ts'
import { totalMismatch } from './rules/total-mismatch.ts'
import type { Asked, Reply, Stated } from './stated.ts'

/** Everything that the rules find in the figures of the replies, measured against what was asked. */
export function check(stated: readonly Stated[], replies: readonly Reply[], asked: Asked): readonly Finding[] {
  const definitions = periodDefinition(stated, asked)
  return [
    ...noReply(stated, replies, asked),
    ...definitions,
    ...periodMissing(stated, asked, new Set(definitions.map(({ force }) => force ?? ''))),
    ...totalMismatch(stated),
    ...suppressed(stated),
    ...notHeld(stated),
  ]
}
