import { SEVERAL, SUBJECT } from '../dimensions.ts'
import { findingOf } from '../finding.ts'
import { groupBy } from '../groups.ts'
import { found, type Rule } from '../rule.ts'
import { aboutOf, isOfArea } from './withheld.ts'

/** Figures that cover more than was asked. */
export const scope: Rule = {
  rule: 'scope',
  title: 'More than was asked',
  why: 'Figures that take in other offences are higher than those of the other forces, by nobody knows how much.',
  how: 'A title or note says that the figures cover what was asked together with other offences, undivided.',
  severity: 'caution',
  contract: true,
  needs: ['figures'],
  judge: ({ stated }) => {
    const wide = stated.filter(
      (one) => one.dimensions.some(({ key, value }) => key === SUBJECT && value === SEVERAL) && !isOfArea(one),
    )
    return found(
      groupBy(wide, ({ file, sheet, force }) => `${file}\u0000${sheet}\u0000${force}`).flatMap((group) => {
        const [first] = group
        if (first === undefined) return []
        const { file, sheet, force } = first
        return [
          findingOf(scope, {
            force,
            about: aboutOf(group),
            file,
            sheet,
            cells: [...new Set(group.map(({ cell }) => cell))],
            note: `${group.length} figures cover more than the offence asked about.`,
            caveat: 'Covers other offences as well.',
          }),
        ]
      }),
    )
  },
}
