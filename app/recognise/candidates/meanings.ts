import { ownKey } from '../axis.ts'
import type { Block, LabelColumn } from '../layout.ts'
import type { Reading } from '../reading.ts'
import { bodyIn, cellAt, columnWords, type Fork, keyWords, readingAt, type View } from './view.ts'

/** Keys of which a text can be asked whether it is one of their values. */
const ASKED = ['period', 'force', 'age', 'gender', 'platform', 'outcome', 'offence'] as const

/** A key that as many of the texts are values of is another way to read them. */
const ENOUGH = 0.6
/** Labels beyond these say nothing new. */
const LOOKED_AT = 500

/** Labels and headings that are values of more than one thing: "16-17" is a year and an age, "Kent" a force and a home. */
export function otherMeanings(view: View): readonly Fork[] {
  return view.layout.blocks.flatMap((block) => [
    ...block.labels.flatMap((label) => ofLabels(view, block, label)),
    ...block.headerRows.flatMap((row) => ofHeadings(view, block, row)),
  ])
}

function ofLabels(view: View, block: Block, label: LabelColumn): readonly Fork[] {
  const readings = distinct(
    [...block.rows.slice(0, LOOKED_AT)].flatMap((row) => readingAt(view, row, label.column) ?? []),
  )
  if (readings.length === 0) return []
  const own = label.header === '' ? '' : ownKey(label.header)
  const keys = new Set<string>(ASKED.filter((key) => shareOf(readings, key) >= ENOUGH))
  // The heading says something else than the texts do: "Home area" over the names of forces.
  if (own !== '' && (label.key === 'force' || label.key === 'period' || label.key === '') && !names(own, label.key))
    keys.add(own)
  if (label.key !== '' && mayBeReferences(readings, block)) keys.add('')
  keys.delete(label.key)
  return [...keys].map((meaning) => ({
    differs: `The labels of ${columnWords(label.column)} are read as ${keyWords(meaning)}, not as ${keyWords(label.key)}`,
    edits: [{ set: 'role', range: bodyIn(block, label.column), role: 'label', meaning }],
  }))
}

function ofHeadings(view: View, block: Block, row: number): readonly Fork[] {
  const columns = block.columns.map(({ column }) => column)
  const left = Math.min(...columns)
  const right = Math.max(...columns)
  const readings = distinct(
    columns.flatMap((column) => (cellAt(view, row, column) < 0 ? [] : (readingAt(view, row, column) ?? []))),
  )
  if (readings.length === 0) return []
  const stated = new Set(
    block.columns.flatMap(({ states }) => states.flatMap(({ key, at }) => (at?.row === row ? [key] : []))),
  )
  const [now = ''] = stated
  if (stated.size > 1) return []
  return ASKED.filter((key) => key !== now && shareOf(readings, key) >= ENOUGH).map((meaning) => ({
    differs: `The headings of row ${row + 1} are read as ${keyWords(meaning)}, not as ${keyWords(now)}`,
    edits: [{ set: 'role', range: { top: row, bottom: row, left, right }, role: 'header', meaning }],
  }))
}

/** Share of the texts that are values of a key, totals aside. */
export function shareOf(readings: readonly Reading[], key: string): number {
  const telling = readings.filter(({ total, subtotal }) => !total && !subtotal)
  return telling.length === 0 ? 0 : telling.filter((reading) => isValue(reading, key)).length / telling.length
}

function isValue(reading: Reading, key: string): boolean {
  if (key === 'period') return reading.period !== undefined || reading.month !== undefined
  if (key === 'force') return reading.force !== undefined
  return reading.as(key) !== undefined || (key === 'offence' && reading.askedOffence)
}

/** Each text once. */
export function distinct(readings: readonly Reading[]): readonly Reading[] {
  return [...new Map(readings.map((reading) => [reading.text.toLowerCase(), reading] as const)).values()]
}

function names(header: string, key: string): boolean {
  return key !== '' && header.split('_').includes(key)
}

/** Numbers or codes, another in each row, beside labels that say what the rows are. */
function mayBeReferences(readings: readonly Reading[], { labels, rows }: Block): boolean {
  return labels.length > 1 && readings.length === rows.length && readings.every(({ text }) => /\d/.test(text))
}
