import type { Element } from './find.ts'
import type { FoundCell, FoundTable } from './found.ts'
import type { Page } from './page.ts'
import { type Line, lineText, paragraphsOf } from './text.ts'

/** What the pages come to. */
export interface Joined {
  readonly tables: readonly FoundTable[]
  readonly prose: readonly string[]
  readonly proseBefore: readonly number[]
}

/** Edges of columns that are the same on two pages, in points. */
const SAME_PLACE = 4
/** Page headers and footers stand within this share of the page. */
const MARGIN = 0.13

/**
 * The pages made one document: a table that goes on over a page break is one, its repeated heading counted once; page
 * headers and footers are read once.
 */
export function joinedPages(pages: readonly Page[], elements: readonly (readonly Element[])[]): Joined {
  const running = runningLines(pages, elements)
  const tables: FoundTable[] = []
  const prose: string[] = []
  const proseBefore: number[] = []
  const seen = new Set<string>()
  let lines: Line[] = []
  let open = -1
  const endLines = () => {
    if (lines.length > 0) prose.push(...paragraphsOf(lines))
    lines = []
  }
  for (const [number, onPage] of elements.entries()) {
    let first = true
    for (const element of onPage) {
      if (element.is === 'line') {
        const key = runningKey(element, pages[number])
        if (running.has(key)) {
          if (!seen.has(key)) lines.push(element.line)
          seen.add(key)
          continue
        }
        lines.push(element.line)
        first = false
        open = -1
        continue
      }
      const before = tables[open]
      const longer = first && before !== undefined ? continued(before, element.table) : undefined
      if (longer === undefined) {
        endLines()
        proseBefore.push(prose.length)
        open = tables.push(element.table) - 1
      } else tables[open] = longer
      first = false
    }
    // The lines of two pages are never one paragraph by their distance.
    endLines()
  }
  return { tables, prose, proseBefore }
}

/** Lines that come again at the same place of several pages, whatever the numbers in them. */
function runningLines(pages: readonly Page[], elements: readonly (readonly Element[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const [number, onPage] of elements.entries()) {
    const keys = new Set(onPage.map((element) => runningKey(element, pages[number])))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  counts.delete('')
  return new Set([...counts].filter(([, count]) => count > 1 && count * 2 >= pages.length).map(([key]) => key))
}

function runningKey(element: Element, page: Page | undefined): string {
  if (element.is === 'table' || page === undefined) return ''
  const { y } = element.line
  if (y > page.height * MARGIN && y < page.height * (1 - MARGIN)) return ''
  return `${Math.round(y / 3)} ${lineText(element.line).replace(/\d+/g, '0')}`
}

/** The table with what the next page adds to it; undefined where that is a table of its own. */
function continued(table: FoundTable, next: FoundTable): FoundTable | undefined {
  const places = next.edges.map((edge) => table.edges.findIndex((own) => Math.abs(own - edge) <= SAME_PLACE))
  const isSame = places[0] === 0 && places.at(-1) === table.edges.length - 1
  if (!isSame || places.some((place, index) => place <= (places[index - 1] ?? -1))) return undefined
  const at = (column: number) => places[column] ?? column
  const repeated = repeatedRows(table, next)
  const split = restOfRow(table, next, repeated, at)
  // The rest of a row that the page break cut in two goes to that row.
  const taken = split === undefined ? repeated : repeated + 1
  const down = table.rowCount - taken
  const cells: FoundCell[] = next.cells
    .filter(({ row }) => row >= taken)
    .map((cell) => ({ ...cell, row: cell.row + down, column: at(cell.column) }))
  const merges = next.merges
    .filter(({ top }) => top >= taken)
    .map(({ top, left, bottom, right }) => ({
      ...{ top: top + down, bottom: bottom + down, left: at(left) },
      right: at(right + 1) - 1,
    }))
  return {
    ...table,
    rowCount: table.rowCount + next.rowCount - taken,
    cells: [...(split ?? table.cells), ...cells],
    merges: [...table.merges, ...merges],
  }
}

/**
 * The cells of the table with the rest of their texts, where the first new row is the rest of the last one: words in the
 * middle of a sentence, beneath words.
 */
function restOfRow(
  table: FoundTable,
  next: FoundTable,
  row: number,
  at: (column: number) => number,
): readonly FoundCell[] | undefined {
  const rest = next.cells.filter((cell) => cell.row === row && cell.text !== '')
  const begun = (column: number) =>
    table.cells.find((cell) => cell.row === table.rowCount - 1 && cell.column === column && /\p{L}/u.test(cell.text))
  const goesOn = rest.every(({ text, column }) => /^[\p{Ll}(&/]/u.test(text) && begun(at(column)) !== undefined)
  if (rest.length === 0 || !goesOn || next.rowCount <= row + 1) return undefined
  return table.cells.map((cell) => {
    const more = rest.find(({ column }) => begun(at(column)) === cell)
    return more === undefined ? cell : { ...cell, text: `${cell.text} ${more.text}` }
  })
}

/** How many rows at the beginning are the same as those at the beginning of the table. */
function repeatedRows(table: FoundTable, next: FoundTable): number {
  const textOf = ({ cells }: FoundTable, row: number) =>
    cells
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.column - b.column)
      .map(({ text }) => text)
      .join('\t')
  let row = 0
  while (row < Math.min(next.rowCount, table.rowCount)) {
    if (textOf(table, row) !== textOf(next, row)) break
    row++
  }
  return row
}
