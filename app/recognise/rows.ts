import { resolveForce } from '../names/index.ts'
import type { Address } from '../vocabulary/index.ts'
import { spanOf } from './axis.ts'
import type { Column } from './columns.ts'
import { emptyRowKind, emptyRowsAtEnd, headingStates, understands } from './empty-rows.ts'
import type { Grid } from './grid.ts'
import { closedGroup, isAnyTotal, labelColumn, NO_AXED, staggered } from './label-columns.ts'
import {
  type HeadingGroup,
  type LabelColumn,
  LEADING_SUBTOTAL,
  NO_LABEL,
  statement,
  UNLABELLED_TOTAL,
} from './layout.ts'
import { leadingPeriods, leadingSubtotals } from './leading.ts'
import { type CellReader, NUMBER, PERCENT, type Reading } from './reading.ts'
import type { RawTable } from './tables.ts'

/** The rows of a table with their labels resolved. */
export interface Rows {
  readonly labels: readonly LabelColumn[]
  readonly rows: Int32Array
  readonly labelRows: Int32Array
  readonly groups: readonly HeadingGroup[]
  /** Rows of the label columns that only head those below. */
  readonly headingRows: readonly number[]
  readonly totalRows: ReadonlySet<number>
  /** Rows with figures whose label could not be made out. */
  readonly unlabelled: readonly number[]
  /** Least share of labels that an axis understands. */
  readonly sure: number
  readonly weakest: string
}

