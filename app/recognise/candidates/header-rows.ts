import type { Block } from '../layout.ts'
import { NUMBER } from '../reading.ts'
import { type Fork, numberAt, readingAt, type View } from './view.ts'

/** Rows that may be headings or not: years that stand as numbers, a title that is a heading, a heading that is a title. */
export function otherHeaderRows(view: View): readonly Fork[] {
  return view.layout.blocks.flatMap((block) =>
    block.kind === 'record list' || block.columns.length === 0
      ? []
      : [
          ...firstRowHeads(view, block),
          ...lastHeadingCounts(view, block),
          ...titleHeads(block),
          ...headingTitles(view, block),
        ],
  )
}

function sides({ columns }: Block): { readonly left: number; readonly right: number } {
  const all = columns.map(({ column }) => column)
  return { left: Math.min(...all), right: Math.max(...all) }
}

/** The first row of figures holds years or ages that rise: it may head the rows below it. */
function firstRowHeads(view: View, block: Block): readonly Fork[] {
  const [row] = block.rows
  if (row === undefined || block.rows.length < 2 || !mayHead(view, block, row)) return []
  const { left, right } = block.range
  return [
    {
      differs: `Row ${row + 1} is a row of headings, not of figures`,
      edits: [{ set: 'role', range: { top: row, bottom: row, left, right }, role: 'header' }],
    },
  ]
}

/** Whether the figures of a row could be years, or ages, in their order. */
export function mayHead(view: View, block: Block, row: number): boolean {
  const { columns } = block
  // Under headings that count, or that are years already, 2019 is a count like any other.
  if (columns.every(({ column }) => block.headerRows.some((at) => at !== row && headsCounts(view, at, column))))
    return false
  const numbers = columns.map(({ column }) => numberAt(view, row, column))
  const there = numbers.flatMap((number) => number ?? [])
  if (there.length < 2 || there.length < numbers.length - 1) return false
  const rises = there.every((number, i) => Number.isInteger(number) && (i === 0 || number > (there[i - 1] ?? 0)))
  const step = (there[1] ?? 0) - (there[0] ?? 0)
  const even = there.every((number, i) => i === 0 || number - (there[i - 1] ?? 0) === step)
  const years = there.every((number) => number >= 1990 && number <= 2100)
  return rises && (years || (even && step === 1 && (there[0] ?? 0) < 30 && there.length > 3))
}

function headsCounts(view: View, row: number, column: number): boolean {
  const reading = readingAt(view, row, column)
  return reading !== undefined && (reading.period !== undefined || (reading.measure ?? '') !== '' || reading.percent)
}

/** The last row of headings holds numbers: it may be the first row of figures. */
function lastHeadingCounts(view: View, block: Block): readonly Fork[] {
  const row = block.headerRows.at(-1)
  if (row === undefined) return []
  const { grid, reader } = view
  const numbers = block.columns.filter(({ column }) => {
    const index = grid.at(row, column)
    return index >= 0 && reader.types[index] === NUMBER
  }).length
  if (numbers === 0 || numbers * 2 < block.columns.length) return []
  const labels = block.labelColumns.filter((column) => grid.at(row, column) >= 0)
  const { left, right } = sides(block)
  return [
    {
      differs: `Row ${row + 1} is a row of figures, not of headings`,
      edits: [
        ...labels.map(
          (column) =>
            ({ set: 'role', range: { top: row, bottom: row, left: column, right: column }, role: 'label' }) as const,
        ),
        { set: 'role', range: { top: row, bottom: row, left, right }, role: 'value' },
      ],
    },
  ]
}

/** A title right over the headings that stands over figures, or several texts in its row: a first row of headings. */
function titleHeads(block: Block): readonly Fork[] {
  const top = block.headerRows[0] ?? block.rows[0]
  if (top === undefined) return []
  const { left, right } = sides(block)
  const above = block.titles.filter(({ row, column }) => row === top - 1 && column >= left && column <= right)
  if (above.length === 0) return []
  return [
    {
      differs: `Row ${top} is a row of headings, not a title`,
      edits: [
        {
          set: 'role',
          range: { top: top - 1, bottom: top - 1, left: Math.min(...above.map(({ column }) => column)), right },
          role: 'header',
        },
      ],
    },
  ]
}

/** The first of several rows of headings holds one text: it may be the title of the table. */
function headingTitles(view: View, block: Block): readonly Fork[] {
  const [row, ...others] = block.headerRows
  if (row === undefined || others.length === 0) return []
  const { left, right } = block.range
  const texts = new Set<string>()
  for (let column = left; column <= right; column++) {
    const text = readingAt(view, row, column)?.text
    if (text !== undefined) texts.add(text)
  }
  if (texts.size !== 1) return []
  return [
    {
      differs: `Row ${row + 1} is a title, not a row of headings`,
      edits: [{ set: 'role', range: { top: row, bottom: row, left, right }, role: 'title' }],
    },
  ]
}
