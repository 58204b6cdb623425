import type { Reading } from './reading.ts'

/** A line of the particulars of a reply ("Force: | Kent Police", "Date | 3 June 2019") heads no columns. */
export function statesOneThing([name, value, ...more]: readonly Reading[]): boolean {
  if (name === undefined || value === undefined || more.length > 0) return false
  return /:$/.test(name.text) || (NAMES.test(name.text) && value.period?.kind === 'day')
}

const NAMES =
  /^(?:date|dated|date (?:of|received|sent|issued)\b.*|received|issued|sent|extracted(?: on)?|reply date|response date)$/i
