import type { CompareGroup, CompareRow, Comparison } from '../../../app/query/index.ts'
import type { LookingAt, SortKey } from './looking-at.ts'

/** One line of the table: the head of a group, or a force. */
export type Line =
  | { readonly kind: 'group'; readonly key: string; readonly group: CompareGroup }
  | { readonly kind: 'force'; readonly key: string; readonly row: CompareRow }

const OUTSIDE = 'In no group'

/** The lines of the figures: filtered, in groups where asked, each group in the order of the chosen column. */
export function linesOf(
  found: Comparison,
  { sort, groupBy, onlyComparable, find }: Pick<LookingAt, 'sort' | 'groupBy' | 'onlyComparable' | 'find'>,
): readonly Line[] {
  const rows = shownRows(found, { onlyComparable, find })
  const sorted = inOrder(rows, sort.key, sort.descending)
  const lineOf = (row: CompareRow): Line => ({ kind: 'force', key: row.force, row })
  if (groupBy === 'none') return sorted.map(lineOf)
  const groups = groupBy === 'region' ? found.regions : found.groups
  const lines = groups.flatMap((group): readonly Line[] => {
    const own = sorted.filter(({ force }) => group.forces.includes(force))
    return own.length === 0 ? [] : [{ kind: 'group', key: `group ${group.name}`, group }, ...own.map(lineOf)]
  })
  const rest = sorted.filter(({ force }) => !groups.some(({ forces }) => forces.includes(force)))
  if (rest.length === 0 || groups.length === 0) return [...lines, ...rest.map(lineOf)]
  return [...lines, { kind: 'group', key: 'outside', group: outside(rest) }, ...rest.map(lineOf)]
}

/** The forces on show: those that may be compared, those that were looked for. */
function shownRows(
  { rows }: Comparison,
  { onlyComparable, find }: Pick<LookingAt, 'onlyComparable' | 'find'>,
): readonly CompareRow[] {
  const wanted = find.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (!onlyComparable || row.inPanel) &&
      (wanted === '' || `${row.name} ${row.region} ${row.group}`.toLowerCase().includes(wanted)),
  )
}

/** Codes of the forces on show; null where all are. */
export function shownForces(
  found: Comparison,
  looking: Pick<LookingAt, 'onlyComparable' | 'find'>,
): readonly string[] | null {
  const rows = shownRows(found, looking)
  return rows.length === found.rows.length ? null : rows.map(({ force }) => force)
}

/** Forces of no group have no sum of their own. */
function outside(rows: readonly CompareRow[]): CompareGroup {
  const none = { absolute: null, percent: null, why: '' }
  return {
    name: OUTSIDE,
    forces: rows.map(({ force }) => force),
    panel: { words: '', forces: [], sums: [], whole: null, change: none, rates: [], leftOut: [] },
  }
}

/** Rows by a column. What has no figure stands last, up and down; equals stand by name. */
export function inOrder(rows: readonly CompareRow[], key: SortKey, descending: boolean): readonly CompareRow[] {
  const turn = descending ? -1 : 1
  const byName = (a: CompareRow, b: CompareRow) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  if (key === 'force') return [...rows].sort((a, b) => turn * byName(a, b))
  return [...rows].sort((a, b) => {
    const [first, second] = [rankOf(a, key), rankOf(b, key)]
    if (first === null || second === null) return Number(first === null) - Number(second === null) || byName(a, b)
    return turn * (first.low - second.low || first.high - second.high) || byName(a, b)
  })
}

function rankOf(row: CompareRow, key: SortKey): { readonly low: number; readonly high: number } | null {
  const [what, nth] = key.split(' ')
  const found = (() => {
    switch (what) {
      case 'figure':
        return row.cells[Number(nth)]?.interval ?? null
      case 'rate':
        return row.cells[Number(nth)]?.rate ?? null
      case 'whole':
        return row.whole?.interval ?? null
      case 'change':
        return row.change.percent
      case 'flags': {
        const tone = row.flags[0]?.tone
        return tone === undefined ? null : { low: TONES.indexOf(tone), high: row.flags.length }
      }
      default:
        return null
    }
  })()
  return found === null ? null : { low: found.low, high: found.high ?? Number.POSITIVE_INFINITY }
}

const TONES = ['bad', 'warn', 'held', 'note']
