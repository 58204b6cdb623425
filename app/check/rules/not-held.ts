import type { Finding } from '../../vocabulary/index.ts'
import type { Stated } from '../stated.ts'
import { withheld } from './withheld.ts'

/** Figures that the force says it does not hold, or refuses under a section of the Act. */
export function notHeld(stated: readonly Stated[]): readonly Finding[] {
  return withheld(stated, 'not-held', ['not_held', 'refused'], 'not held or refused')
}
