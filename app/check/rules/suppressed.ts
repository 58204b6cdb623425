import type { Finding } from '../../vocabulary/index.ts'
import type { Stated } from '../stated.ts'
import { withheld } from './withheld.ts'

/** Figures that the force hides because they are small. */
export function suppressed(stated: readonly Stated[]): readonly Finding[] {
  return withheld(stated, 'suppressed', ['suppressed'], 'suppressed: known only to lie between bounds')
}
