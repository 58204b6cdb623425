import type { Block } from '../layout.ts'
import { MARK, NUMBER } from '../reading.ts'
import { bodyIn, columnWords, type Fork, numberAt, readingAt, type View } from './view.ts'

/** Columns of numbers that may count, number the rows, name them, or belong to one record each. */
export function otherColumns(view: View): readonly Fork[] {
  return view.layout.blocks.flatMap((block) => [
    ...uncounted(view, block),
    ...counted(view, block),
    ...undated(block),
    ...asRecords(block),
  ])
}

/** Columns of figures that rise from row to row: running numbers, or what the rows are about. */
function uncounted(view: View, block: Block): readonly Fork[] {
  if (block.columns.length < 2) return []
  return block.columns.flatMap(({ column }, i): readonly Fork[] => {
    if (i > 0 && !headed(view, block, column)) return []
    if (saysCounts(view, block, column) || !rises(view, block, column)) return []
    const range = bodyIn(block, column)
    return [
      {
        differs: `${start(columnWords(column))} numbers the rows and counts nothing`,
        edits: [{ set: 'role', range, role: 'ignored' }],
      },
      {
        differs: `${start(columnWords(column))} says what the rows are and counts nothing`,
        edits: [{ set: 'role', range, role: 'label' }],
      },
    ]
  })
}

/** Figures under a heading without a period beside others that have one: a change, a rank, a rate. */
function undated(block: Block): readonly Fork[] {
  const dated = ({ states }: Block['columns'][number]): boolean => states.some(({ key }) => key === 'period')
  if ([block, ...block.groups].some(({ states }) => states.some(({ key }) => key === 'period'))) return []
  if (block.labels.some(({ key }) => key === 'period') || !block.columns.some(dated)) return []
  return block.columns
    .filter((column) => !dated(column))
    .map(({ column }) => ({
      differs: `${start(columnWords(column))} is left out: it states no period, as the others do`,
      edits: [{ set: 'role', range: bodyIn(block, column), role: 'ignored' }],
    }))
}

/** Columns of numbers that are left out, or taken for labels, and may be counts. */
function counted(view: View, block: Block): readonly Fork[] {
  const forks: Fork[] = []
  const values = new Set(block.columns.map(({ column }) => column))
  for (let column = block.range.left; column <= block.range.right; column++) {
    if (values.has(column) || numeric(view, block, column) < 0.8) continue
    const label = block.labels.find((one) => one.column === column)
    if (label?.key === 'period') continue
    if (label !== undefined && block.kind === 'cross table' && block.labels.length === 1) continue
    forks.push({
      differs: `${start(columnWords(column))} holds counts${label === undefined ? ' and is not left out' : block.kind === 'record list' ? ', it is no fact of one record' : ', it does not name the rows'}`,
      edits: [{ set: 'role', range: bodyIn(block, column), role: 'value' }],
    })
  }
  return forks
}

/** One column of figures beside several of labels: each row may be a record, and the number one of its facts. */
function asRecords(block: Block): readonly Fork[] {
  const [figures, ...others] = block.columns
  if (block.kind === 'record list' || figures === undefined || others.length > 0) return []
  if (block.labels.length < 2 || block.headerRows.length !== 1 || block.rows.length < 3) return []
  const left = Math.min(figures.column, ...block.labelColumns)
  const right = Math.max(figures.column, ...block.labelColumns)
  return [
    {
      differs: `Each row is one record, and ${columnWords(figures.column)} one of its facts, not a count`,
      edits: [{ set: 'role', range: bodyIn(block, left, right), role: 'label' }],
    },
  ]
}

/** Whether a heading over the column names a reference or a dimension rather than a count. */
export function headed(view: View, { headerRows }: Block, column: number): boolean {
  const reading = headerRows.map((row) => readingAt(view, row, column)).findLast((one) => one !== undefined)
  return reading !== undefined && (reading.reference || reading.dimension !== undefined)
}

/** Whether a heading over the column can only head counts: a period, a measure, a value of a known key. */
export function saysCounts(view: View, { headerRows }: Block, column: number): boolean {
  return headerRows.some((row) => {
    const reading = readingAt(view, row, column)
    if (reading === undefined || reading.reference) return false
    const { period, month, total, percent, measure, force } = reading
    if (total || percent || period !== undefined || month !== undefined || force !== undefined) return true
    return (
      (measure !== undefined && measure !== '') ||
      ['age', 'gender', 'platform', 'outcome', 'offence'].some((key) => reading.as(key) !== undefined)
    )
  })
}

/** Whether the numbers of a column are whole, and each is greater than the one above it. */
export function rises(view: View, { rows }: Block, column: number): boolean {
  let last = Number.NEGATIVE_INFINITY
  let count = 0
  for (const row of rows.subarray(0, 1000)) {
    const number = numberAt(view, row, column)
    if (number === undefined) continue
    if (!Number.isInteger(number) || number <= last) return false
    last = number
    count++
  }
  return count >= 3
}

/** Share of the filled cells of a column that hold figures. */
function numeric({ grid, reader }: View, { rows }: Block, column: number): number {
  let filled = 0
  let figures = 0
  for (const row of rows.subarray(0, 1000)) {
    const index = grid.at(row, column)
    const type = index < 0 ? 0 : reader.types[index]
    if (type === 0) continue
    filled++
    if (type === NUMBER || type === MARK) figures++
  }
  return filled < 2 ? 0 : figures / filled
}

function start(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
