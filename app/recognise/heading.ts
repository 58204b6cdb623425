import type { Reading } from './reading.ts'

/** The name of a column: a dimension, a measure, a reference. */
export function isName(reading: Reading): boolean {
  return reading.dimension !== undefined || reading.reference || reading.percent || reading.measure !== undefined
}

/** What may stand over figures: the name of a column, a value, a period, a total. */
export function isHeading(reading: Reading): boolean {
  return (
    isName(reading) ||
    reading.total ||
    reading.period !== undefined ||
    reading.month !== undefined ||
    reading.force !== undefined ||
    ['age', 'gender', 'platform', 'outcome', 'offence'].some((key) => reading.as(key) !== undefined)
  )
}
