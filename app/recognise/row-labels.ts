import { resolveForce } from '../names/index.ts'
import { closedGroup } from './label-columns.ts'
import { NO_LABEL, UNLABELLED_TOTAL } from './layout.ts'
import type { Body } from './row-body.ts'
import { addsUp, compareSum, type RowsSoFar } from './row-sums.ts'

/**
 * For each column of labels: the row whose cell labels a row of figures. Each of the ways to be a total is asked in turn:
 * the name of all, no label at all, the name of the group that it closes; what is left goes by its own labels, filled down.
 */
export function labelRowsOf(
  body: Body,
  soFar: RowsSoFar,
  row: number,
  own: readonly number[],
  total: number,
): readonly number[] {
  if (total < 0 && isNameOfAll(body, soFar, row, own)) {
    soFar.totalRows.add(row)
    return [UNLABELLED_TOTAL]
  }
  return (
    asUnlabelledTotal(body, soFar, row, own) ??
    asEndOfGroup(body, soFar, row, own) ??
    byOwnLabels(body, soFar, row, own, total)
  )
}

/** "Scotland" as the last row below its divisions, being their sum. */
function isNameOfAll(body: Body, soFar: RowsSoFar, row: number, [index = -1, ...more]: readonly number[]): boolean {
  const [label] = body.labels
  if (index < 0 || more.length > 0 || label === undefined || body.rows.at(-1) !== row || soFar.rows.length < 2)
    return false
  if (label.key === '' || label.key === 'force' || label.key === 'period') return false
  const { force, text } = body.reader.reading(index)
  return (force ?? resolveForce(text)) !== undefined && compareSum(body, soFar, row, 0, false) === 'equal'
}

/** Figures without a label: the total of what stands above, if they add up to it. */
function asUnlabelledTotal(
  body: Body,
  soFar: RowsSoFar,
  row: number,
  own: readonly number[],
): readonly number[] | undefined {
  const { labels } = body
  if (labels.length === 0 || own.some((index, i) => index >= 0 && labels[i]?.constant !== true)) return undefined
  const labelled = own.some((index) => index >= 0)
  if (labelled && labels.some(({ axis }) => !axis.parts)) return undefined
  if (labelled && labels.every(({ constant }) => constant)) return undefined
  soFar.totalRows.add(row)
  if (!addsUp(body, soFar, row)) soFar.unlabelled.push(row)
  return own.map((index, i) =>
    labels[i]?.constant === true ? (index >= 0 ? row : (soFar.filled[i] ?? NO_LABEL)) : UNLABELLED_TOTAL,
  )
}

/** "Female total" below the rows of "Female", in the column that names the groups. */
function asEndOfGroup(
  body: Body,
  { filled, totalRows }: RowsSoFar,
  row: number,
  own: readonly number[],
): readonly number[] | undefined {
  const { grid, reader, labels } = body
  const closes = own.findIndex((index, i) => {
    if (index < 0 || i >= labels.length - 1) return false
    const group = closedGroup(reader.reading(index).text)
    const named = grid.at(filled[i] ?? NO_LABEL, labels[i]?.column ?? 0)
    return group !== '' && named >= 0 && reader.reading(named).text.toLowerCase() === group
  })
  if (closes < 0 || own.some((index, i) => i > closes && index >= 0)) return undefined
  totalRows.add(row)
  return own.map((_, i) => (i > closes ? UNLABELLED_TOTAL : (filled[i] ?? NO_LABEL)))
}

/** Data, or a total that is called one: its own labels, and those above where a label is given once a group. */
function byOwnLabels(
  body: Body,
  soFar: RowsSoFar,
  row: number,
  own: readonly number[],
  total: number,
): readonly number[] {
  const { grid, labels } = body
  const { filled, closed } = soFar
  if (total >= 0) soFar.totalRows.add(row)
  const grand = total > 0 && isGrandTotal(body, soFar, row, own, total)
  const resolved = own.map((index, i) => {
    const label = labels[i]
    // "Total" merged over the columns of labels is a total of each
    if (index >= 0 && total >= 0 && i > total && own[total] === index) return UNLABELLED_TOTAL
    if (index >= 0) {
      const at = grid.sheet.cells.rows[index] ?? row
      if (i !== total) {
        if (filled[i] !== at && i < labels.length - 1 && label?.constant !== true) startGroup(body, soFar, i)
        filled[i] = at
      }
      return at
    }
    if (label?.staggered === true) return NO_LABEL
    if (label?.constant === true) return filled[i] ?? NO_LABEL
    if (total >= 0 && i > total) return UNLABELLED_TOTAL
    if (total >= 0 && i < total && grand) return UNLABELLED_TOTAL
    return filled[i] ?? NO_LABEL
  })
  if (total >= 0) closed.add(`${total} ${resolved.slice(0, total).join()}`)
  const missing = resolved.some((at, i) => at === NO_LABEL && labels[i]?.key !== '' && labels[i]?.staggered !== true)
  if (missing) soFar.unlabelled.push(row)
  return resolved
}

/** A new label in a column that names groups: those of the columns after it hold no longer. */
function startGroup({ labels }: Body, soFar: RowsSoFar, i: number): void {
  soFar.groupStart = soFar.rows.length
  for (let later = i + 1; later < labels.length; later++)
    if (labels[later]?.constant !== true) soFar.filled[later] = NO_LABEL
}

/** A total row with an empty column before its label: over everything, or over the group that the column names above. */
function isGrandTotal(body: Body, soFar: RowsSoFar, row: number, own: readonly number[], total: number): boolean {
  const { labels } = body
  const before = own.slice(0, total)
  if (!before.some((index, i) => index < 0 && labels[i]?.constant !== true && labels[i]?.key !== '')) return false
  const group = before.map((index, i) => (index >= 0 ? row : soFar.filled[i]))
  if (soFar.closed.has(`${total} ${group.join()}`)) return true
  if (compareSum(body, soFar, row, soFar.groupStart, false) === 'equal') return false
  return compareSum(body, soFar, row, 0, true) === 'equal'
}
