import type { MarkerMeaning } from '../figure/index.ts'

/** A marker's meaning in a few plain words, as it is kept and exported: `zero`, `not_held`, `suppressed 1-4`, `suppressed 0-`. */
export function meaningText(meaning: MarkerMeaning): string {
  return meaning.means === 'suppressed' ? `suppressed ${meaning.low}-${meaning.high ?? ''}` : meaning.means
}

/** The meaning that `meaningText` wrote; undefined where the text is none. */
export function meaningOfText(text: string): MarkerMeaning | undefined {
  if (text === 'zero' || text === 'not_held' || text === 'refused' || text === 'missing') return { means: text }
  const bounds = /^suppressed (\d{1,6})-(\d{0,6})$/.exec(text)
  if (bounds === null) return undefined
  const low = Number(bounds[1])
  const high = bounds[2] === '' ? null : Number(bounds[2])
  return high !== null && high < low ? undefined : { means: 'suppressed', low, high }
}
