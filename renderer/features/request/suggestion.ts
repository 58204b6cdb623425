import type { SentRequest } from '../../../app/vocabulary/index.ts'
import { useFacets } from '../../state/answers.ts'
import { EVERY_ROW } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { count, list } from '../../ui/words.ts'

/** What the replies themselves speak of: for the analyst to take, never taken by itself. */
export interface Suggestion {
  readonly request: Pick<SentRequest, 'periods' | 'dimensions' | 'bodies'>
  readonly words: string
  readonly keys: readonly string[]
  readonly measures: readonly string[]
}

/** A year that fewer than this share of the forces give was hardly asked for. */
const SHARE = 0.5

/** The years, breakdowns and forces of the replies; null where there are none. */
export function useSuggestion(): Suggestion | null {
  const facets = useFacets(EVERY_ROW).data
  const sources = useSession((session) => session.state.sources)
  if (facets === undefined) return null
  const forces = facets.find(({ column }) => column === 'force')?.values.flatMap(({ value }) => value ?? []) ?? []
  const found = facets.find(({ column }) => column === 'period')?.values ?? []
  const most = Math.max(0, ...found.map((period) => period.count))
  const periods = found.flatMap(({ value, label, count: rows }) => {
    const [start = '', end = ''] = value?.split('/') ?? []
    const whole = /^\d{4}(\/\d\d)?$/.test(label)
    return whole && rows >= most * SHARE ? [{ start, end, label }] : []
  })
  const keys = facets.flatMap(({ column }) => (column.startsWith('dimension:') ? [column.slice(10)] : []))
  const bodies = [...new Set(forces.flatMap((codes) => codes.split('+')))]
  if (periods.length === 0 || sources.length === 0) return null
  return {
    request: { periods, dimensions: keys.filter((key) => key !== 'area' && key !== 'offence'), bodies },
    words: `${list(periods.map(({ label }) => label))}${keys.length > 0 ? `, by ${list(keys)}` : ''}, from ${count(bodies.length, 'force')}`,
    keys,
    measures: facets.find(({ column }) => column === 'measure')?.values.flatMap(({ value }) => value ?? []) ?? [],
  }
}
