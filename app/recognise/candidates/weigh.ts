import { a1Range, columnLetters } from '../../vocabulary/index.ts'
import type { Doubt } from '../blocks.ts'
import type { Block } from '../layout.ts'
import { cellDoubts } from '../recognise.ts'
import { headed, rises, saysCounts } from './columns.ts'
import { mayHead } from './header-rows.ts'
import { distinct, shareOf } from './meanings.ts'
import { toldBy } from './stated.ts'
import { summingColumns, summingRows } from './sums.ts'
import { columnWords, keyWords, numberAt, readingAt, type View } from './view.ts'

/** How well a reading fits its sheet. */
export interface Weighed {
  /** 0 to 1: what is left when each reason against it has taken its part. */
  readonly score: number
  readonly reasons: readonly string[]
}

/**
 * Weighs a reading by what it makes of the sheet and not by how it came about, so that readings of one sheet can be laid
 * side by side. It asks more than is asked of a reading that nobody doubts.
 */
export function weighed(view: View): Weighed {
  const { grid, reader, layout } = view
  const doubts = [
    ...layout.blocks.flatMap((block) => doubtsOf(view, block)),
    ...cellDoubts(
      grid.sheet,
      grid.hidden,
      reader,
      layout.blocks.map((block) => ({ block })),
      layout.roles,
    ),
  ]
  const strongest = new Map<string, number>()
  for (const { reason, weight } of doubts) strongest.set(reason, Math.max(weight, strongest.get(reason) ?? 0))
  const left = [...strongest.values()].reduce((score, weight) => score * (1 - weight), 1)
  return {
    score: Math.round(left * 100) / 100,
    reasons:
      strongest.size > 0 ? [...strongest.keys()] : ['every figure has a period and a label, and no two state the same'],
  }
}

function doubtsOf(view: View, block: Block): readonly Doubt[] {
  const labels = block.labels.flatMap((label) => labelDoubts(view, block, label))
  if (block.kind === 'record list') return [...labels, ...recordDoubts(view, block)]
  const { figures, again, undated, unlabelled } = toldBy(view, block)
  const share = (count: number): number => count / Math.max(1, figures)
  const where = a1Range(block.range)
  const doubts: Doubt[] = [...labels, ...columnDoubts(view, block)]
  if (figures === 0) doubts.push({ weight: 0.5, reason: `no figure stands in ${where}` })
  if (undated > 0) doubts.push({ weight: 0.2 + 0.3 * share(undated), reason: `${undated} figures without a period` })
  if (unlabelled > 0) doubts.push({ weight: 0.3, reason: `${unlabelled} figures without a label` })
  if (again > 0)
    doubts.push({ weight: 0.2 + 0.4 * share(again), reason: `${again} figures state the same as another in ${where}` })
  if (block.headerRows.length === 0 && block.columns.length > 1)
    doubts.push({ weight: 0.3, reason: 'the columns have no headings' })
  for (const row of summingRows(view, block))
    doubts.push({ weight: 0.25, reason: `row ${row + 1} adds up the others and is no total` })
  for (const column of summingColumns(view, block))
    doubts.push({ weight: 0.2, reason: `${columnWords(column)} adds up the others and is no total` })
  const [first] = block.rows
  if (
    first !== undefined &&
    block.rows.length > 1 &&
    mayHead(view, block, first) &&
    !mayHead(view, block, block.rows[1] ?? first)
  )
    doubts.push({ weight: 0.3, reason: `the figures of row ${first + 1} rise like headings` })
  const head = block.headerRows.at(-1)
  if (head !== undefined && headsByCounts(view, block, head))
    doubts.push({ weight: 0.3, reason: `the headings of row ${head + 1} are numbers` })
  return doubts
}

/** Plain numbers that are no years and do not rise. */
function headsByCounts(view: View, block: Block, row: number): boolean {
  const numbers = block.columns.flatMap(({ column }) => numberAt(view, row, column) ?? [])
  return numbers.length >= 2 && numbers.length * 2 >= block.columns.length && !mayHead(view, block, row)
}

