import type { Finding } from '../../vocabulary/index.ts'
import { findingOf } from '../finding.ts'
import { refusalIn } from '../notes.ts'
import { found, type Rule } from '../rule.ts'
import type { Case } from '../stated.ts'
import { withheld } from './withheld.ts'

/** Figures, or a whole reply, that the force says it does not hold, or refuses under a section of the Act. */
export const notHeld: Rule = {
  rule: 'not-held',
  title: 'Not held or refused',
  why: 'What a force does not hold is missing from every sum, and is no zero.',
  how: 'The place of a figure says not held, not available or a section of the Act (one finding for each sheet); or a letter without figures refuses, or says that nothing is held.',
  severity: 'caution',
  contract: true,
  needs: ['figures', 'text of the replies'],
  judge: (input) =>
    found([
      ...withheld(notHeld, input.stated, ['not_held', 'refused'], 'not held or refused').map((finding) => ({
        ...finding,
        caveat: 'Some figures are not held by the force.',
      })),
      ...letters(input),
    ]),
}

function letters({ replies }: Case): readonly Finding[] {
  return replies.flatMap(({ file, forces, prose, tabular }) => {
    const said = tabular ? undefined : refusalIn(prose)
    if (said === undefined) return []
    const [force = null] = forces.length === 1 ? forces : []
    return [
      findingOf(notHeld, {
        force,
        about: 'the whole request',
        file,
        note: `The letter gives no figures: “${quoted(said.sentence)}”`,
        caveat: said.is === 'refused' ? 'Refused the request.' : 'Holds no such information.',
      }),
    ]
  })
}

/** Letters are quoted up to this many characters. */
const LONGEST_QUOTE = 240

function quoted(sentence: string): string {
  const line = sentence.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE - 1)}…`
}
