import {
  type Block,
  type CellReader,
  cellReader,
  compoundStates,
  compoundsOf,
  dayFirst,
  hiddenCells,
  type LabelColumn,
  type Layout,
  LEADING_SUBTOTAL,
  NO_LABEL,
  type Reading,
  type SheetContext,
  type Statement,
  stated,
  statement,
  UNLABELLED_TOTAL,
} from '../recognise/index.ts'
import { type Address, cellIndex, type Figure, type Observation, rawText, type Sheet } from '../vocabulary/index.ts'
import { type Composed, compose, sorted } from './compose.ts'
import { sharedNames } from './shared-names.ts'
import { subtotalsOfAll } from './subtotals.ts'

/** The observations of a sheet that is read as a layout says, in the order of its tables, rows and columns. */
export function tidySheet(
  sheet: Sheet,
  layout: Layout,
  context: SheetContext,
  reader: CellReader = cellReader(sheet, context.notes, context.computed),
  hidden: Uint8Array = hiddenCells(sheet),
): readonly Observation[] {
  const merged = mergedPlaces(sheet)
  const observations: Observation[] = []
  for (const block of layout.blocks) {
    const labels = labelReader(sheet, block, reader)
    if (block.kind === 'record list') tidyRecords(sheet, block, labels, context, observations)
    else tidyCrossTable(sheet, block, labels, context, reader, hidden, merged, observations)
  }
  return observations
}

const ONE_RECORD: Figure = { status: 'ok', value: 1 }
const NOTHING = sorted([])

function tidyRecords(
  sheet: Sheet,
  block: Block,
  labels: LabelStatements,
  context: SheetContext,
  into: Observation[],
): void {
  const table = sorted(withContext(block.states, context))
  for (let i = 0; i < block.rows.length; i++) {
    const at = { row: block.rows[i] ?? 0, column: block.range.left }
    const composed = compose(sorted(labels(i)), NOTHING, NOTHING, table)
    const index = cellIndex(sheet, at.row, at.column)
    into.push(observation(sheet, at, composed, ONE_RECORD, index < 0 ? '' : rawText(sheet.cells, index)))
  }
}

function tidyCrossTable(
  sheet: Sheet,
  block: Block,
  labels: LabelStatements,
  context: SheetContext,
  reader: CellReader,
  hidden: Uint8Array,
  merged: (row: number, column: number) => boolean,
  into: Observation[],
): void {
  const table = sorted(withContext(block.states, context))
  const columns = block.columns.map(({ column, states }) => ({ column, stated: sorted(states) }))
  const groups = block.groups.map(({ from, to, states }) => ({ from, to, stated: sorted(states) }))
  let group = 0
  for (let i = 0; i < block.rows.length; i++) {
    const row = block.rows[i] ?? 0
    while (group < groups.length - 1 && row > (groups[group]?.to ?? 0)) group++
    const heading = groups[group]
    const above = heading !== undefined && row >= heading.from && row <= heading.to ? heading.stated : NOTHING
    const own = sorted(labels(i))
    for (const { column, stated } of columns) {
      if (merged(row, column)) continue
      const index = cellIndex(sheet, row, column)
      if (index >= 0 && hidden[index] === 1) continue
      const empty = index < 0 || reader.types[index] === 0
      const found = empty ? reader.blank : reader.figure(index)
      if (found.is !== 'figure') continue
      const composed = compose(own, stated, above, table)
      into.push(observation(sheet, { row, column }, composed, found.figure, index < 0 ? '' : reader.shown(index)))
    }
  }
}

function withContext(states: readonly Statement[], context: SheetContext): readonly Statement[] {
  return context.force === undefined ? states : [...states, context.force]
}

function observation(sheet: Sheet, at: Address, composed: Composed, figure: Figure, raw: string): Observation {
  return {
    sheet: sheet.index,
    at,
    force: composed.force,
    measure: composed.measure ?? 'offences',
    period: composed.period,
    dimensions: composed.dimensions,
    figure,
    raw,
    evidence: composed.evidence,
  }
}

/** Statements of the labels of the row at a position in `block.rows`. */
type LabelStatements = (position: number) => readonly Statement[]

function labelReader(sheet: Sheet, block: Block, reader: CellReader): LabelStatements {
  const { labels, rows, labelRows } = block
  const axes = labels.map(({ key }) => ({ key, sure: 1, parts: true }))
  const amongForces = labels.some(({ key, column }) => key === 'force' && hasForces(sheet, block, column, reader))
  const endsInArea = amongForces && endsWithItsArea(sheet, block, reader)
  const shared = sharedNames(sheet, block, reader)
  const severalOf = severalStated(sheet, block, reader)
  const sumsItsContext = subtotalsOfAll(sheet, block, reader)
  // a label that is given once a group is stated by one cell for all of its rows
  const last: { row: number; statement: Statement | undefined }[] = labels.map(() => ({
    row: -1,
    statement: undefined,
  }))
  return (position) => {
    const statements: Statement[] = []
    for (const [j, label] of labels.entries()) {
      if (label.key === '') continue
      const at = labelRows[position * labels.length + j] ?? NO_LABEL
      if (at === NO_LABEL) {
        if (block.kind === 'record list') {
          const value = BLANK_VALUES.get(label.key)
          if (value !== undefined)
            statements.push(statement(label.key, value, 'cell', { row: rows[position] ?? 0, column: label.column }, ''))
        }
        continue
      }
      if (at === UNLABELLED_TOTAL || at === LEADING_SUBTOTAL) {
        const total = at === UNLABELLED_TOTAL ? 'Total' : 'Subtotal'
        const value = label.key === 'period' ? label.span : total
        const key = label.key === 'force' ? 'area' : label.key
        if (value !== '' && key !== 'measure') {
          statements.push(statement(key, value, 'cell', { row: rows[position] ?? 0, column: label.column }, ''))
        }
        continue
      }
      const kept = last[j]
      if (kept !== undefined && kept.row === at) {
        if (kept.statement !== undefined) statements.push(kept.statement)
        continue
      }
      const index = cellIndex(sheet, at, label.column)
      const axis = axes[j]
      if (label.compound !== undefined && index >= 0) {
        statements.push(...severalOf(j, reader.reading(index), { row: at, column: label.column }))
        continue
      }
      let fact =
        index < 0 || axis === undefined
          ? undefined
          : labelStated(reader.reading(index), label, axis, { row: at, column: label.column })
      if (fact?.key === 'force' && fact.value === '') fact = shared(index, fact)
      if (fact?.value === 'Subtotal' && fact.key === label.key && sumsItsContext(position, j))
        fact = { ...fact, value: 'Total' }
      if (fact?.key === 'area') fact = areaOf(fact, amongForces, endsInArea && position === rows.length - 1)
      if (kept !== undefined) last[j] = { row: at, statement: fact }
      if (fact !== undefined) statements.push(fact)
    }
    return statements
  }
}

