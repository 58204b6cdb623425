import { createHash } from 'node:crypto'
import type { ReadFile } from '../../app/contract/index.ts'
import { ROLES } from '../../app/recognise/index.ts'
import type { Tidied } from '../../app/tidy/index.ts'
import {
  CELL_KINDS,
  type CellKind,
  type Dimension,
  type Evidence,
  type Figure,
  type ForceCode,
  type Observation,
  type Period,
  PLAIN_STYLE,
  parseA1,
  type Sheet,
  type Workbook,
} from '../../app/vocabulary/index.ts'

/** A sheet of the given rows: numbers, texts, null for nothing. */
export function sheetOf(name: string, grid: readonly (readonly (string | number | null)[])[], index = 0): Sheet {
  const rows: number[] = []
  const columns: number[] = []
  const kinds: number[] = []
  const numbers: number[] = []
  const texts: number[] = []
  const strings: string[] = []
  grid.forEach((line, row) => {
    line.forEach((value, column) => {
      if (value === null) return
      rows.push(row)
      columns.push(column)
      const kind: CellKind = typeof value === 'number' ? 'number' : 'text'
      kinds.push(CELL_KINDS.indexOf(kind))
      numbers.push(typeof value === 'number' ? value : Number.NaN)
      if (typeof value === 'string') strings.push(value)
      texts.push(typeof value === 'string' ? strings.length - 1 : -1)
    })
  })
  return {
    index,
    name,
    visibility: 'visible',
    rowCount: grid.length,
    columnCount: Math.max(0, ...grid.map((line) => line.length)),
    cells: {
      count: rows.length,
      rows: Uint32Array.from(rows),
      columns: Uint16Array.from(columns),
      kinds: Uint8Array.from(kinds),
      numbers: Float64Array.from(numbers),
      texts: Int32Array.from(texts),
      strings,
      styleOf: new Uint16Array(rows.length),
      formulas: new Map(),
    },
    styles: [PLAIN_STYLE],
    merges: [],
    comments: [],
    hiddenRows: [],
    hiddenColumns: [],
    columnWidths: [],
    struckRuns: [],
    epoch1904: false,
  }
}

export const YEAR_17: Period = { start: '2017-04-01', end: '2018-03-31', written: '2017/18' }
export const YEAR_18: Period = { start: '2018-04-01', end: '2019-03-31', written: '2018/19' }
export const NOTTS = 'E23000018'
export const SURREY = 'E23000031'

/** One figure: `{ at: 'B2', force, period, figure: 5 }`. */
export function observationOf(facts: {
  readonly at: string
  readonly force?: string | null
  readonly measure?: string
  readonly period?: Period | null
  readonly dimensions?: readonly Dimension[]
  readonly figure: number | Figure
  readonly raw?: string
  readonly evidence?: readonly Evidence[]
}): Observation {
  const at = parseA1(facts.at)
  if (at === undefined) throw new Error(facts.at)
  const figure: Figure = typeof facts.figure === 'number' ? { status: 'ok', value: facts.figure } : facts.figure
  return {
    sheet: 0,
    at,
    force: (facts.force === undefined ? NOTTS : facts.force) as ForceCode | null,
    measure: facts.measure ?? 'offences',
    period: facts.period === undefined ? YEAR_18 : facts.period,
    dimensions: facts.dimensions ?? [],
    figure,
    raw: facts.raw ?? (figure.status === 'ok' ? String(figure.value) : '*'),
    evidence: facts.evidence ?? [{ states: 'force', from: 'file name', at: undefined, written: 'Notts' }],
  }
}

/** What a sheet came to, each cell in the role `value`. */
export function tidiedOf(sheet: Sheet, observations: readonly Observation[], more: Partial<Tidied> = {}): Tidied {
  return {
    sheet: sheet.index,
    layout: {
      score: 0.9,
      reasons: ['years across'],
      blocks: [],
      roles: new Uint8Array(sheet.cells.count).fill(ROLES.indexOf('value')),
    },
    state: 'read',
    observations: observations.map((one) => ({ ...one, sheet: sheet.index })),
    unresolved: [],
    illustrative: false,
    ...more,
  }
}

/** A file as the import worker hands it over, with bytes that its name and sheets make its own. */
export function fileOf(
  name: string,
  sheets: readonly Sheet[],
  tidied: readonly Tidied[],
): { readonly file: ReadFile; readonly bytes: Uint8Array } {
  const bytes = new TextEncoder().encode(JSON.stringify([name, sheets.map((sheet) => sheet.cells.strings)]))
  const workbook: Workbook = { format: 'xlsx', sheets, text: undefined, prose: [] }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { file: { source: { sha256, name, path: `replies/${name}`, size: bytes.length }, workbook, tidied }, bytes }
}
