/** First and last day, both inside, as ISO dates. */
export interface Days {
  readonly start: string
  readonly end: string
}

const DAY = 86_400_000

/** Days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

/** The ISO date so many days later. */
export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** How many days a period has. */
export function lengthInDays({ start, end }: Days): number {
  return daysBetween(start, end) + 1
}

/** How many days two periods share. */
export function sharedDays(one: Days, other: Days): number {
  const start = one.start > other.start ? one.start : other.start
  const end = one.end < other.end ? one.end : other.end
  return Math.max(0, daysBetween(start, end) + 1)
}

/** Whole months that so many days come to: of 183 days 6. */
export function monthsOf(days: number): number {
  return Math.round(days / 30.44)
}

/** `start/end`: a period as a key. */
export function daysKey({ start, end }: Days): string {
  return `${start}/${end}`
}

/**
 * How a period fits the one that was asked for: the very one; the same but for a few days at its start (an offence that
 * came into force on 3 April); another year of the same length; a part of it; or something else.
 */
export type Fit = 'same' | 'late start' | 'other year' | 'part' | 'no'

/** A start this many days late still makes the same year. */
const FEW_DAYS = 5

export function fitOf(given: Days, asked: Days): Fit {
  if (given.start === asked.start && given.end === asked.end) return 'same'
  const late = daysBetween(asked.start, given.start)
  if (given.end === asked.end && late > 0 && late <= FEW_DAYS) return 'late start'
  if (given.start >= asked.start && given.end <= asked.end) return 'part'
  const length = lengthInDays(asked)
  const alike = Math.abs(lengthInDays(given) - length) <= FEW_DAYS
  return alike && sharedDays(given, asked) * 2 > length ? 'other year' : 'no'
}

/** Periods that follow one another from the first day of `whole` to its last, without gap or overlap; null where none do. */
export function tiles<Piece extends Days>(pieces: readonly Piece[], whole: Days): readonly Piece[] | null {
  const inside = pieces.filter(({ start, end }) => start >= whole.start && end <= whole.end)
  const byStart = new Map<string, Piece[]>()
  for (const piece of inside) byStart.set(piece.start, [...(byStart.get(piece.start) ?? []), piece])
  const found = tilesFrom(whole.start, daysLater(whole.end, 1), byStart, new Set())
  return found === null || found.length < 2 ? null : found
}

/** The longest pieces are tried first, so that two halves go before twelve months; `dead` are days from which nothing leads on. */
function tilesFrom<Piece extends Days>(
  day: string,
  beyond: string,
  byStart: ReadonlyMap<string, readonly Piece[]>,
  dead: Set<string>,
): readonly Piece[] | null {
  if (day === beyond) return []
  if (dead.has(day)) return null
  const longest = [...(byStart.get(day) ?? [])].sort((a, b) => (a.end < b.end ? 1 : -1))
  for (const piece of longest) {
    const rest = tilesFrom(daysLater(piece.end, 1), beyond, byStart, dead)
    if (rest !== null) return [piece, ...rest]
  }
  dead.add(day)
  return null
}

/** As many of the pieces inside as do not overlap, the longest first, in the order of their days. */
export function apart<Piece extends Days>(pieces: readonly Piece[], whole: Days): readonly Piece[] {
  const kept: Piece[] = []
  const inside = pieces.filter((piece) => fitOf(piece, whole) === 'part')
  for (const piece of [...inside].sort((a, b) => lengthInDays(b) - lengthInDays(a) || (a.start < b.start ? -1 : 1))) {
    if (kept.every((one) => sharedDays(one, piece) === 0)) kept.push(piece)
  }
  return kept.sort((a, b) => (a.start < b.start ? -1 : 1))
}
