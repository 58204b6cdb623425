import { forcesNamed } from '../arrived.ts'
import { findingOf } from '../finding.ts'
import { found, notJudged, type Rule } from '../rule.ts'
import type { Reply } from '../stated.ts'
import { tablesByForce } from '../tables.ts'

/** Forces that were asked and sent nothing. Every reply counts, a letter and an unreadable file too. */
export const noReply: Rule = {
  rule: 'no-reply',
  title: 'No reply',
  why: 'A national figure without this force is a figure of the others only.',
  how: 'The force was asked and no file speaks for it, by its figures, its text or its name.',
  severity: 'note',
  contract: true,
  needs: ['expected forces'],
  judge: (input) => {
    const { replies, asked } = input
    if (asked.forces.length === 0) return notJudged('no-reply', 'No list says which forces were asked.')
    // The same bytes under the name of another force are a reply of that force too, if a strange one.
    const spoken = ({ forces, copies = [] }: Reply) => [...forces, ...copies.flatMap((file) => forcesNamed(file, []))]
    const answered = new Set(replies.flatMap((reply) => spoken(reply).flatMap((codes) => codes.split('+'))))
    for (const force of tablesByForce(input).keys()) for (const code of force.split('+')) answered.add(code)
    return found(
      asked.forces
        .filter(({ code }) => !answered.has(code))
        .map(({ code, name }) =>
          findingOf(noReply, {
            force: code,
            about: '',
            note: `No file of ${name} is here.`,
            caveat: `${name} did not reply.`,
          }),
        ),
    )
  },
}
