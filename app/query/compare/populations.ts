import reference from '../../../resources/reference/populations.json'

export const AGES = ['under18', 'under16', 'aged10to17', 'all'] as const
/** Whom a rate counts as its heads. */
export type Ages = (typeof AGES)[number]

/** Those ages in words. */
export const AGES_WORDS: Readonly<Record<Ages, string>> = {
  under18: 'aged 0–17',
  under16: 'aged 0–15',
  aged10to17: 'aged 10–17',
  all: 'residents',
}

/** Where the numbers of residents are from, and of which year. */
export const POPULATION_SOURCE = { year: reference.year, source: reference.source } as const

/** So few heads that a single offence moves the rate by a tenth of one in a thousand: the rate stands, with a flag. */
export const SMALL_BASE = 10_000

const AREAS = new Map(reference.areas.map((area) => [area.code, area]))

/** How many people of those ages live in a force's area; null where nobody lives in it, or nobody has said. */
export function residents(force: string, ages: Ages): number | null {
  const found = AREAS.get(force)?.[ages]
  return found === undefined || found === 0 ? null : found
}