/** Labels that are not what their column is said to hold, or that say something which it is not said to hold. */
function labelDoubts(view: View, block: Block, { column, key, header }: Block['labels'][number]): readonly Doubt[] {
  const readings = distinct([...block.rows.subarray(0, 500)].flatMap((row) => readingAt(view, row, column) ?? []))
  if (readings.length === 0) return []
  const at = `column ${columnLetters(column)}`
  if (key !== '' && readings.length > 2 && readings.every(({ text }, i) => text === String(i + 1)))
    return [{ weight: 0.2, reason: `the labels of ${at} run 1, 2, 3` }]
  const known = KNOWN.filter((one) => one !== key && shareOf(readings, one) >= 0.8)
  const [better] = known
  if (KNOWN.includes(key)) {
    const share = shareOf(readings, key)
    if (share < 0.8 && readings.some(({ total, subtotal }) => !total && !subtotal))
      return [{ weight: 0.4 * (1 - share), reason: `labels of ${at} are not understood as ${keyWords(key)}` }]
    if (key === 'force' && header !== '' && otherThanForce(header))
      return [{ weight: 0.1, reason: `${at} is headed “${header}”, and is read as force` }]
    return []
  }
  // A heading that says what the labels are outweighs what else they might be.
  // Of two columns of days one says when the record was made, and the other is left out.
  const said = block.kind === 'record list' && block.labels.some((label) => label.key === better)
  if (better !== undefined && key === '' && said) return []
  if (better !== undefined && key === '')
    return [{ weight: 0.3, reason: `labels of ${at} that are ${keyWords(better)} state nothing` }]
  return better === undefined ? [] : [{ weight: 0.15, reason: `labels of ${at} could be read as ${keyWords(better)}` }]
}

const KNOWN: readonly string[] = ['period', 'force', 'age', 'gender', 'platform']

function otherThanForce(header: string): boolean {
  return /\b(?:of|from|home|residence|birth|living|lives|travel|destination|origin)\b/i.test(header)
}

/** Figures that look like no counts. */
function columnDoubts(view: View, block: Block): readonly Doubt[] {
  const doubts: Doubt[] = []
  for (const [i, { column, states }] of block.columns.entries()) {
    if (
      block.columns.length > 1 &&
      states.length === 0 &&
      block.headerRows.length > 0 &&
      !hasHeading(view, block, column)
    )
      doubts.push({ weight: 0.3, reason: `${columnWords(column)} has no heading` })
    if (!headed(view, block, column)) {
      const first = i === 0 && block.columns.length > 1 && !saysCounts(view, block, column)
      if (first && rises(view, block, column) && runs(view, block, column))
        doubts.push({ weight: 0.3, reason: `the figures of ${columnWords(column)} run 1, 2, 3` })
      continue
    }
    const period = states.some(({ key }) => key === 'period')
    if (!period) doubts.push({ weight: 0.25, reason: `the heading of ${columnWords(column)} is not one of counts` })
  }
  return doubts
}

function hasHeading(view: View, { headerRows }: Block, column: number): boolean {
  return headerRows.some((row) => readingAt(view, row, column) !== undefined)
}

function runs(view: View, { rows }: Block, column: number): boolean {
  const [first, second] = rows
  return (
    first !== undefined &&
    second !== undefined &&
    numberAt(view, first, column) === 1 &&
    numberAt(view, second, column) === 2
  )
}

/** A list whose rows hold a count each is a table; one of which no two rows differ says that its rows are no records. */
function recordDoubts(view: View, block: Block): readonly Doubt[] {
  const doubts: Doubt[] = []
  const counts = block.labels.filter(({ column }) => {
    const reading = block.headerRows.map((row) => readingAt(view, row, column)).findLast((one) => one !== undefined)
    return reading?.measure !== undefined && numberAt(view, block.rows[0] ?? 0, column) !== undefined
  })
  if (block.labels.filter(({ key }) => key === 'period').length > 1)
    doubts.push({ weight: 0.3, reason: 'two columns say when a record was made' })
  for (const { column } of counts)
    doubts.push({ weight: 0.4, reason: `${columnWords(column)} counts, and each row is read as one record` })
  const dated = block.labels.some(({ key }) => key === 'period') || block.states.some(({ key }) => key === 'period')
  if (!dated) doubts.push({ weight: 0.4, reason: 'records without a period' })
  return doubts
}
