import { parseA1 } from '../vocabulary/index.ts'
import { type Breakdown, breakdowns } from './dimensions.ts'
import type { Case, Stated } from './stated.ts'

/** A figure with what follows from its dimensions, and its table. */
export interface Fact {
  readonly of: Stated
  readonly breakdown: Breakdown
  /** `start..end`; empty without a period. */
  readonly span: string
  readonly table: Table
}

/** The figures of one force in one table of a sheet. */
export interface Table {
  readonly file: string
  readonly sheet: string
  readonly force: string | null
  readonly facts: readonly Fact[]
  /** Whether it is known to be one table; otherwise it is all that the sheet holds. */
  readonly single: boolean
}

const known = new WeakMap<readonly Stated[], readonly Table[]>()

/** All figures, table by table in the order of their first figure. Worked out once for a list of figures. */
export function tablesOf({ stated }: Pick<Case, 'stated'>): readonly Table[] {
  const before = known.get(stated)
  if (before !== undefined) return before
  const tables = intoTables(stated)
  known.set(stated, tables)
  return tables
}

/** The tables that speak for a force, force by force; those of nobody are left out. */
export function tablesByForce(input: Pick<Case, 'stated'>): ReadonlyMap<string, readonly Table[]> {
  const forces = new Map<string, Table[]>()
  for (const table of tablesOf(input)) {
    if (table.force === null) continue
    const there = forces.get(table.force)
    if (there === undefined) forces.set(table.force, [table])
    else there.push(table)
  }
  return forces
}

/** Whether a table lists single records, one a row: its figures are ones, and the same may stand there many times. */
export function isRecordList(table: Table): boolean {
  const seen = recordLists.get(table)
  if (seen !== undefined) return seen
  const column = letters(table.facts[0])
  const records =
    table.facts.length > 2 &&
    table.facts.every(
      (fact) => fact.of.figure.status === 'ok' && fact.of.figure.value === 1 && letters(fact) === column,
    )
  recordLists.set(table, records)
  return records
}

/** Row and column of a figure, counted from 0. */
export function placeOf({ of }: Fact): { readonly row: number; readonly column: number } {
  return parseA1(of.cell) ?? { row: 0, column: 0 }
}

const recordLists = new WeakMap<Table, boolean>()

function letters(fact: Fact | undefined): string {
  return (fact?.of.cell ?? '').replace(/\d+$/, '')
}

interface GrowingTable extends Table {
  readonly facts: Fact[]
}

function intoTables(stated: readonly Stated[]): readonly Table[] {
  const read = breakdowns()
  const tables = new Map<string, GrowingTable>()
  let last: { readonly of: Stated; readonly table: GrowingTable } | undefined
  for (const of of stated) {
    const table = last !== undefined && sameTable(last.of, of) ? last.table : tableFor(of, tables)
    table.facts.push({
      of,
      breakdown: read(of.dimensions),
      span: of.periodStart === null || of.periodEnd === null ? '' : `${of.periodStart}..${of.periodEnd}`,
      table,
    })
    last = { of, table }
  }
  return [...tables.values()]
}

function sameTable(a: Stated, b: Stated): boolean {
  return a.force === b.force && a.table === b.table && a.sheet === b.sheet && a.file === b.file
}

function tableFor(of: Stated, tables: Map<string, GrowingTable>): GrowingTable {
  const { file, sheet, force, table } = of
  const key = [file, sheet, table ?? '', force ?? ''].join('\u0000')
  const there = tables.get(key) ?? { file, sheet, force, facts: [], single: table !== undefined }
  tables.set(key, there)
  return there
}
