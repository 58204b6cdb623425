import type { Layout } from '../recognise/index.ts'
import type { Evidence, Observation } from '../vocabulary/index.ts'

/** Larger tables are lists, in which one line may well repeat what another says. */
const MOST = 20_000

/**
 * How many figures of cross tables differ from a figure of the same table about which the very same was understood, word for
 * word. What tells them apart was then not read: a heading that was passed over, a year that was taken for a span of years.
 */
export function indistinct(layout: Layout, observations: readonly Observation[]): number {
  const tables = layout.blocks.filter(({ kind }) => kind === 'cross table')
  if (tables.length === 0 || observations.length > MOST) return 0
  const known = new Map<string, Observation>()
  // Figures share the few statements that they rest on.
  const said = new Map<Evidence, string>()
  let found = 0
  for (const observation of observations) {
    const { at, force, measure, period, dimensions, evidence, figure } = observation
    const table = tables.findIndex(
      ({ values }) =>
        at.row >= values.top && at.row <= values.bottom && at.column >= values.left && at.column <= values.right,
    )
    // two groups may each have a subtotal, and several countries are one kind of total
    if (table < 0 || dimensions.some(({ key, value }) => value === 'Subtotal' || key === 'area')) continue
    // "PS4" and "Xbox" are one value: the words of the labels tell them apart
    let key = `${table}\n${force}\n${measure}\n${period?.start}\n${period?.end}`
    for (const one of evidence) {
      let words = said.get(one)
      if (words === undefined) {
        const { states, written } = one
        // a force that nobody knows is told by its name
        const understood = states === 'period' || states === 'measure' || (states === 'force' && force !== null)
        words = understood ? '' : `\n${states}=${written}`
        said.set(one, words)
      }
      key += words
    }
    for (const { key: name, value } of dimensions) key += `\t${name}=${value}`
    const before = known.get(key)
    if (before === undefined) known.set(key, observation)
    else if (!sameFigure(before.figure, figure)) found++
  }
  return found
}

function sameFigure(a: Observation['figure'], b: Observation['figure']): boolean {
  return a.status === b.status && (a.status !== 'ok' || b.status !== 'ok' || a.value === b.value)
}
