import { periodLabel } from '../store/index.ts'
import { type Address, a1, dimensionText, type FigureStatus, type Observation } from '../vocabulary/index.ts'

/** An observation with the sheet that states it. */
export interface Stated {
  readonly sheet: string
  readonly sheetIndex: number
  readonly observation: Observation
}

/** A figure of one version of a file and the cell that carries it. */
export interface FigureAt extends Address {
  readonly sheet: string
  readonly sheetIndex: number
  readonly cell: string
  readonly status: FigureStatus
  readonly value: number | null
  readonly low: number
  readonly high: number | null
  readonly raw: string
  /** Cells of the same sheet that say what it is about: its headers and labels. */
  readonly stating: readonly Address[]
}

export const CHANGES = ['changed', 'added', 'gone'] as const
export type ChangeKind = (typeof CHANGES)[number]

/** One thing that two versions of a file do not say alike. `older` is null for what was added, `newer` for what is gone. */
export interface DifferenceRow {
  readonly change: ChangeKind
  readonly force: string | null
  readonly measure: string
  readonly periodStart: string | null
  readonly periodEnd: string | null
  readonly periodLabel: string
  readonly dimensions: string
  readonly older: FigureAt | null
  readonly newer: FigureAt | null
}

/** What two versions of a file state, by what their figures mean: where a figure stands is no difference. */
export interface Difference {
  readonly same: number
  readonly changed: number
  readonly added: number
  readonly gone: number
  /** In the order of the newer file; what is gone stands last, in the order of the older. */
  readonly rows: readonly DifferenceRow[]
}

/**
 * Compares two versions of a file by force, measure, period and breakdown. A figure that is stated several times is paired
 * with an equal one first, so that a table that is repeated elsewhere in the file changes only where it changed.
 */
export function differenceOf(older: readonly Stated[], newer: readonly Stated[]): Difference {
  const waiting = new Map<string, Stated[]>()
  for (const one of older) {
    const key = meaningOf(one.observation)
    const list = waiting.get(key)
    if (list === undefined) waiting.set(key, [one])
    else list.push(one)
  }
  let same = 0
  const unlike = newer.filter((one) => {
    const list = waiting.get(meaningOf(one.observation))
    const at = list?.findIndex((other) => sameFigure(other.observation, one.observation)) ?? -1
    if (list === undefined || at < 0) return true
    list.splice(at, 1)
    same += 1
    return false
  })
  const here = unlike.map((one) => rowOf(waiting.get(meaningOf(one.observation))?.shift(), one))
  const left = new Set([...waiting.values()].flat())
  const gone = older.filter((one) => left.has(one)).map((one) => rowOf(one, undefined))
  const rows = [...here, ...gone].flatMap((row) => row ?? [])
  const count = (kind: ChangeKind): number => rows.filter(({ change }) => change === kind).length
  return { same, changed: count('changed'), added: count('added'), gone: count('gone'), rows }
}

/** What a figure is about, in one text: two figures with the same text say how many of the same thing. */
export function meaningOf({ force, measure, period, dimensions }: Observation): string {
  return JSON.stringify([force, measure, period?.start ?? null, period?.end ?? null, dimensionText(dimensions)])
}

function sameFigure({ figure: a }: Observation, { figure: b }: Observation): boolean {
  if (a.status === 'ok' || b.status === 'ok') return a.status === 'ok' && b.status === 'ok' && a.value === b.value
  return a.status === b.status && a.low === b.low && a.high === b.high
}

function rowOf(older: Stated | undefined, newer: Stated | undefined): DifferenceRow | undefined {
  const about = (newer ?? older)?.observation
  if (about === undefined) return undefined
  const { force, measure, period, dimensions } = about
  return {
    change: older === undefined ? 'added' : newer === undefined ? 'gone' : 'changed',
    force,
    measure,
    periodStart: period?.start ?? null,
    periodEnd: period?.end ?? null,
    periodLabel: periodLabel(period),
    dimensions: dimensionText(dimensions),
    older: older === undefined ? null : figureAt(older),
    newer: newer === undefined ? null : figureAt(newer),
  }
}

function figureAt({ sheet, sheetIndex, observation: { at, figure, raw, evidence } }: Stated): FigureAt {
  const given = figure.status === 'ok'
  return {
    sheet,
    sheetIndex,
    ...at,
    cell: a1(at),
    status: figure.status,
    value: given ? figure.value : null,
    low: given ? figure.value : figure.low,
    high: given ? figure.value : figure.high,
    raw,
    stating: evidence.flatMap((one) => one.at ?? []),
  }
}
