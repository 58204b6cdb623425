import { stated } from '../axis.ts'
import {
  type Block,
  type HeadingGroup,
  LEADING_SUBTOTAL,
  NO_LABEL,
  type Statement,
  UNLABELLED_TOTAL,
} from '../layout.ts'
import { dayFirst } from '../reading.ts'
import { readingAt, type View } from './view.ts'

/** What a reading makes its figures state, counted. */
export interface Told {
  readonly figures: number
  /** Figures that state the very same as one before them. */
  readonly again: number
  readonly undated: number
  readonly unlabelled: number
}

/** Tables are looked at up to this many rows. */
const LOOKED_AT = 2000

/** Counts the figures of a table by what is stated of them. */
export function toldBy(view: View, block: Block): Told {
  const { grid, reader } = view
  const seen = new Set<string>()
  let figures = 0
  let again = 0
  let undated = 0
  let unlabelled = 0
  for (let position = 0; position < Math.min(block.rows.length, LOOKED_AT); position++) {
    const row = block.rows[position] ?? 0
    const own = labelsAt(view, block, position)
    const above = block.groups.findLast(({ from, to }: HeadingGroup) => row >= from && row <= to)?.states ?? []
    const missing = block.labels.some(
      ({ key }, j) => key !== '' && block.labelRows[position * block.labels.length + j] === NO_LABEL,
    )
    for (const { column, states } of block.columns) {
      const index = grid.at(row, column)
      if (index < 0 || reader.types[index] === 0 || reader.figure(index).is !== 'figure') continue
      figures++
      if (missing) unlabelled++
      const all = [...own, ...states, ...above, ...block.states]
      if (!all.some(({ key }) => key === 'period')) undated++
      const said = signature(all)
      // each group may have a subtotal, each country an area: of these several are right
      const several = all.some(({ key, value }) => key === 'area' || value === 'Subtotal')
      if (seen.has(said) && !several) again++
      else seen.add(said)
    }
  }
  return { figures, again, undated, unlabelled }
}

function labelsAt(view: View, block: Block, position: number): readonly Statement[] {
  const row = block.rows[position] ?? 0
  return block.labels.flatMap((label, j): readonly Statement[] => {
    if (label.key === '') return []
    const at = block.labelRows[position * block.labels.length + j] ?? NO_LABEL
    if (at === NO_LABEL) return []
    const place = { row, column: label.column }
    if (at === UNLABELLED_TOTAL || at === LEADING_SUBTOTAL) {
      const total = at === UNLABELLED_TOTAL ? 'Total' : 'Subtotal'
      const value = label.key === 'period' ? label.span : total
      return value === '' ? [] : [{ states: label.key, key: label.key, value, from: 'cell', at: place, written: '' }]
    }
    const reading = readingAt(view, at, label.column)
    if (reading === undefined) return []
    const fact = stated(
      label.monthFirst ? dayFirst(reading) : reading,
      { key: label.key, sure: 1, parts: true },
      { row: at, column: label.column },
      label.span,
    )
    // Two names of forces that are not known are two names.
    return fact === undefined ? [] : [fact.value === '' ? { ...fact, value: fact.written } : fact]
  })
}

/** Of each key what stands nearest; of a period and a month both. */
function signature(statements: readonly Statement[]): string {
  const facts = new Map<string, string>()
  const periods = new Set<string>()
  for (const { key, value } of statements) {
    if (key === 'period' || key === 'month') periods.add(value)
    else if (!facts.has(key)) facts.set(key, value)
  }
  return [...[...facts].map(([key, value]) => `${key}=${value}`).sort(), ...[...periods].sort()].join(';')
}