function labelStated(
  reading: Reading,
  label: LabelColumn,
  axis: Parameters<typeof stated>[1],
  at: Address,
): Statement | undefined {
  const fact = stated(label.monthFirst ? dayFirst(reading) : reading, axis, at, label.span)
  return label.monthFirst && fact !== undefined ? { ...fact, written: reading.text } : fact
}

/** What a label that says several things at once states, by its column and its reading. */
function severalStated(sheet: Sheet, { labels, labelRows }: Block, reader: CellReader) {
  const known = new Map<number, ReturnType<typeof compoundsOf>>()
  return (label: number, reading: Reading, at: Address): readonly Statement[] => {
    if (!known.has(label)) {
      const rows = new Set(labelRows.filter((row, i) => i % labels.length === label && row >= 0))
      const readings = [...rows].flatMap((row) => {
        const index = cellIndex(sheet, row, labels[label]?.column ?? 0)
        return index < 0 ? [] : [reader.reading(index)]
      })
      known.set(
        label,
        compoundsOf(
          readings.filter(({ total, subtotal }) => !total && !subtotal),
          [],
        ),
      )
    }
    const compounds = known.get(label)
    const compound = compounds?.of.get(reading)
    if (compounds !== undefined && compound !== undefined) return compoundStates(compound, compounds, at)
    const total = reading.subtotal ? 'Subtotal' : 'Total'
    const days = reading.period?.period
    const keys = [labels[label]?.key ?? '', compounds?.gender?.key ?? ''].filter(
      (key) => key !== '' && key !== 'measure',
    )
    return [
      ...keys.map((key) => statement(key, total, 'cell', at, reading.text)),
      ...(days === undefined ? [] : [statement('period', `${days.start}..${days.end}`, 'cell', at, reading.text)]),
    ]
  }
}

/** What an empty cell of a record says. */
const BLANK_VALUES: ReadonlyMap<string, string> = new Map([
  ['platform', 'Not recorded'],
  ['age', 'Unknown'],
  ['gender', 'Unknown'],
])

function hasForces(sheet: Sheet, block: Block, column: number, reader: CellReader): boolean {
  for (let i = 0; i < Math.min(block.rows.length, 500); i++) {
    const index = cellIndex(sheet, block.rows[i] ?? 0, column)
    if (index >= 0 && reader.reading(index).force?.kind === 'force') return true
  }
  return false
}

/** A region among forces repeats them; one that stands alone is an area of its own. */
function areaOf(fact: Statement, amongForces: boolean, isLast: boolean): Statement {
  if (!amongForces) return { ...fact, value: fact.written }
  return isLast ? { ...fact, value: 'Total' } : fact
}

/** The last row is the only one of an area: "Wales" below the forces of Wales is their total. */
function endsWithItsArea(sheet: Sheet, block: Block, reader: CellReader): boolean {
  const column = block.labels.find(({ key }) => key === 'force')?.column
  if (column === undefined || block.labels.length > 1 || block.rows.length > 500) return false
  const areas: number[] = []
  for (const [position, row] of block.rows.entries()) {
    const index = cellIndex(sheet, row, column)
    const kind = index < 0 ? undefined : reader.reading(index).force?.kind
    if (kind === undefined) return false
    if (kind !== 'force' && kind !== 'forces') areas.push(position)
  }
  return areas.length === 1 && areas[0] === block.rows.length - 1
}

/** Whether a place lies within a merged range but is not its first cell. */
function mergedPlaces(sheet: Sheet): (row: number, column: number) => boolean {
  if (sheet.merges.length === 0) return () => false
  const rows = new Map<number, { left: number; right: number; top: boolean }[]>()
  let places = 0
  for (const { top, bottom, left, right } of sheet.merges) {
    for (let row = top; row <= Math.min(bottom, sheet.rowCount - 1) && places < 2_000_000; row++, places++) {
      const there = rows.get(row)
      if (there === undefined) rows.set(row, [{ left, right, top: row === top }])
      else there.push({ left, right, top: row === top })
    }
  }
  return (row, column) =>
    rows.get(row)?.some(({ left, right, top }) => column >= left && column <= right && !(top && column === left)) ===
    true
}
