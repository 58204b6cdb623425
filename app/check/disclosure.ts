import { isExact } from '../vocabulary/index.ts'
import { recoverable } from './recover.ts'
import type { Case, Stated } from './stated.ts'
import type { Thresholds } from './thresholds.ts'

/** What a list of figures tells of those among them that are suppressed: cells, never what stands behind them. */
export interface Disclosure {
  readonly told: readonly {
    readonly of: Stated
    /** One value is left; otherwise a range narrower than its force gives. */
    readonly certain: boolean
  }[]
  /** Figures without which nothing is told any more: totals first, then the same figure in another table. */
  readonly leaveOut: readonly Stated[]
  /** Codes of forces with how many of their hidden figures were not searched: what is told of these is not known. */
  readonly unsearched: ReadonlyMap<string, number>
}

/** What figures that are about to be published together tell of the suppressed ones among them, totals included. */
export function disclosureAmong(
  figures: readonly Stated[],
  replies: Case['replies'],
  settings: Thresholds,
): Disclosure {
  const { told, unsearched } = toldBy(figures, replies, settings)
  if (told.length === 0) return { told: [], leaveOut: [], unsearched }
  const leaveOut = new Set<Stated>()
  let left = figures
  let next = told
  // what is left out may leave another sum standing that tells the same
  while (next.length > 0) {
    const telling = next.flatMap(({ beside }) => beside)
    const totals = telling.filter(isTotal)
    const known = telling.filter(({ figure }) => figure.status === 'ok')
    const drop = totals.length > 0 ? totals : known.length > 0 ? known : next.map(({ of }) => of)
    for (const one of drop) leaveOut.add(one)
    left = left.filter((one) => !leaveOut.has(one))
    next = toldBy(left, replies, settings).told
  }
  return { told: told.map(({ of, range }) => ({ of, certain: isExact(range) })), leaveOut: [...leaveOut], unsearched }
}

function toldBy(figures: readonly Stated[], replies: Case['replies'], { disclosureLeastValues }: Thresholds) {
  const { figures: narrowed, entangled } = recoverable({ stated: figures, replies }, disclosureLeastValues)
  const told = narrowed.filter(({ range: { low, high } }) => high !== null && high - low + 1 < disclosureLeastValues)
  return { told, unsearched: entangled }
}

function isTotal({ dimensions, figure }: Stated): boolean {
  return figure.status === 'ok' && (dimensions.length === 0 || dimensions.some(({ value }) => value === 'Total'))
}
