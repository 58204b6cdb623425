import type { Span } from '../../vocabulary/index.ts'

/** Spans in order, those that touch or overlap made one. */
export function joinedSpans(spans: readonly Span[]): readonly Span[] {
  const joined: { first: number; last: number }[] = []
  for (const { first, last } of [...spans].sort((a, b) => a.first - b.first)) {
    const before = joined.at(-1)
    if (before !== undefined && first <= before.last + 1) before.last = Math.max(before.last, last)
    else joined.push({ first, last })
  }
  return joined
}
