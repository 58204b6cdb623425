import type { ReactElement } from 'react'
import type { Bounded } from '../../../app/vocabulary/index.ts'

/** What all bars of a column share: their ends, and where the forces together stand. */
export interface BarScale {
  readonly low: number
  readonly high: number
  readonly all: Bounded | null
}

const WIDTH = 100
const PAD = 6

/** No bar is longer than this: four times as many. A longer one ends in an arrow. */
const MOST = 3

/** A scale that holds the changes of all rows. */
export function scaleOf(changes: readonly (Bounded | null)[], all: Bounded | null): BarScale {
  const known = changes.filter((change) => change !== null)
  return {
    low: Math.max(-1, Math.min(-0.2, ...known.map(({ low }) => low))),
    high: Math.min(MOST, Math.max(0.5, ...known.map(({ high }) => high))),
    all,
  }
}

/** A change as a bar from no change; a range as a hatched box from its one end to the other. */
export function ChangeBar({ change, scale }: { readonly change: Bounded; readonly scale: BarScale }): ReactElement {
  const at = placing(scale)
  const zero = at(0)
  const [from, to] = [at(change.low), at(change.high)]
  const single = change.low === change.high
  return (
    <svg className="cmp-bar" viewBox={`0 0 ${WIDTH} 16`} width={WIDTH} height={16} aria-hidden="true">
      <line x1={zero} x2={zero} y1={1} y2={15} className="zero" />
      {scale.all !== null && <Dashed at={at((scale.all.low + scale.all.high) / 2)} />}
      {single ? (
        <>
          <rect x={Math.min(zero, to)} width={Math.abs(to - zero)} y={6} height={4} className="known" />
          <rect x={to - 1} width={2} y={3} height={10} className="end" />
        </>
      ) : (
        <rect x={from} width={Math.max(2, to - from)} y={4} height={8} className="range" fill="url(#cmp-hatch)" />
      )}
      {change.high > scale.high && <path d={`M${WIDTH - 5} 4l4 4l-4 4`} className="beyond" />}
    </svg>
  )
}

/** Words on the axis want so much room. */
const LEAST_APART = 40

function placing({ low, high }: BarScale): (value: number) => number {
  return (value) => PAD + ((Math.min(high, Math.max(low, value)) - low) / (high - low || 1)) * (WIDTH - 2 * PAD)
}

function Dashed({ at }: { readonly at: number }): ReactElement {
  return <line x1={at} x2={at} y1={1} y2={15} className="together" />
}

/** The axis over the bars. */
export function BarAxis({ scale }: { readonly scale: BarScale }): ReactElement {
  const at = placing(scale)
  const step = [0.5, 1, 2].find((one) => at(one) - at(0) >= LEAST_APART) ?? 4
  const ticks = Array.from({ length: Math.floor(scale.high / step) + 1 }, (_, nth) => nth * step)
  return (
    <svg className="cmp-axis" viewBox={`0 0 ${WIDTH} 12`} width={WIDTH} height={12} aria-hidden="true">
      {ticks.map((tick) => (
        <text
          key={tick}
          x={at(tick)}
          y={10}
          textAnchor={tick === 0 ? 'middle' : at(tick) > WIDTH - 24 ? 'end' : 'middle'}
        >
          {tick === 0 ? '0' : `+${tick * 100}%`}
        </text>
      ))}
    </svg>
  )
}

/** The pattern of ranges, once a window. */
export function Hatch(): ReactElement {
  return (
    <svg width="0" height="0" className="cmp-defs" aria-hidden="true">
      <defs>
        <pattern id="cmp-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" className="hatch-ground" />
          <path d="M0 0v4" className="hatch-line" />
        </pattern>
      </defs>
    </svg>
  )
}
