import { findingOf, placesOfFigures } from '../finding.ts'
import { countsPeople } from '../measures.ts'
import { found, type Rule } from '../rule.ts'
import { tablesByForce } from '../tables.ts'

/** A force that counts people, and never what was asked. */
export const countingUnit: Rule = {
  rule: 'counting-unit',
  title: 'Another thing is counted',
  why: 'One offence can have several victims and one suspect many offences: the counts cannot be added or compared.',
  how: 'Every figure of the force counts people, as victims or suspects, where the request asks for events, or the other way round.',
  severity: 'caution',
  contract: true,
  needs: ['figures'],
  judge: (input) =>
    found(
      [...tablesByForce(input)].flatMap(([force, tables]) => {
        const measures = new Set(tables.flatMap((table) => [...table.measures]))
        const { measure } = input.asked.request
        if (measures.has(measure) || ![...measures].every((one) => countsPeople(one) || countsPeople(measure)))
          return []
        const figures = tables.flatMap(({ facts }) => facts.map(({ of }) => of))
        const words = [...measures].sort().join(' and ')
        return [
          findingOf(countingUnit, {
            force,
            about: words,
            file: figures[0]?.file ?? '',
            places: placesOfFigures(figures, words),
            note: `The force counts ${words}, never ${measure}.`,
            caveat: `Counts ${words}, not ${measure}.`,
          }),
        ]
      }),
    ),
}
