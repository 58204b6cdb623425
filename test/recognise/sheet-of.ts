import {
  type CellStyle,
  PLAIN_STYLE,
  type Range,
  type Sheet,
  type Span,
  type Workbook,
} from '../../app/vocabulary/index.ts'

/** A cell as a test writes it: a text, a number, nothing, or a value with its looks. */
export type Written = string | number | null | { readonly value: string | number; readonly style: Partial<CellStyle> }

export interface SheetParts {
  readonly name?: string
  readonly merges?: readonly Range[]
  readonly hiddenRows?: readonly Span[]
  readonly hiddenColumns?: readonly Span[]
  readonly visibility?: Sheet['visibility']
  /** Formulas by A1-like key `row,column`; without a stored result unless the cell has a value. */
  readonly formulas?: Readonly<Record<string, string>>
}

/** A sheet of rows of values, as a reader would give it. */
export function sheetOf(rows: readonly (readonly Written[])[], parts: SheetParts = {}): Sheet {
  const styles: CellStyle[] = [PLAIN_STYLE]
  const strings: string[] = []
  const cells: { row: number; column: number; value: string | number | undefined; style: number }[] = []
  for (const [row, values] of rows.entries()) {
    for (const [column, written] of values.entries()) {
      const formula = parts.formulas?.[`${row},${column}`]
      if (written === null && formula === undefined) continue
      const plain = written === null ? undefined : typeof written === 'object' ? written.value : written
      let style = 0
      if (typeof written === 'object' && written !== null) {
        style = styles.length
        styles.push({ ...PLAIN_STYLE, ...written.style })
      }
      cells.push({ row, column, value: plain, style })
    }
  }
  const count = cells.length
  const table = {
    count,
    rows: new Uint32Array(count),
    columns: new Uint16Array(count),
    kinds: new Uint8Array(count),
    numbers: new Float64Array(count).fill(Number.NaN),
    texts: new Int32Array(count).fill(-1),
    strings,
    styleOf: new Uint16Array(count),
    formulas: new Map<number, { text: string; cached: boolean }>(),
  }
  for (const [index, { row, column, value, style }] of cells.entries()) {
    table.rows[index] = row
    table.columns[index] = column
    table.styleOf[index] = style
    if (typeof value === 'number') {
      table.kinds[index] = 2
      table.numbers[index] = value
    } else if (typeof value === 'string') {
      table.kinds[index] = 1
      const known = strings.indexOf(value)
      table.texts[index] = known >= 0 ? known : strings.push(value) - 1
    }
    const formula = parts.formulas?.[`${row},${column}`]
    if (formula !== undefined) table.formulas.set(index, { text: formula, cached: value !== undefined })
  }
  return {
    index: 0,
    name: parts.name ?? 'Sheet1',
    visibility: parts.visibility ?? 'visible',
    rowCount: Math.max(0, ...cells.map(({ row }) => row + 1)),
    columnCount: Math.max(0, ...cells.map(({ column }) => column + 1)),
    cells: table,
    styles,
    merges: parts.merges ?? [],
    comments: [],
    hiddenRows: parts.hiddenRows ?? [],
    hiddenColumns: parts.hiddenColumns ?? [],
    columnWidths: [],
    struckRuns: [],
    epoch1904: false,
  }
}

export function workbookOf(...sheets: readonly Sheet[]): Workbook {
  return {
    format: 'xlsx',
    sheets: sheets.map((sheet, index) => ({ ...sheet, index })),
    text: undefined,
    prose: [],
  }
}
