import type { Reading } from './reading.ts'

/**
 * A line of the particulars of a reply ("Force: | Kent Police", "Date | 3 June 2019") heads no columns, nor does a question
 * beside its number: "Q1 | How many offences?" is no first quarter.
 */
export function statesOneThing([name, value, ...more]: readonly Reading[]): boolean {
  if (name === undefined || value === undefined || more.length > 0) return false
  if (QUESTION.test(name.text)) return value.period === undefined && value.text.split(' ').length > 2
  return /:$/.test(name.text) || (NAMES.test(name.text) && value.period?.kind === 'day')
}

const NAMES =
  /^(?:date|dated|date (?:of|received|sent|issued)\b.*|received|issued|sent|extracted(?: on)?|reply date|response date)$/i

const QUESTION = /^q(?:uestion)?\.? ?\d{1,2}[a-z]?[.):]?$/i
