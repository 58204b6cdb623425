import type { ReactElement } from 'react'
import type { CompareCell, CompareRow, Comparison } from '../../../app/query/index.ts'
import { cellWords } from './figure-words.ts'

const WIDTH = 64
const HEIGHT = 20
const PAD = 4

/** A period of the line: where it stands, what it is, and whether the line may be drawn through it. */
interface Stop {
  readonly x: number
  /** From its lowest to its highest; both alike for a figure that is known. */
  readonly low: number
  readonly high: number
  readonly joins: boolean
}

/**
 * A force's figures over the periods, from nought to its own highest: a dot for a figure, a bar for a range, hollow where the figure
 * is for other days or of another unit. Only figures alike are joined, and no line runs over a period without one.
 */
export function SparkLine({
  row,
  found,
}: {
  readonly row: CompareRow
  readonly found: Comparison
}): ReactElement | null {
  const stops = stopsOf(row.cells, found.measure)
  const drawn = stops.flatMap((stop) => stop ?? [])
  if (drawn.length === 0) return null
  const most = Math.max(1, ...drawn.map(({ high }) => high))
  const y = (value: number): number => HEIGHT - PAD - (value / most) * (HEIGHT - 2 * PAD)
  return (
    <svg
      className="cmp-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={sparkWords(row, found)}
    >
      <title>{sparkWords(row, found)}</title>
      <line x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} className="zero" />
      {linesThrough(stops).map((line) => (
        <polyline
          key={line[0]?.x}
          points={line.map(({ x, low, high }) => `${x},${y((low + high) / 2).toFixed(2)}`).join(' ')}
          className="line"
        />
      ))}
      {drawn.map(({ x, low, high, joins }) =>
        low === high ? (
          <circle key={x} cx={x} cy={y(high)} r={2} className={joins ? 'dot' : 'dot apart'} />
        ) : (
          <rect key={x} x={x - 1.5} width={3} y={y(high)} height={Math.max(2, y(low) - y(high))} className="span" />
        ),
      )}
    </svg>
  )
}

/** The same in words: "2017/18 86, 2018/19 80". */
export function sparkWords({ cells }: CompareRow, { periods }: Comparison): string {
  return periods
    .flatMap(({ label }, nth) => {
      const cell = cells[nth]
      return cell === undefined ? [] : [`${label} ${cell.interval === null ? 'not given' : cellWords(cell)}`]
    })
    .join(', ')
}

function stopsOf(cells: readonly CompareCell[], measure: string): readonly (Stop | null)[] {
  const step = cells.length < 2 ? 0 : (WIDTH - 2 * PAD) / (cells.length - 1)
  return cells.map(({ interval, fit, accepted, scope, measure: own }, nth) => {
    if (interval === null || interval.high === null) return null
    const alike = accepted || ((fit === 'same' || fit === 'late start') && own === measure && scope === 'asked')
    const x = cells.length < 2 ? WIDTH / 2 : PAD + nth * step
    return { x: Number(x.toFixed(2)), low: interval.low, high: interval.high, joins: alike }
  })
}

/** Runs of figures that follow one another and are alike. */
function linesThrough(stops: readonly (Stop | null)[]): readonly (readonly Stop[])[] {
  const runs: Stop[][] = [[]]
  for (const stop of stops) {
    if (stop?.joins === true) runs.at(-1)?.push(stop)
    else runs.push([])
  }
  return runs.filter((run) => run.length > 1)
}
