import type { ChangedCell, FigureCount, FigureRead, LayoutPreview, RecipeDraft, TableRead } from '../contract/index.ts'
import { NO_NOTES } from '../names/index.ts'
import {
  type Block,
  cellReader,
  type LayoutEdit,
  ROLES,
  type Role,
  recipeOf,
  type Statement,
} from '../recognise/index.ts'
import { periodLabel, type SqlDatabase } from '../store/index.ts'
import type { Tidied } from '../tidy/index.ts'
import { a1, bounds, type Observation, type Workbook } from '../vocabulary/index.ts'
import { type Deriving, settledContext } from './derived.ts'
import { includedReadings } from './layouts.ts'
import { type PreviewDesk, readWith, sheetAt } from './open-sheet.ts'

/** Rows of a preview that are told in words. */
const TOLD = 400

/** How a sheet reads with edits in place of those that stand; with null, as it stands. Changes nothing. */
export function previewLayout(
  db: SqlDatabase,
  desk: PreviewDesk,
  revision: number,
  forceName: Deriving['forceName'],
  source: number,
  position: number,
  edits: readonly LayoutEdit[] | null,
): LayoutPreview | null {
  const open = sheetAt(db, desk, revision, source, position)
  if (open === undefined) return null
  const { now } = open
  const after = edits === null ? now : readWith(open, edits)
  const before = now.observations
  const words = (one: Observation): FigureRead => figureRead(one, forceName)
  const cells = edits === null ? [] : changedPlaces(before, after.observations)
  const count = (kind: (cell: ChangedPlace) => boolean): number => cells.filter(kind).length
  return {
    by: after.by ?? 'guess',
    score: after.layout.score,
    reasons: after.layout.reasons,
    standing: now.edits ?? [],
    tables: after.layout.blocks.map(tableRead),
    roles: changedRoles(open.workbook, position, now, after),
    counts: countsOf(after.layout.roles),
    before: figureCount(before),
    after: figureCount(after.observations),
    difference: {
      added: count(({ was }) => was === undefined),
      gone: count(({ is }) => is === undefined),
      changed: count(({ was, is }) => was !== undefined && is !== undefined),
      cells: cells.slice(0, TOLD).flatMap(({ was, is }) => changedCell(was, is, words)),
    },
    figures: after.observations.slice(0, TOLD).map(words),
  }
}

/** The layout of a sheet, as it stands, as a recipe for its like. */
export function recipeDraft(
  db: SqlDatabase,
  desk: PreviewDesk,
  revision: number,
  deriving: Deriving,
  source: number,
  position: number,
  name: string,
): RecipeDraft | null {
  const open = sheetAt(db, desk, revision, source, position)
  const sheet = open?.workbook.sheets[position]
  if (open === undefined || sheet === undefined) return null
  const { now, context, ready } = open
  const reader = cellReader(sheet, NO_NOTES, ready.context.computed, context.settings?.names)
  const recipe = recipeOf(name, sheet, now.layout, now.edits ?? [], reader, ready.hidden)
  if (typeof recipe === 'string') return { why: recipe }
  const fits = includedReadings(db, [recipe]).flatMap((file) => {
    const { names } = settledContext(db, file.sha256, file.workbook).settings ?? {}
    const alone = {
      fileName: file.name,
      path: file.path,
      settings: { ...(names ? { names } : {}), recipes: [{ id: '', recipe }] },
    }
    return deriving
      .tidy(file.workbook, alone)
      .filter(({ by, sheet: at }) => by === 'recipe' && !(file.sha256 === open.sha256 && at === position))
      .map(({ sheet: at }) => ({ file: file.name, sheet: file.workbook.sheets[at]?.name ?? '' }))
  })
  return { recipe, fits }
}

interface ChangedPlace {
  readonly was: Observation | undefined
  readonly is: Observation | undefined
}

