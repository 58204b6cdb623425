import type { FigureOutcome, ObservationDetail } from '../../../app/contract/index.ts'
import type { CompareCell, ComparePeriod, CompareRow, DecisionAbout, ObservationId } from '../../../app/query/index.ts'

/** A figure of the comparison whose chain is shown, with what can be decided about it. */
export interface FigureAsked {
  /** Which of several figures it is: "2017/18"; absent for one alone. */
  readonly what?: string
  readonly ids: readonly ObservationId[]
  readonly outcome: FigureOutcome | null
  readonly options: readonly DecisionAbout[]
}

/** What can be decided about a force's figure: the likeliest first. */
export function decidable(
  row: CompareRow,
  figures: readonly (readonly [CompareCell, ComparePeriod])[],
  measure: string,
  sources: readonly ObservationDetail[],
): readonly DecisionAbout[] {
  const about = figures.flatMap(([cell, period]) => ofFigure(row, cell, period, measure, sources))
  return [...about, { kind: 'exclude force', force: row.force }]
}

function ofFigure(
  { force }: CompareRow,
  cell: CompareCell,
  { start, end }: ComparePeriod,
  measure: string,
  sources: readonly ObservationDetail[],
): readonly DecisionAbout[] {
  const options: DecisionAbout[] = []
  if (cell.bridge === 'possible') options.push({ kind: 'bridge year', force, measure, start, end })
  const differs = cell.fit === 'other year' || cell.fit === 'part' || cell.measure !== measure
  if (differs && cell.interval !== null && !cell.accepted) {
    const covers = cell.covers.map((days) => ({ start: days.start, end: days.end }))
    options.push({ kind: 'accept figure', force, measure: cell.measure, start, end, covers })
  }
  if (cell.flags.some(({ kind }) => kind === 'disputed')) options.push(...oneOfSeveral(force, sources))
  for (const { sha256, row } of sources) {
    if (row.status !== 'missing' || options.some((one) => one.kind === 'count as zero' && one.sha256 === sha256))
      continue
    options.push({ kind: 'count as zero', sha256, sheet: row.sheet === '' ? null : row.sheet })
  }
  return options
}

/** Each of the places that state the figure in the place of the others: files, or cells where they share a sheet. */
function oneOfSeveral(force: string, sources: readonly ObservationDetail[]): readonly DecisionAbout[] {
  const files = new Set(sources.map(({ sha256 }) => sha256))
  const places = new Map(
    sources.map(({ sha256, row }) => {
      const place =
        files.size > 1 ? { sha256, sheet: null, cells: null } : { sha256, sheet: row.sheet, cells: row.cell }
      return [JSON.stringify(place), place]
    }),
  )
  const all = [...places.values()]
  return all.length < 2
    ? []
    : all.map((take) => ({ kind: 'take figures', force, take, over: all.filter((place) => place !== take) }))
}
