import { isExact } from '../../vocabulary/index.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import { groupBy } from '../groups.ts'
import { type Recovered, recoverable } from '../recover.ts'
import type { Rule } from '../rule.ts'
import type { Case } from '../stated.ts'
import { aboutFigure, breakdownWords, operandOf, periodWords } from '../words.ts'

/** Suppressed figures that the rest of the reply gives away. What it gives away stays private. */
export const recoverableSuppression: Rule = {
  rule: 'recoverable-suppression',
  title: 'A hidden figure that can be worked out',
  why: 'Whoever publishes these figures together publishes what the force means to protect, perhaps a single child.',
  how: 'Totals over rows and columns, and the same figure in another table, leave one value only for a suppressed figure: all that fit are tried. Totals that are rounded, do not add up, or count a record more than once tell nothing.',
  severity: 'caution',
  contract: false,
  needs: ['figures'],
  judge: (input) => {
    const { figures, entangled } = recoverable(input, 2)
    const certain = figures.filter(({ range }) => isExact(range))
    return {
      findings: groupBy(certain, ({ of }) => `${of.force}\0${of.file}\0${of.sheet}\0${of.table ?? ''}`).map((group) =>
        findingFor(group, input),
      ),
      unjudged: [...entangled].map(([force, count]) => ({
        rule: 'recoverable-suppression',
        force,
        why: `${count} hidden figures are too many or too entangled to be worked out here; whoever has more time may succeed.`,
      })),
    }
  },
}

/** One matter for a table: the same totals give all of them away. */
function findingFor(group: readonly Recovered[], { asked }: Case): ReturnType<typeof findingOf> {
  const [first] = group
  const own = group.map(({ of }) => of)
  const hidden = new Set(own)
  const beside = [...new Set(group.flatMap((one) => one.beside))].filter((one) => !hidden.has(one))
  const [place, ...places] = placesOfFigures(own, 'hidden and yet told')
  const sorted = own.map((of) => aboutFigure(of, breakdownWords(of))).sort()
  return findingOf(recoverableSuppression, {
    force: first?.of.force ?? null,
    about: sorted[0] ?? '',
    file: place?.file ?? '',
    sheet: place?.sheet ?? '',
    cells: place?.cells ?? [],
    places: [...places, ...placesOfFigures(beside, 'what gives it away')],
    note: `${group.map(({ of, range }) => `${of.cell} must be ${range.low}`).join(', ')}.`,
    arithmetic: group.map(({ of, range }) => ({
      words: 'leaves only',
      by: 'is' as const,
      operands: [operandOf(of, breakdownWords(of) || periodWords(of.periodStart, of.periodEnd, asked.request))],
      low: range.low,
      high: range.high,
    })),
    private: true,
  })
}
