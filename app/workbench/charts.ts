import { type ChartLayout, type ChartSpec, layoutChart } from '../chart/index.ts'
import type { SavedChart } from '../contract/index.ts'
import {
  decisionLines,
  decisionsIn,
  type ObservationRow,
  page,
  type Question,
  type StandIn,
  standInsFor,
} from '../query/index.ts'
import { firstRow, rows, type SqlDatabase } from '../store/index.ts'
import type { Force } from '../vocabulary/index.ts'
import { notesOfChart } from './chart-notes.ts'
import { publishedCaveats } from './findings.ts'

/** More rows than this are no chart that a reader could take in. */
export const CHART_ROWS = 20_000

/** The charts that the analyst keeps. */
export function savedCharts(db: SqlDatabase): readonly SavedChart[] {
  return rows(db, 'SELECT id, name, spec FROM chart ORDER BY name, id').map(([id, name, spec]) => ({
    id: String(id),
    name: String(name),
    spec: JSON.parse(String(spec)) as ChartSpec,
  }))
}

/** The rows that a chart draws: of those that answer its question the ones that count. */
export function chartRows(db: SqlDatabase, question: Question): readonly ObservationRow[] {
  return answering(db, question).rows.filter(counts)
}

/** The figures that a chart draws, also those of which one was made that stands for a year by decision. */
export function chartFigures(db: SqlDatabase, question: Question): readonly number[] {
  return answering(db, question).figures
}

/** What answers a chart's question: figures as they are given, and those that stand for a year by decision. */
interface Answer {
  readonly rows: readonly ObservationRow[]
  readonly figures: readonly number[]
  readonly standing: readonly StandIn[]
}

function answering(db: SqlDatabase, question: Question): Answer {
  const given = page(db, question, 0, CHART_ROWS).rows
  const standing = standInsFor(db, question, given)
  return {
    rows: [...given, ...standing.map(({ row }) => row)],
    figures: [...new Set([...given.map(({ id }) => id), ...standing.flatMap(({ ids }) => ids)])],
    standing,
  }
}

const counts = ({ decided }: ObservationRow) => decided === undefined || decided.leftOutBy === null

/**
 * What a chart must say of decisions about the figures that it draws, or leaves out because of them. One that lets a figure stand for
 * a year concerns a chart that asks for that year; any other draws the figure for its own days, and says so.
 */
function decidedLines(db: SqlDatabase, { figures, standing }: Answer): readonly string[] {
  const lines = decisionLines(db)
  if (lines.none) return []
  const used = new Set(standing.map(({ decision }) => decision))
  const kinds = new Map(decisionsIn(db).map(({ id, about }) => [id, about.kind]))
  const found = new Map(figures.flatMap((id) => lines.of(id).map((one) => [one.id, one.words] as const)))
  return [...found].map(([id, words]) => {
    const ofYear = kinds.get(id) === 'bridge year' || kinds.get(id) === 'accept figure'
    return ofYear && !used.has(id)
      ? `Not used in this chart, where each figure stands for its own days: ${words}`
      : words
  })
}

/** A chart of the workspace placed to the pixel, with the caveat lines of what was found about its figures. */
export function layoutOf(db: SqlDatabase, spec: ChartSpec, forces: readonly Force[]): ChartLayout {
  const answer = answering(db, spec.question)
  const drawn = answer.rows.filter(counts)
  const figures = new Set(drawn.flatMap((row) => (row.madeOf ?? [row]).map(({ id }) => id)))
  const caveats = publishedCaveats(db, forces, figures).concat(decidedLines(db, answer))
  const noted = caveats.length === 0 ? spec : { ...spec, notes: [...spec.notes, ...caveats] }
  const { notes, speaking } = notesOfChart(db, { spec, rows: drawn }, keptChartIn(db))
  return { ...layoutChart(noted, drawn, notes, { forces }), notes: speaking }
}

function keptChartIn(db: SqlDatabase) {
  return (id: string) => {
    const kept = firstRow(db, 'SELECT spec FROM chart WHERE id = ?', [id])
    if (kept === undefined) return null
    const spec = JSON.parse(String(kept[0])) as ChartSpec
    return { spec, rows: chartRows(db, spec.question) }
  }
}
