import type { CustomHeaderProps } from 'ag-grid-react'
import type { ReactElement } from 'react'
import type { Facet, GridColumn, ObservationRow, Sort } from '../../../app/query/index.ts'
import { useFacets, usePage, useTotal } from '../../state/answers.ts'
import { ask, useLooking } from '../../state/looking.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { count } from '../../ui/words.ts'
import { Histogram } from './histogram.tsx'

/** Beyond this many rows the shape of the values is not drawn: it would mean fetching them all. */
const SHAPE_ROWS = 5000

interface Extra {
  readonly icon: IconName | null
  /** Column that the header sorts by, where it is not its own. */
  readonly sort?: GridColumn
}

/** A header that says what its column holds: name and sort, the shape of its values, one line of fact. A click sorts. */
export function ProfileHeader({
  column,
  displayName,
  icon,
  sort,
}: CustomHeaderProps<ObservationRow> & Extra): ReactElement {
  const question = useLooking((looking) => looking.question)
  const id = column.getColId()
  const by = sort ?? SORTED[id]
  if (by === undefined) return <div className="profile" />
  const current = question.sort.find((one) => one.column === by)
  return (
    <button
      type="button"
      className="profile"
      aria-label={`${displayName}, ${sortWords(current)}. Sort`}
      title={current === undefined ? `Sort by ${displayName}` : sortWords(current)}
      onClick={() => ask({ ...question, sort: nextSort(by, current) })}
    >
      <span className="t">
        {icon !== null && <Icon name={icon} size={12} />}
        {displayName}
        <span className="sp" />
        {current !== undefined && <Icon name={current.descending ? 'caretDown' : 'caretUp'} size={12} />}
      </span>
      {id === 'value' ? <ValueFacts /> : <FacetFacts column={FACETS[id]} />}
    </button>
  )
}

const SORTED: Readonly<Record<string, GridColumn>> = {
  force: 'force',
  period: 'period',
  measure: 'measure',
  dimensions: 'dimensions',
  value: 'value',
  raw: 'raw',
  status: 'status',
}

const FACETS: Readonly<
  Record<string, { readonly column: Facet['column']; readonly one: string; readonly many: string }>
> = {
  force: { column: 'force', one: 'force', many: 'forces' },
  period: { column: 'period', one: 'period', many: 'periods' },
  measure: { column: 'measure', one: 'measure', many: 'measures' },
  status: { column: 'status', one: 'state', many: 'states' },
  cell: { column: 'file', one: 'file', many: 'files' },
}

function FacetFacts({
  column,
}: {
  readonly column: { readonly column: Facet['column']; readonly one: string; readonly many: string } | undefined
}): ReactElement | null {
  const question = useLooking((looking) => looking.question)
  const facets = useFacets(question).data
  if (column === undefined) {
    const keys = facets?.filter((facet) => facet.column.startsWith('dimension:')) ?? []
    const values = keys.flatMap((facet) => facet.values.filter((one) => one.count > 0))
    return (
      <>
        <Histogram counts={values.map((one) => one.count)} />
        <span className="st">
          {keys.length === 0 ? 'no breakdown' : keys.map((facet) => facet.label.toLowerCase()).join(', ')}
        </span>
      </>
    )
  }
  const values = facets?.find((facet) => facet.column === column.column)?.values.filter((one) => one.count > 0)
  if (values === undefined) return null
  return (
    <>
      <Histogram counts={values.map((one) => one.count)} />
      <span className="st">{count(values.length, column.one, column.many)}</span>
    </>
  )
}

function ValueFacts(): ReactElement | null {
  const question = useLooking((looking) => looking.question)
  const selected = useLooking((looking) => looking.selected)
  const total = useTotal(question).data
  const rows = usePage({ ...question, sort: [] }, SHAPE_ROWS, total !== undefined && total.count <= SHAPE_ROWS).data
    ?.rows
  if (total === undefined) return null
  const withheld = total.count - total.byStatus.ok
  const values = rows?.flatMap((row) => row.value ?? []) ?? []
  const chosen = rows?.find((row) => row.id === selected)?.value ?? null
  return (
    <>
      <Histogram {...shape(values, chosen)} />
      <span className="st">
        {withheld > 0 ? (
          <span className="c-held row g4">
            <Icon name="eyeOff" size={12} />
            {percentage(withheld, total.count)} withheld
          </span>
        ) : (
          'none withheld'
        )}
      </span>
    </>
  )
}

/** Values in twelve equal classes, and the class of the chosen one. */
function shape(
  values: readonly number[],
  chosen: number | null,
): { readonly counts: readonly number[]; readonly on?: number } {
  if (values.length === 0) return { counts: [] }
  const low = Math.min(...values)
  const width = (Math.max(...values) - low) / 12 || 1
  const classOf = (value: number): number => Math.min(11, Math.floor((value - low) / width))
  const counts = Array.from({ length: 12 }, () => 0)
  for (const value of values) counts[classOf(value)] = (counts[classOf(value)] ?? 0) + 1
  return chosen === null ? { counts } : { counts, on: classOf(chosen) }
}

function percentage(part: number, whole: number): string {
  const share = (part / whole) * 100
  return share < 1 ? 'under 1%' : `${Math.round(share)}%`
}

function nextSort(by: GridColumn, current: Sort | undefined): readonly Sort[] {
  if (current === undefined) return [{ column: by, descending: false }]
  return current.descending ? [] : [{ column: by, descending: true }]
}

function sortWords(sort: Sort | undefined): string {
  if (sort === undefined) return 'not sorted'
  return sort.descending ? 'sorted, largest first' : 'sorted, smallest first'
}
