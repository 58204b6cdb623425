import type { Column } from './columns.ts'
import type { Grid } from './grid.ts'
import { type Axed, isAnyTotal, NO_AXED } from './label-columns.ts'
import { type HeadingGroup, type LabelColumn, LEADING_SUBTOTAL, NO_LABEL, UNLABELLED_TOTAL } from './layout.ts'
import type { CellReader } from './reading.ts'
import { bodyOf } from './row-body.ts'
import { addHeading, addPeriod, addSpan, noHeadings } from './row-headings.ts'
import { kindOfRow, ownLabels } from './row-kinds.ts'
import { labelRowsOf } from './row-labels.ts'
import type { RowsSoFar } from './row-sums.ts'
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
  const body = bodyOf(grid, reader, raw, columns, titleKeys)
  const headings = noHeadings()
  const soFar: RowsSoFar = {
    rows: [],
    labelRows: [],
    totalRows: new Set(),
    unlabelled: [],
    filled: new Array<number>(body.labels.length).fill(NO_LABEL),
    closed: new Set(),
    groupStart: 0,
  }
  const add = (row: number, labelRows: readonly number[]): void => {
    soFar.rows.push(row)
    soFar.labelRows.push(...labelRows)
  }
  for (const [position, row] of body.rows.entries()) {
    const own = ownLabels(body, row)
    switch (kindOfRow(body, position, row, own)) {
      case 'nothing':
        break
      case 'heading':
        addHeading(body, headings, position, row, own)
        break
      case 'period':
        addPeriod(body, headings, row, own)
        soFar.totalRows.add(row)
        add(row, [UNLABELLED_TOTAL])
        break
      case 'repeat':
        soFar.totalRows.add(row)
        add(row, [LEADING_SUBTOTAL])
        break
      case 'figures': {
        const total = own.findIndex((index) => index >= 0 && isAnyTotal(reader.reading(index)))
        if (total >= 0) addSpan(body, headings, row, own)
        add(row, labelRowsOf(body, soFar, row, own, total))
      }
    }
  }
  return {
    labels: body.labels.map(withoutAxis),
    rows: Int32Array.from(soFar.rows),
    labelRows: Int32Array.from(soFar.labelRows),
    groups: headings.groups,
    headingRows: headings.rows,
    totalRows: soFar.totalRows,
    unlabelled: soFar.unlabelled,
    ...surenessOf(body.labels),
  }
}

/** A column of labels as the layout keeps it. */
function withoutAxis({ column, key, header, at, span, monthFirst, compound }: Axed): LabelColumn {
  return { column, key, header, at, span, monthFirst, ...(compound === undefined ? {} : { compound }) }
}

/** How well the columns of labels are understood, and which of them the least. */
function surenessOf(labels: readonly Axed[]): Pick<Rows, 'sure' | 'weakest'> {
  const [first = NO_AXED] = labels
  return {
    sure: Math.min(1, ...labels.filter(({ axis }) => axis.parts).map(({ axis }) => axis.sure)),
    weakest: labels.reduce((weak, label) => (label.axis.sure < weak.axis.sure ? label : weak), first).header,
  }
}
