import { type Dimension, dimensionText } from '../vocabulary/index.ts'

/**
 * The dimension of what was asked about. A figure for the very thing that was asked leaves it unsaid, so a total over it has
 * such a figure among its parts, and differs from it.
 */
export const SUBJECT = 'offence'

/** Value of the subject for figures that cover more than was asked, undivided. */
export const SEVERAL = 'Several'

export const TOTAL = 'Total'
const SUBTOTAL = 'Subtotal'
const UNKNOWN = /^(?:unknown|not (?:recorded|stated|known|specified|provided)|unspecified|undisclosed|blank)$/i

/** What the dimensions of a figure come to, worked out once for all figures that share them. */
export interface Breakdown {
  /** As `dimensionText` writes them. */
  readonly text: string
  /** Numbers that stand for `text`, for `claim` and for the text without a key: equal for equal texts, so that millions of figures are grouped by number. */
  readonly id: number
  readonly claimId: number
  readonly withoutId: (key: string) => number
  /** The same without keys that are totalled: a total over a key states what a figure without the key does. */
  readonly claim: string
  readonly keys: readonly string[]
  /** Keys whose value is the total. */
  readonly totals: readonly string[]
  /** It is a subtotal: of which values, only its place tells. */
  readonly partial: boolean
  readonly value: (key: string) => string | undefined
}

/** Remembers the breakdown of every list of dimensions that it has seen. */
export function breakdowns(): (dimensions: readonly Dimension[]) => Breakdown {
  const ids = new Map<string, number>()
  const idOf = (text: string): number => {
    const id = ids.get(text) ?? ids.size
    if (id === ids.size) ids.set(text, id)
    return id
  }
  const byText = new Map<string, Breakdown>()
  const byList = new WeakMap<readonly Dimension[], Breakdown>()
  return (dimensions) => {
    const seen = byList.get(dimensions)
    if (seen !== undefined) return seen
    const text = dimensionText(dimensions)
    const known = byText.get(text) ?? breakdownOf(dimensions, text, idOf)
    byText.set(text, known)
    byList.set(dimensions, known)
    return known
  }
}

/** Whether a value of a key says that the value is not known. */
export function saysUnknown(value: string | undefined): boolean {
  return value !== undefined && UNKNOWN.test(value)
}

/** Whether a value is one of those that a total adds up. */
export function isPart(value: string | undefined): boolean {
  return value !== undefined && value !== TOTAL && value !== SUBTOTAL
}

function breakdownOf(dimensions: readonly Dimension[], text: string, idOf: (text: string) => number): Breakdown {
  const values = new Map(dimensions.map(({ key, value }) => [key, value]))
  const claim = dimensionText(dimensions.filter(({ key, value }) => value !== TOTAL || key === SUBJECT))
  const others = new Map<string, number>()
  return {
    text,
    id: idOf(text),
    claim,
    claimId: idOf(claim),
    keys: dimensions.map(({ key }) => key),
    totals: dimensions.filter(({ value }) => value === TOTAL).map(({ key }) => key),
    partial: dimensions.some(({ value }) => value === SUBTOTAL),
    value: (key) => values.get(key),
    withoutId: (key) => {
      const known = others.get(key) ?? idOf(dimensionText(dimensions.filter((one) => one.key !== key)))
      others.set(key, known)
      return known
    },
  }
}
