import { findingOf, placesOfFigures } from '../finding.ts'
import { groupBy } from '../groups.ts'
import { roundingOf } from '../rounded.ts'
import { found, type Rule } from '../rule.ts'
import { type Table, tablesOf } from '../tables.ts'

/** Counts that were rounded. */
export const rounding: Rule = {
  rule: 'rounding',
  title: 'Rounded figures',
  why: 'Each may be off by half of the base, small changes and shares of them mean nothing, and nobody says so unless asked.',
  how: 'All counts of a table, and enough different ones that it is no chance, are multiples of 10, 5 or 3. Totals of such a table are then judged with the error that its parts may have.',
  severity: 'note',
  contract: false,
  needs: ['figures'],
  judge: (input) => {
    const rounded = tablesOf(input).filter((table) => roundingOf(table) > 0)
    return found(
      groupBy(rounded, (table) => `${table.force}\0${table.file}\0${table.sheet}\0${roundingOf(table)}`).map(
        findingFor,
      ),
    )
  },
}

function findingFor(tables: readonly Table[]): ReturnType<typeof findingOf> {
  const [first] = tables
  const base = first === undefined ? 0 : roundingOf(first)
  const counts = tables.flatMap(({ facts }) => facts.filter(({ of }) => of.figure.status === 'ok').map(({ of }) => of))
  const [place] = placesOfFigures(counts)
  return findingOf(rounding, {
    force: first?.force ?? null,
    about: `${[...new Set(counts.map(({ measure }) => measure))].sort().join('+')}|${base}`,
    file: first?.file ?? '',
    sheet: first?.sheet ?? '',
    cells: place?.cells ?? [],
    note: `Every count of the table is a multiple of ${base}: the figures are rounded, and each may be off by ${base === 3 ? 1 : Math.floor(base / 2)}.`,
    caveat: `Figures of this force are rounded to ${base}.`,
  })
}
