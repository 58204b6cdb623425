import { parseA1 } from '../vocabulary/index.ts'
import { type Breakdown, breakdowns } from './dimensions.ts'
import type { Case, Stated } from './stated.ts'

/** A figure with what follows from its dimensions, and its table. */
export interface Fact {
  readonly of: Stated
  readonly breakdown: Breakdown
  /** `start..end`; empty without a period. One text for each period, so that it is cheap to look up. */
  readonly span: string
  /** A number for its measure and period together. */
  readonly topic: number
  readonly table: Table
}

/** The figures of one force in one table of a sheet. */
export interface Table {
  /** A number of its own. */
  readonly nth: number
  /** The same number for all forces that one table of a sheet speaks of. */
  readonly grid: number
  readonly file: string
  readonly sheet: string
  readonly force: string | null
  readonly facts: readonly Fact[]
  /** What its figures state, each once. */
  readonly breakdowns: ReadonlySet<Breakdown>
  readonly spans: ReadonlySet<string>
  readonly measures: ReadonlySet<string>
  /** Whether it is known to be one table; otherwise it is all that the sheet holds. */
  readonly single: boolean
}

/** A number for a topic and the number of a text: both together, for the key of a map. */
export function keyOf(topic: number, text: number): number {
  return topic * 4_194_304 + text
}

const tablesKnown = new WeakMap<readonly Stated[], readonly Table[]>()
/** One numbering for all lists of figures, so that what is known of parts of a workspace can be laid together: see `joinTables`. */
const breakdownOf = breakdowns()
const topicOf = topics()
let tableCount = 0
let gridCount = 0
const forcesKnown = new WeakMap<readonly Table[], ReadonlyMap<string, readonly Table[]>>()

/** All figures, table by table in the order of their first figure. Worked out once for a list of figures. */
export function tablesOf({ stated }: Pick<Case, 'stated'>): readonly Table[] {
  const before = tablesKnown.get(stated)
  if (before !== undefined) return before
  const tables = intoTables(stated)
  tablesKnown.set(stated, tables)
  return tables
}

/** Keeps for a list of figures what is known of its parts, none of which shares a file or a force with another. */
export function joinTables(whole: readonly Stated[], parts: readonly (readonly Stated[])[]): void {
  tablesKnown.set(
    whole,
    parts.flatMap((stated) => tablesOf({ stated })),
  )
}

/** The tables that speak for a force, force by force; those of nobody are left out. */
export function tablesByForce(input: Pick<Case, 'stated'>): ReadonlyMap<string, readonly Table[]> {
  const tables = tablesOf(input)
  const before = forcesKnown.get(tables)
  if (before !== undefined) return before
  const forces = new Map<string, Table[]>()
  for (const table of tables) {
    if (table.force === null) continue
    const there = forces.get(table.force)
    if (there === undefined) forces.set(table.force, [table])
    else there.push(table)
  }
  forcesKnown.set(tables, forces)
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
  readonly breakdowns: Set<Breakdown>
  readonly spans: Set<string>
  readonly measures: Set<string>
}

interface Topic {
  readonly span: string
  readonly topic: number
}

function intoTables(stated: readonly Stated[]): readonly Table[] {
  const tables: GrowingTable[] = []
  const sheets = new Map<string, Map<string, Map<string, GrowingTable>>>()
  const grids = new Map<Map<string, GrowingTable>, Map<number, number>>()
  for (const of of stated) {
    const { file, sheet, force, measure } = of
    const inFile = within(sheets, file, () => new Map<string, Map<string, GrowingTable>>())
    const inSheet = within(inFile, sheet, () => new Map<string, GrowingTable>())
    const table = within(inSheet, of.table === undefined ? `${force}` : `${of.table} ${force}`, () => {
      const opened: GrowingTable = {
        nth: tableCount++,
        grid: within(
          within(grids, inSheet, () => new Map<number, number>()),
          of.table ?? -1,
          () => gridCount++,
        ),
        file,
        sheet,
        force,
        facts: [],
        breakdowns: new Set(),
        spans: new Set(),
        measures: new Set(),
        single: of.table !== undefined,
      }
      tables.push(opened)
      return opened
    })
    const breakdown = breakdownOf(of.dimensions)
    const { span, topic } = topicOf(of)
    table.facts.push({ of, breakdown, span, topic, table })
    table.breakdowns.add(breakdown)
    table.spans.add(span)
    table.measures.add(measure)
  }
  return tables
}

function topics(): (of: Stated) => Topic {
  const known = new Map<string, Map<string, Map<string, Topic>>>()
  let count = 0
  return ({ measure, periodStart, periodEnd }) => {
    const measured = within(known, measure, () => new Map<string, Map<string, Topic>>())
    const started = within(measured, periodStart ?? '', () => new Map<string, Topic>())
    return within(started, periodEnd ?? '', () => ({
      span: periodStart === null || periodEnd === null ? '' : `${periodStart}..${periodEnd}`,
      topic: count++,
    }))
  }
}

function within<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const there = map.get(key)
  if (there !== undefined) return there
  const made = make()
  map.set(key, made)
  return made
}
