import { type Block, ROLES } from '../layout.ts'
import { bodyIn, columnWords, type Fork, numberAt, readingAt, type View } from './view.ts'

/** Rows and columns that add up others without saying so: a total, or one more figure. */
export function unsaidTotals(view: View): readonly Fork[] {
  return view.layout.blocks.flatMap((block): readonly Fork[] => {
    if (block.kind === 'record list') return []
    const columns = block.columns.map(({ column }) => column)
    const left = Math.min(...columns)
    const right = Math.max(...columns)
    return [
      ...summingRows(view, block).map(
        (row): Fork => ({
          differs: `Row ${row + 1} adds up the others: it is a total`,
          edits: [{ set: 'role', range: { top: row, bottom: row, left, right }, role: 'total' }],
        }),
      ),
      ...summingColumns(view, block).map(
        (column): Fork => ({
          differs: `${sentence(columnWords(column))} adds up the others: it is a total`,
          edits: [{ set: 'role', range: bodyIn(block, column), role: 'total' }],
        }),
      ),
    ]
  })
}

/** Longer tables are not added up by hand. */
const MOST_ROWS = 400

/** Rows, first or last of the table, that are no totals by their role and add up every other that is none. */
export function summingRows(view: View, block: Block): readonly number[] {
  const rows = [...block.rows].filter((row) => !isTotalRow(view, block, row))
  if (rows.length < 3 || rows.length > MOST_ROWS) return []
  const ends = [rows[0], rows.at(-1)].flatMap((row) => row ?? [])
  return ends.filter((row) => {
    const parts = rows.filter((one) => one !== row)
    return addsUp(
      block.columns.map(({ column }) => ({
        total: numberAt(view, row, column),
        parts: parts.map((part) => numberAt(view, part, column)),
      })),
    )
  })
}

/** Columns, first or last of the figures, that no heading calls a total and that add up every other in each row. */
export function summingColumns(view: View, block: Block): readonly number[] {
  const rows = [...block.rows].slice(0, MOST_ROWS)
  const plain = block.columns.filter(
    ({ states }) => !states.some(({ value }) => value === 'Total' || value === 'Subtotal'),
  )
  const periods = plain.map(({ states }) => states.find(({ key }) => key === 'period')?.value)
  if (plain.length < 3 || rows.length < 2) return []
  const ends = [plain[0], plain.at(-1)].flatMap((one) => one ?? [])
  return ends
    .map(({ column }) => column)
    .filter((column, i) => {
      const own = periods[i === 0 ? 0 : periods.length - 1]
      // A span over the other periods is a total that says so.
      if (own !== undefined && periods.some((other) => other !== undefined && other !== own && within(other, own)))
        return false
      const parts = plain.map((one) => one.column).filter((one) => one !== column)
      return addsUp(
        rows.map((row) => ({
          total: numberAt(view, row, column),
          parts: parts.map((part) => numberAt(view, row, part)),
        })),
      )
    })
}

/** Whether each sum that can be judged is right, and they say enough to be no chance. */
function addsUp(
  sums: readonly { readonly total: number | undefined; readonly parts: readonly (number | undefined)[] }[],
): boolean {
  let judged = 0
  for (const { total, parts } of sums) {
    if (total === undefined || parts.includes(undefined)) continue
    const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0)
    if (Math.abs(sum - total) > 1e-6 * Math.max(1, Math.abs(total))) return false
    if (parts.filter((part) => part !== 0).length >= 2) judged += parts.length > 3 ? 2 : 1
  }
  return judged >= 2
}

function isTotalRow(view: View, block: Block, row: number): boolean {
  const { grid, layout } = view
  // "Wales" below its forces is their total by its name.
  const area = block.labels.some(
    ({ column, key }) => key === 'force' && readingAt(view, row, column)?.force?.kind === 'area',
  )
  if (area) return true
  return block.columns.some(({ column }) => {
    const index = grid.at(row, column)
    return index >= 0 && ROLES[layout.roles[index] ?? 0] === 'total'
  })
}

function within(period: string, span: string): boolean {
  const [from = '', to = ''] = period.split('..')
  const [start = '', end = ''] = span.split('..')
  return from >= start && to <= end
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