/** Resolves the labels of a table's rows: filled down, totals, headings, rows of which every figure is missing. */
export function rowsOf(
  grid: Grid,
  reader: CellReader,
  raw: RawTable,
  columns: readonly Column[],
  titleKeys: readonly string[],
): Rows {
  const values = columns.filter(({ kind }) => kind === 'value').map(({ column }) => column)
  const candidates = [...raw.bodyRows]
  const hasFigures = (row: number): boolean =>
    values.some((column) => {
      const index = grid.at(row, column)
      return index >= 0 && reader.types[index] !== 0
    })
  const names = columns.filter(({ kind }) => kind === 'label')
  const [only] = names
  const leading =
    only === undefined || names.length > 1
      ? []
      : leadingPeriods(grid, reader, candidates.filter(hasFigures), only.column, values)
  const heads = new Map(leading.map((one) => [one.row, one] as const))
  const apart = names.map((column) =>
    labelColumn(
      grid,
      reader,
      column,
      candidates.filter((row) => !heads.has(row)),
      titleKeys,
      hasFigures,
    ),
  )
  const textAt = (row: number, column: number): number => {
    const index = grid.covering(row, column)
    return index >= 0 && reader.types[index] !== 0 ? index : -1
  }
  const labels = staggered(grid, apart, candidates, hasFigures, titleKeys)
  candidates.push(...emptyRowsAtEnd(raw, labels, reader, textAt))
  const [label] = labels
  const subtotals = new Set(
    label === undefined || labels.length > 1 || leading.length > 0 || label.key === '' || label.key === 'period'
      ? []
      : leadingSubtotals(
          grid,
          reader,
          candidates.filter(hasFigures),
          label.column,
          values,
          (reading) => understands(label.axis, reading) || reading.measure !== undefined,
        ).map(({ row }) => row),
  )

  const rows: number[] = []
  const labelRows: number[] = []
  const headingRows: number[] = []
  const groups: { from: number; to: number; states: HeadingGroup['states'] }[] = []
  const totalRows = new Set<number>()
  const unlabelled: number[] = []
  const filled = new Array<number>(labels.length).fill(NO_LABEL)
  const closed = new Set<string>()
  let groupStart = 0
  let openGroup: (typeof groups)[number] | undefined
  // a heading right below another ("2017/18", "Female") adds to it, and so do the later ones of its kind
  let outer: HeadingGroup['states'] = []
  let inner: HeadingGroup['states'] = []
  for (const [position, row] of candidates.entries()) {
    const own = labels.map(({ column }) => textAt(row, column))
    const given = own.flatMap((index, i) =>
      index >= 0 && !(labels[i]?.constant === true && labels.length > 1) ? [i] : [],
    )
    if (!hasFigures(row)) {
      const kind = emptyRowKind(grid, reader, labels, candidates, position, own, given, textAt, hasFigures)
      if (kind === 'heading') {
        const [at = 0] = given
        const index = own[at] ?? -1
        headingRows.push(row)
        if (openGroup !== undefined) openGroup.to = row - 1
        openGroup = undefined
        const said = headingStates(grid, reader, labels[at], index)
        if (candidates[position - 1] === headingRows.at(-2) && headingRows.length > 1) outer = inner
        else outer = outer.filter(({ key }) => said.every((one) => one.key !== key))
        inner = [...said, ...outer.filter(({ key }) => said.every((one) => one.key !== key))]
        const states = inner
        if (states.length > 0) {
          openGroup = { from: row + 1, to: candidates.at(-1) ?? row, states }
          groups.push(openGroup)
        }
        continue
      }
      if (kind === 'nothing') continue
    }
    if (isPercentRow(row, own)) continue
    const head = heads.get(row)
    if (head !== undefined || subtotals.has(row)) {
      totalRows.add(row)
      rows.push(row)
      labelRows.push(head === undefined ? LEADING_SUBTOTAL : UNLABELLED_TOTAL)
      if (head !== undefined) groups.push({ from: row, to: head.to, states: [periodOf(head.reading, own[0] ?? -1)] })
      continue
    }
    const total = own.findIndex((index) => index >= 0 && isAnyTotal(reader.reading(index)))
    if (leading.length > 0 && total >= 0) {
      const span = spanOf(leading.map(({ reading }) => reading))
      groups.push({ from: row, to: row, states: [statement('period', span, 'cell', addressOf(own[0] ?? -1), '')] })
    }
    const resolved = total < 0 && isNameOfAll(row, own) ? [UNLABELLED_TOTAL] : resolveRow(row, own, total)
    rows.push(row)
    labelRows.push(...resolved)
  }
  return {
    labels: labels.map(({ column, key, header, at, span, monthFirst, compound }) => ({
      column,
      key,
      header,
      at,
      span,
      monthFirst,
      ...(compound === undefined ? {} : { compound }),
    })),
    rows: Int32Array.from(rows),
    labelRows: Int32Array.from(labelRows),
    groups,
    headingRows,
    totalRows,
    unlabelled,
    sure: Math.min(1, ...labels.filter(({ axis }) => axis.parts).map(({ axis }) => axis.sure)),
    weakest: labels.reduce((weak, label) => (label.axis.sure < weak.axis.sure ? label : weak), labels[0] ?? NO_AXED)
      .header,
  }

  /** "% change": a row of percentages among the figures, blanks and all. */
  function isPercentRow(row: number, own: readonly number[]): boolean {
    if (own.some((index) => index >= 0 && reader.reading(index).percent)) return true
    const types = values.map((column) => reader.types[Math.max(0, grid.at(row, column))] ?? 0)
    const there = types.filter((_, i) => grid.at(row, values[i] ?? 0) >= 0)
    return there.length > 0 && there.every((type) => type === PERCENT)
  }

  function addressOf(index: number): Address {
    return { row: grid.sheet.cells.rows[index] ?? 0, column: grid.sheet.cells.columns[index] ?? 0 }
  }

  function periodOf({ period, text }: Reading, index: number) {
    const days = period === undefined ? '' : `${period.period.start}..${period.period.end}`
    return statement('period', days, 'cell', addressOf(index), text)
  }

  function resolveRow(row: number, own: readonly number[], total: number): readonly number[] {
    const named = own.some((index, i) => index >= 0 && labels[i]?.constant !== true)
    if (labels.length > 0 && !named && !own.some((index) => index >= 0 && labels.some(({ axis }) => !axis.parts))) {
      // figures without a label: the total of what stands above, if they add up to it
      const everyConstant = labels.every(({ constant }) => constant)
      if (!everyConstant || own.every((index) => index < 0)) {
        totalRows.add(row)
        if (!addsUp(row)) unlabelled.push(row)
        return own.map((index, i) =>
          labels[i]?.constant === true ? (index >= 0 ? row : (filled[i] ?? NO_LABEL)) : UNLABELLED_TOTAL,
        )
      }
    }
    const closes = own.findIndex((index, i) => index >= 0 && i < labels.length - 1 && closesGroup(index, i))
    if (closes >= 0 && own.every((index, i) => i <= closes || index < 0)) {
      totalRows.add(row)
      return own.map((_, i) => (i > closes ? UNLABELLED_TOTAL : (filled[i] ?? NO_LABEL)))
    }
    if (total >= 0) totalRows.add(row)
    const grand = total > 0 && isGrandTotal(row, own, total)
    const resolved = own.map((index, i) => {
      const label = labels[i]
      // "Total" merged over the columns of labels is a total of each
      if (index >= 0 && total >= 0 && i > total && own[total] === index) return UNLABELLED_TOTAL
      if (index >= 0) {
        const at = grid.sheet.cells.rows[index] ?? row
        if (i !== total) {
          if (filled[i] !== at && i < labels.length - 1 && label?.constant !== true) startGroup(i)
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
    if (missing) unlabelled.push(row)
    return resolved
  }

  /** "Female total" below the rows of "Female", in the column that names the groups. */
  function closesGroup(index: number, i: number): boolean {
    const group = closedGroup(reader.reading(index).text)
    const named = grid.at(filled[i] ?? NO_LABEL, labels[i]?.column ?? 0)
    return group !== '' && named >= 0 && reader.reading(named).text.toLowerCase() === group
  }

  /** "Scotland" as the last row below its divisions, being their sum. */
  function isNameOfAll(row: number, [index = -1, ...more]: readonly number[]): boolean {
    const [label] = labels
    if (index < 0 || more.length > 0 || label === undefined || candidates.at(-1) !== row || rows.length < 2)
      return false
    if (label.key === '' || label.key === 'force' || label.key === 'period') return false
    const { force, text } = reader.reading(index)
    if ((force ?? resolveForce(text)) === undefined || compareSum(row, 0, false) !== 'equal') return false
    totalRows.add(row)
    return true
  }

  function startGroup(i: number): void {
    groupStart = rows.length
    for (let later = i + 1; later < labels.length; later++)
      if (labels[later]?.constant !== true) filled[later] = NO_LABEL
  }

  /** A total row with an empty column before its label: over everything, or over the group that the column names above. */
  function isGrandTotal(row: number, own: readonly number[], total: number): boolean {
    const before = own
      .slice(0, total)
      .flatMap((index, i) => (index < 0 && labels[i]?.constant !== true && labels[i]?.key !== '' ? [i] : []))
    if (before.length === 0) return false
    if (
      closed.has(
        `${total} ${own
          .slice(0, total)
          .map((index, i) => (index >= 0 ? row : filled[i]))
          .join()}`,
      )
    )
      return true
    const group = compareSum(row, groupStart, false)
    if (group === 'equal') return false
    return compareSum(row, 0, true) === 'equal'
  }

  function addsUp(row: number): boolean {
    if (
      compareSum(row, groupStart, false) === 'equal' ||
      compareSum(row, 0, false) === 'equal' ||
      compareSum(row, 0, true) === 'equal'
    )
      return true
    // suppressed parts: it may still be their sum
    return compareSum(row, 0, false) === 'unknown' && candidates.at(-1) === row
  }

  /** Whether the row is the sum of the rows since `from` that are no totals themselves (or only of the totals). */
  function compareSum(row: number, from: number, totalsOnly: boolean): 'equal' | 'different' | 'unknown' {
    let verdict: 'equal' | 'unknown' = 'unknown'
    for (const column of values) {
      const stands = numberAt(row, column)
      if (stands === undefined) continue
      let sum = 0
      let parts = 0
      let known = true
      for (let i = from; i < rows.length; i++) {
        const part = rows[i] ?? 0
        if (totalRows.has(part) !== totalsOnly) continue
        const number = numberAt(part, column)
        if (number === undefined) known = known && reader.types[grid.at(part, column)] === undefined
        else {
          sum += number
          parts++
        }
      }
      if (parts === 0) continue
      if (!known) {
        if (sum > stands + 1e-6) return 'different'
        continue
      }
      if (Math.abs(sum - stands) > 1e-6 * Math.max(1, Math.abs(stands))) return 'different'
      verdict = 'equal'
    }
    return verdict
  }

  function numberAt(row: number, column: number): number | undefined {
    const index = grid.at(row, column)
    if (index < 0 || reader.types[index] !== NUMBER) return undefined
    const found = reader.figure(index)
    return found.is === 'figure' && found.figure.status === 'ok' ? found.figure.value : undefined
  }
}
