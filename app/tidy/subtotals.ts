import { totalOf } from '../names/index.ts'
import type { Block, CellReader } from '../recognise/index.ts'
import { cellIndex, type Sheet } from '../vocabulary/index.ts'

/** Keys whose values are no groups of those of another: "Social media" beside its platforms is one. */
const TELLS_APART: ReadonlySet<string> = new Set(['gender', 'age', 'platform', 'outcome', 'offence', 'force'])

/** Longer tables are lists. */
const MOST = 2000

/**
 * Whether what a row calls a subtotal sums all that its table says of one value of something else: "Female, sub-total" below
 * the ages of girls is the total over age. It is the only one under its heading or its label, and the last row there.
 */
export function subtotalsOfAll(
  sheet: Sheet,
  block: Block,
  reader: CellReader,
): (position: number, label: number) => boolean {
  const { labels, labelRows, rows, groups } = block
  const textOf = (position: number, label: number): string => {
    const at = labelRows[position * labels.length + label] ?? -1
    const index = at < 0 ? -1 : cellIndex(sheet, at, labels[label]?.column ?? 0)
    return index < 0 ? '' : reader.reading(index).text
  }
  // a column of one text says the same of all rows: it sets no group apart
  let known: readonly number[] | undefined
  const telling = (): readonly number[] => {
    known ??= labels.flatMap(({ key }, j) =>
      TELLS_APART.has(key) && rows.length < MOST && new Set(Array.from(rows, (_, i) => textOf(i, j))).size > 1
        ? [j]
        : [],
    )
    return known
  }
  /** What the other labels and the heading over a row say; empty where nothing does. */
  const contextOf = (position: number, label: number): string => {
    const row = rows[position] ?? 0
    const key = labels[label]?.key
    const group = groups.findLast(({ from, to }) => row >= from && row <= to)
    const heads = group?.states.every((state) => state.key !== key && TELLS_APART.has(state.key)) === true
    const others = telling().filter((j) => j !== label && labels[j]?.key !== key)
    return others.length === 0 && !heads
      ? ''
      : [heads ? group?.from : '', ...others.map((j) => textOf(position, j))].join('\n')
  }
  const isTotal = (position: number, label: number): boolean => {
    const at = labelRows[position * labels.length + label] ?? -1
    if (at < 0) return at < -1
    const index = cellIndex(sheet, at, labels[label]?.column ?? 0)
    if (index < 0) return false
    const { subtotal, total, text } = reader.reading(index)
    return subtotal || total || totalOf(text) !== undefined
  }
  /** "Social media total" ends a table that has no other total: it is that of the whole table. */
  const sumsTable = (position: number, label: number): boolean =>
    position + 1 === rows.length &&
    rows.length < MOST &&
    totalOf(textOf(position, label)) !== undefined &&
    Array.from(rows, (_, before) => before).every((before) => before === position || !isTotal(before, label))
  return (position, label) => {
    const context = contextOf(position, label)
    if (position === 0) return false
    if (context === '') return sumsTable(position, label)
    if (position + 1 < rows.length && contextOf(position + 1, label) === context) return false
    let parts = 0
    for (let before = position - 1; before >= 0 && contextOf(before, label) === context; before--) {
      if (isTotal(before, label)) return false
      parts++
    }
    return parts > 0
  }
}
