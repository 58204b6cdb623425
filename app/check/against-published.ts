import { type Count, countFor } from './annual.ts'
import { type PublishedValue, publishedIn } from './implied.ts'
import type { Case, PublishedCount } from './stated.ts'
import { tablesByForce } from './tables.ts'
import type { Thresholds } from './thresholds.ts'

/** What a reply counts for a period beside what was published for it. */
export interface Against {
  readonly force: string
  readonly label: string
  readonly start: string
  readonly end: string
  readonly count: Count
  readonly published: readonly PublishedValue[]
  /** Published for the period before, where the reply itself does not count that. */
  readonly before: readonly PublishedValue[]
}

export interface Comparisons {
  readonly all: readonly Against[]
  /** The replies agree with next to nothing that was published: they count something else. */
  readonly strangers: boolean
  readonly differ: number
}

/** The counts of the replies that can be set against published ones, period by period of the request. */
export function againstPublished(input: Case, settings: Thresholds): Comparisons {
  const { periods } = input.asked.request
  const byForce = new Map<string, PublishedCount[]>()
  for (const count of input.published ?? []) {
    const there = byForce.get(count.force)
    if (there === undefined) byForce.set(count.force, [count])
    else there.push(count)
  }
  const all = [...tablesByForce(input)].flatMap(([force, tables]): Against[] => {
    const counts = byForce.get(force)
    if (counts === undefined) return []
    return periods.flatMap((period): Against[] => {
      const count = countFor(tables, period, input.asked)
      if (count === undefined) return []
      const year = yearBefore(period)
      const told = countFor(tables, year, input.asked) !== undefined
      const published = publishedIn(counts, period)
      const before = told ? [] : publishedIn(counts, year)
      if (published.length === 0 && before.length === 0) return []
      return [{ force, label: period.label, start: period.start, end: period.end, count, published, before }]
    })
  })
  const compared = all.filter(({ published }) => published.length > 0)
  const differ = compared.filter(({ count, published }) => published.every(({ value }) => value !== count.value)).length
  const { strangersLeastShared, strangersShare } = settings
  return {
    all,
    strangers: compared.length >= strangersLeastShared && differ > compared.length * strangersShare,
    differ,
  }
}

function yearBefore({ start, end }: { readonly start: string; readonly end: string }): { start: string; end: string } {
  const shift = (date: string) => `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
  return { start: shift(start), end: shift(end) }
}
