import { annotations, type PlacedAnnotation } from '../annotate/index.ts'
import { type ChartLayout, type ChartSpec, layoutChart } from '../chart/index.ts'
import type { SavedChart } from '../contract/index.ts'
import { decisionLines, type ObservationRow, page, type Question } from '../query/index.ts'
import { rows, type SqlDatabase } from '../store/index.ts'
import type { Force } from '../vocabulary/index.ts'
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
  return answering(db, question).filter(counts)
}

function answering(db: SqlDatabase, question: Question): readonly ObservationRow[] {
  return page(db, question, 0, CHART_ROWS).rows
}

const counts = ({ decided }: ObservationRow) => decided === undefined || decided.leftOutBy === null

/** What a chart must say of decisions about the figures that it draws, or leaves out because of them. */
function decidedLines(db: SqlDatabase, answered: readonly ObservationRow[]): readonly string[] {
  const lines = decisionLines(db)
  return lines.none ? [] : [...new Set(answered.flatMap(({ id }) => lines.of(id).map(({ words }) => words)))]
}

/** A chart of the workspace placed to the pixel, with the caveat lines of what was found about its figures. */
export function layoutOf(db: SqlDatabase, spec: ChartSpec, forces: readonly Force[]): ChartLayout {
  const answered = answering(db, spec.question)
  const drawn = answered.filter(counts)
  const caveats = publishedCaveats(db, forces, new Set(drawn.map(({ id }) => id))).concat(decidedLines(db, answered))
  const noted = caveats.length === 0 ? spec : { ...spec, notes: [...spec.notes, ...caveats] }
  return layoutChart(noted, drawn, notesFor(db, spec), { forces })
}

/** A chart's own notes stand on that chart alone, which is known by its spec. */
function notesFor(db: SqlDatabase, spec: ChartSpec): readonly PlacedAnnotation[] {
  const notes = annotations(db)
  if (!notes.some(({ anchor }) => anchor.on === 'series' || anchor.on === 'point')) return notes
  const text = JSON.stringify(spec)
  const own = new Set(savedCharts(db).flatMap((chart) => (JSON.stringify(chart.spec) === text ? [chart.id] : [])))
  return notes.filter(({ anchor }) => (anchor.on !== 'series' && anchor.on !== 'point') || own.has(anchor.chart))
}