function changedPlaces(before: readonly Observation[], after: readonly Observation[]): readonly ChangedPlace[] {
  const left = new Map(before.map((one) => [placeOf(one), one]))
  const changed: ChangedPlace[] = []
  for (const is of after) {
    const place = placeOf(is)
    const was = left.get(place)
    left.delete(place)
    if (was === undefined || !sameFact(was, is)) changed.push({ was, is })
  }
  for (const was of left.values()) changed.push({ was, is: undefined })
  return changed.sort((a, b) => placeIn(a) - placeIn(b))
}

function placeOf({ at }: Observation): number {
  return at.row * 16_384 + at.column
}

function placeIn({ was, is }: ChangedPlace): number {
  const one = is ?? was
  return one === undefined ? 0 : placeOf(one)
}

function changedCell(
  was: Observation | undefined,
  is: Observation | undefined,
  words: (one: Observation) => FigureRead,
): readonly ChangedCell[] {
  const at = (is ?? was)?.at
  if (at === undefined) return []
  const before = was === undefined ? null : words(was)
  return [{ ...at, cell: a1(at), before, after: is === undefined ? null : words(is) }]
}

function sameFact(a: Observation, b: Observation): boolean {
  return (
    a.force === b.force &&
    a.measure === b.measure &&
    a.period?.start === b.period?.start &&
    a.period?.end === b.period?.end &&
    sameFigure(a, b) &&
    a.dimensions.length === b.dimensions.length &&
    a.dimensions.every(({ key, value }, i) => key === b.dimensions[i]?.key && value === b.dimensions[i]?.value)
  )
}

function sameFigure({ figure: a }: Observation, { figure: b }: Observation): boolean {
  if (a.status === 'ok' || b.status === 'ok') return a.status === b.status && bounds(a).low === bounds(b).low
  return a.status === b.status && a.low === b.low && a.high === b.high
}

function figureRead(one: Observation, forceName: (code: string | null) => string): FigureRead {
  const { at, force, period, measure, dimensions, figure, raw } = one
  return {
    ...at,
    cell: a1(at),
    force: forceName(force),
    period: period === null ? '' : periodLabel(period),
    measure,
    dimensions: dimensions.map(({ key, value }) => `${key}=${value}`),
    figure: figureWords(one),
    withheld: figure.status !== 'ok',
    raw,
  }
}

function figureWords({ figure }: Observation): string {
  const { low, high } = bounds(figure)
  if (figure.status === 'ok') return String(low)
  if (high === null) return `${low} or more`
  return low === high ? String(low) : `${low}–${high}`
}

/** How many figures there are, and how many of them are withheld. */
export function figureCount(observations: readonly Observation[]): FigureCount {
  return { figures: observations.length, withheld: observations.filter(({ figure }) => figure.status !== 'ok').length }
}

function changedRoles({ sheets }: Workbook, position: number, now: Tidied, after: Tidied): LayoutPreview['roles'] {
  const cells = sheets[position]?.cells
  if (cells === undefined || now === after) return []
  const changed: { row: number; column: number; role: Role }[] = []
  for (let index = 0; index < cells.count; index++) {
    const role = after.layout.roles[index] ?? 0
    if (role === now.layout.roles[index]) continue
    changed.push({ row: cells.rows[index] ?? 0, column: cells.columns[index] ?? 0, role: ROLES[role] ?? 'ignored' })
  }
  return changed
}

function countsOf(roles: Uint8Array): LayoutPreview['counts'] {
  const counts = new Array<number>(ROLES.length).fill(0)
  for (const role of roles) counts[role] = (counts[role] ?? 0) + 1
  return Object.fromEntries(ROLES.flatMap((role, i) => ((counts[i] ?? 0) > 0 ? [[role, counts[i]]] : [])))
}

function tableRead({ range, kind, headerRows, labels, columns, groups, states }: Block): TableRead {
  const statements = new Set<Statement>()
  for (const list of [states, ...columns.map((column) => column.states), ...groups.map((group) => group.states)]) {
    for (const one of list) statements.add(one)
  }
  return {
    range,
    kind,
    headerRows,
    labels: labels.map(({ column, key, header }) => ({ column, key, header })),
    valueColumns: columns.map(({ column }) => column),
    statements: [...statements],
  }
}
