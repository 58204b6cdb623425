import published from '../../resources/reference/published.json'
import subject from '../../resources/reference/subjects/sexual-communication-with-a-child.json'
import type { Request } from '../vocabulary/index.ts'
import type { PublishedCount } from './stated.ts'

/** Counts that were published about what a request asks for, each with its source; none where it asks for something else. */
export function publishedFor({ text, measure }: Request): readonly PublishedCount[] {
  const words = text.toLowerCase()
  if (!subject.asked.some((spelling) => words.includes(spelling))) return []
  const metric = `${measure} s${subject.section} recorded`.toLowerCase()
  return published.flatMap(({ level, code, metric: counted, start, end, value, released, source }) =>
    level === 'force' && counted.toLowerCase() === metric && value !== null
      ? [{ force: code, periodStart: start, periodEnd: end, value, released, source }]
      : [],
  )
}
