import { found, type Rule } from '../rule.ts'
import { withheld } from './withheld.ts'

/** Figures that the force says it does not hold, or refuses under a section of the Act. */
export const notHeld: Rule = {
  rule: 'not-held',
  title: 'Not held or refused',
  why: 'What a force does not hold is missing from every sum, and is no zero.',
  how: 'The place of a figure says not held, not available or a section of the Act; or a letter without tables refuses.',
  severity: 'caution',
  contract: true,
  needs: ['figures', 'text of the replies'],
  judge: ({ stated }) => found(withheld(notHeld, stated, ['not_held', 'refused'], 'not held or refused')),
}
