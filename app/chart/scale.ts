import { ticks as niceTicks, tickStep } from 'd3-array'
import type { ChartLayout, Tick } from './layout.ts'
import { numberText } from './words.ts'

export type ValueAxis = ChartLayout['valueAxis']

/** A value axis from zero (or the lowest value below it) to a round number at or above the highest, about `count` steps. */
export function valueAxis(low: number, high: number, count: number, place: (share: number) => number): ValueAxis {
  const bottom = Math.min(0, low)
  const top = high <= bottom ? bottom + 1 : high
  const whole = Number.isInteger(low) && Number.isInteger(high)
  const rough = tickStep(bottom, top, count)
  const step = whole ? Math.max(1, rough) : rough
  const min = Math.floor(bottom / step) * step
  const max = Math.ceil(top / step) * step
  const values = niceTicks(min, max, Math.round((max - min) / step)).filter(
    (value) => !whole || Number.isInteger(value),
  )
  const ticks: Tick[] = values.map((value) => ({
    value,
    at: place((value - min) / (max - min)),
    label: numberText(value),
  }))
  return { min, max, ticks }
}

/** Where a value stands on an axis that runs between two positions of the paper. */
export function position(axis: { readonly min: number; readonly max: number }, from: number, to: number) {
  return (value: number) => from + ((value - axis.min) / (axis.max - axis.min)) * (to - from)
}
