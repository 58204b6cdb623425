import type { Anchor } from '../annotate/index.ts'
import type { ObservationRow } from '../query/index.ts'
import { gather } from './gather.ts'
import type { ChartSpec } from './spec.ts'

/** A point of a chart with the figures that it stands on. */
export interface ChartPlace {
  readonly series: string
  readonly category: string
  readonly figures: readonly ObservationRow[]
}

/** A note's anchor on a series or a point of some chart. */
export type ChartAnchor = Extract<Anchor, { readonly on: 'series' | 'point' }>

/** Every point of a chart that has a figure. */
export function placesOn(spec: ChartSpec, rows: readonly ObservationRow[]): readonly ChartPlace[] {
  const points = gather(spec, rows)
  return points.series.flatMap(({ key: series }) =>
    points.categories.flatMap(({ key: category }): readonly ChartPlace[] => {
      const figures = points.figure(series, category)?.rows ?? []
      return figures.length === 0 ? [] : [{ series, category, figures }]
    }),
  )
}

/** A chart as far as says what stands where on it. */
export interface Placed {
  readonly spec: Pick<ChartSpec, 'series'>
  readonly places: readonly ChartPlace[]
}

/**
 * Where a series or a point of one chart stands on another: a point where the very same figures make one, a series where one of the
 * same sort and key shares figures with it; of a chart's only series all of the fewer must be among the more. Null where it does not.
 */
export function foundOn(anchor: ChartAnchor, own: Placed, other: Placed): ChartAnchor | null {
  if (anchor.on === 'point') {
    const wanted = figuresOf(
      own.places.filter((one) => one.series === anchor.series && one.category === anchor.category),
    )
    if (wanted.size === 0) return null
    const there = other.places.find((one) => same(figuresOf([one]), wanted))
    return there === undefined ? null : { ...anchor, series: there.series, category: there.category }
  }
  if (own.spec.series !== other.spec.series) return null
  const [here, there] = [own, other].map(({ places }) =>
    figuresOf(places.filter(({ series }) => series === anchor.series)),
  )
  if (here === undefined || there === undefined) return null
  const shared = [...here].filter((id) => there.has(id)).length
  const enough = own.spec.series === 'none' ? Math.min(here.size, there.size) : 1
  return shared > 0 && shared >= enough ? anchor : null
}

function figuresOf(places: readonly ChartPlace[]): ReadonlySet<number> {
  return new Set(places.flatMap(({ figures }) => figures.map(({ id }) => Number(id))))
}

function same(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id))
}
