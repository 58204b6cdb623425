import { isHeading } from './heading.ts'
import { MARK, NUMBER, PERCENT, TEXT, UNCOMPUTED, UNREAD, WORD } from './reading.ts'
import { areYears, risesAsHeader } from './rising.ts'
import { hasFigure, isFigureType, isLabel, namesLabels, type Walk } from './table-walk.ts'

/** Finds the row of headings that names columns of labels, from a position down to the first row that is none. */
export function findNames(walk: Walk, from: number): void {
  walk.names.row = -1
  walk.names.columns = new Set()
  for (let i = from; i < walk.length; i++) {
    const cells = walk.cellsIn(i)
    if (cells.length < 2) continue
    const texts = cells.filter((index) => walk.types[index] === TEXT)
    const named = texts.filter((index) => namesLabels(walk.read(index)) && !isOverSeveral(walk, i, index))
    if (named.length > 0 && texts.length + 2 > cells.length && texts.every((index) => isHeading(walk.read(index)))) {
      walk.names.row = i
      walk.names.columns = new Set(named.map(walk.columnOf))
      return
    }
    if (hasFigure(walk, cells) && !isHeaderLike(walk, i, cells)) return
  }
}

/** The heading is spread over columns that have headings of their own below it. */
function isOverSeveral(walk: Walk, i: number, index: number): boolean {
  const row = walk.rows[i] ?? 0
  const column = walk.columnOf(index)
  const merge = walk.grid.mergeAt(row, column)
  if (merge !== undefined && merge.right > merge.left) return true
  if (column === walk.left || column === walk.right || walk.grid.at(row, column + 1) >= 0) return false
  const below = walk.rows[i + 1]
  return (
    below !== undefined &&
    [column, column + 1].every((each) => {
      const under = walk.grid.at(below, each)
      return under >= 0 && walk.types[under] === TEXT && isHeading(walk.read(under))
    })
  )
}

/** A row of column headings: texts with figures under them, or years or ages that rise by one. */
export function isHeaderLike(walk: Walk, i: number, cells: readonly number[]): boolean {
  let headings = 0
  let labelled = 0
  const numbers: number[] = []
  for (const [position, index] of cells.entries()) {
    const type = walk.types[index]
    if (isLabel(walk, index)) continue
    const first = position === 0 && walk.columnOf(index) === walk.left
    if (type === NUMBER) {
      if (first) return false
      numbers.push(Number(walk.read(index).text))
    } else if (type === PERCENT || type === UNCOMPUTED || type === UNREAD) return false
    else if (type === MARK) {
      if (walk.read(index).as('age') === undefined) return false
    } else if (type === WORD) labelled++
    else if (!first) {
      const under = walk.below(i, walk.columnOf(index))
      if (under >= 0 && (isFigureType(walk.types[under]) || walk.types[under] === UNREAD)) headings++
    }
    if (type === TEXT && walk.read(index).dimension !== undefined && walk.read(index).measure === undefined) labelled++
  }
  if (numbers.length === 0) return headings > 0
  const body = cells.some((index) => {
    const under = walk.types[index] === NUMBER ? walk.below(i, walk.columnOf(index)) : -1
    return under >= 0 && (isFigureType(walk.types[under]) || headsBelow(walk, i, index))
  })
  if (!body) return false
  const overHeadings = cells.some((index) => walk.types[index] === NUMBER && headsBelow(walk, i, index))
  if (!(overHeadings ? areYears(numbers) : risesAsHeader(numbers, headings + labelled > 0))) return false
  const firstReading = cells[0] === undefined ? undefined : walk.read(cells[0])
  const firstIsName =
    cells[0] !== undefined &&
    walk.types[cells[0]] === TEXT &&
    firstReading?.dimension !== undefined &&
    firstReading.measure === undefined
  const firstIsFigureColumn = cells[0] !== undefined && walk.columnOf(cells[0]) > walk.left
  return headings > 0 || firstIsName || firstIsFigureColumn || headsPlainYears(walk, i, cells, numbers)
}

/** A year over the first of the headings that it holds together: "2017" over "Female", "Male", "Total", and figures under these. */
function headsBelow(walk: Walk, i: number, year: number): boolean {
  const row = walk.rows[i + 1]
  if (row === undefined) return false
  const column = walk.columnOf(year)
  return [column, column + 1].every((each) => {
    const heading = walk.grid.at(row, each)
    if (heading < 0 || walk.types[heading] !== TEXT || !isHeading(walk.read(heading))) return false
    const figure = walk.below(i + 1, each)
    return figure >= 0 && isFigureType(walk.types[figure])
  })
}

/** `Ethnicity, 2020, 2021, 2022` at the top of a table, over rows of a text and figures. */
function headsPlainYears(walk: Walk, i: number, cells: readonly number[], numbers: readonly number[]): boolean {
  const [first = -1] = cells
  const consecutive = numbers.every((year, at) => year > 1990 && (at === 0 || year === (numbers[at - 1] ?? 0) + 1))
  if (!consecutive || numbers.length < 2 || cells.length !== numbers.length + 1 || walk.types[first] !== TEXT)
    return false
  const above = i === 0 ? [] : walk.cellsIn(i - 1)
  if (above.length > 1 || i + 1 >= walk.length) return false
  return walk.types[walk.below(i, walk.columnOf(first))] === TEXT
}
