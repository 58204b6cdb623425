import type { CustomHeaderProps } from 'ag-grid-react'
import type { ReactElement } from 'react'
import type { Facet, GridColumn, ObservationRow, Sort } from '../../../app/query/index.ts'
import { useDetail, useFacets, usePage, useTotal } from '../../state/answers.ts'
import { ask, useLooking } from '../../state/looking.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { count, sentence } from '../../ui/words.ts'
import { chosenValues } from './filters.ts'
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
  if (by === undefined) {
    return (
      <div className="profile">
        <span className="unseen">{displayName}</span>
      </div>
    )
  }
  const current = question.sort.find((one) => one.column === by)
  return (
    <button
      type="button"
      className="profile"
      title={current === undefined ? `Sort by ${displayName}` : sortWords(current)}
      onClick={() => ask({ ...question, sort: nextSort(by, current) })}
    >
      <span className="t">
        {icon !== null && <Icon name={icon} size={12} />}
        {id === 'value' ? <MeasureName /> : displayName}
        <span className="sp" />
        {current !== undefined && <Icon name={current.descending ? 'caretDown' : 'caretUp'} size={12} />}
      </span>
      <Facts id={id} />
      <span className="unseen">, {sortWords(current)}. Sort</span>
    </button>
  )
}

/** Where all rows count the same thing, the column of values is called that. */
function MeasureName(): ReactElement {
  const measures = useTotal(useLooking((looking) => looking.question)).data?.measures ?? []
  const [only] = measures
  return <>{measures.length === 1 && only !== undefined ? sentence(only) : 'Value'}</>
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

function Facts({ id }: { readonly id: string }): ReactElement | null {
  if (id === 'value') return <ValueFacts />
  if (id === 'raw') return <WrittenFacts />
  const column = FACETS[id]
  return column === undefined ? <BreakdownFacts /> : <FacetFacts {...column} />
}

function FacetFacts({
  column,
  one,
  many,
}: {
  readonly column: Facet['column']
  readonly one: string
  readonly many: string
}): ReactElement | null {
  const question = useLooking((looking) => looking.question)
  const chosen = useDetail(useLooking((looking) => looking.selected)).data?.row
  const values = useFacets(question)
    .data?.find((facet) => facet.column === column)
    ?.values.filter((value) => value.count > 0)
  if (values === undefined) return null
  // A facet lists also what its own filter leaves out.
  const through = chosenValues(question, column)?.size
  const on = chosen === undefined ? -1 : values.findIndex(({ label, value }) => standsIn(chosen, column, label, value))
  return (
    <>
      <Histogram counts={values.map((value) => value.count)} on={on} />
      <span className="st">
        {through === undefined ? count(values.length, one, many) : `${through} of ${count(values.length, one, many)}`}
      </span>
    </>
  )
}

/** Whether the row is one of those that a value of a facet counts. */
function standsIn(row: ObservationRow, column: Facet['column'], label: string, value: string | null): boolean {
  switch (column) {
    case 'force':
      return row.force === value
    case 'period':
      return row.periodLabel === label
    case 'status':
      return (row.decided?.valuedBy ? 'by decision' : row.status) === value
    case 'measure':
      return row.measure === value
    case 'file':
      return value !== null && (value === row.file || value.endsWith(`/${row.file}`))
    default:
      return false
  }
}

function BreakdownFacts(): ReactElement {
  const question = useLooking((looking) => looking.question)
  const keys = useFacets(question).data?.filter((facet) => facet.column.startsWith('dimension:')) ?? []
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

/** How many different spellings stand in the cells, the most frequent first. */
function WrittenFacts(): ReactElement | null {
  const rows = useShapeRows()
  if (rows === undefined) return null
  const written = new Map<string, number>()
  for (const { raw } of rows) written.set(raw, (written.get(raw) ?? 0) + 1)
  return (
    <>
      <Histogram counts={[...written.values()].sort((a, b) => b - a).slice(0, 12)} />
      <span className="st">{written.size} different</span>
    </>
  )
}

/** All rows of the question where they are few enough to be looked at one by one. */
function useShapeRows(): readonly ObservationRow[] | undefined {
  const question = useLooking((looking) => looking.question)
  const total = useTotal(question).data
  const few = total !== undefined && total.count <= SHAPE_ROWS
  return usePage({ ...question, sort: [] }, SHAPE_ROWS, few).data?.rows
}

function ValueFacts(): ReactElement | null {
  const question = useLooking((looking) => looking.question)
  const selected = useLooking((looking) => looking.selected)
  const total = useTotal(question).data
  const rows = useShapeRows()
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
