import type { SqlValue } from '../store/index.ts'
import type { PageRegion } from '../vocabulary/index.ts'
import type { EnteredMark } from './question.ts'

type Kept = readonly [string, number | null, number | null, PageRegion | null, string, string, string, string]

/** What the store says of a figure that was typed in; undefined of any other. */
export function enteredMark(text: SqlValue | undefined): EnteredMark | undefined {
  if (typeof text !== 'string') return undefined
  const [id, page, paragraph, region, quote, reason, author, at] = JSON.parse(text) as Kept
  return { id, page, paragraph, region, quote, reason, author, at }
}

/** Where a typed-in figure stands, in words: `page 2, paragraph 5`. */
export function enteredPlace({ page, paragraph }: Pick<EnteredMark, 'page' | 'paragraph'>): string {
  return [page === null ? '' : `page ${page}`, paragraph === null ? '' : `paragraph ${paragraph}`]
    .filter((word) => word !== '')
    .join(', ')
}
