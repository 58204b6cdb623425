import type { Facet, Filter, GridColumn, ObservationRow, Question } from '../../../app/query/index.ts'

/** Words for the columns of the grid. */
const COLUMN_WORD: Readonly<Record<GridColumn, string>> = {
  force: 'Force',
  measure: 'Measure',
  period: 'Period',
  years: 'Years',
  dimensions: 'Breakdown',
  value: 'Value',
  raw: 'As written',
  status: 'Status',
  file: 'File',
  sheet: 'Sheet',
  cell: 'Cell',
  notes: 'Notes',
  origin: 'How it came',
}

/** The values of a facet that the question lets through; undefined where it lets all. */
export function chosenValues(question: Question, column: Facet['column']): ReadonlySet<string | null> | undefined {
  const filter = question.filters.find((one) => isOf(one, column))
  if (filter === undefined) return undefined
  if (filter.test === 'one of') return new Set(filter.values)
  if (filter.test === 'has') return new Set(filter.values ?? [])
  return undefined
}

/** Lets a value of a facet through, or no longer. Without any value left the column is free again. */
export function toggleValue(question: Question, column: Facet['column'], value: string | null): Question {
  const chosen = new Set(chosenValues(question, column) ?? [])
  if (chosen.has(value)) chosen.delete(value)
  else chosen.add(value)
  const others = question.filters.filter((one) => !isOf(one, column))
  return { ...question, filters: chosen.size === 0 ? others : [...others, filterOf(column, [...chosen])] }
}

/** Lets only this value of a column through. */
export function onlyValue(question: Question, column: GridColumn, value: string | null): Question {
  return {
    ...question,
    filters: [...question.filters.filter((one) => !isOf(one, column)), { column, test: 'one of', values: [value] }],
  }
}

/** Drops one filter. */
export function withoutFilter(question: Question, filter: Filter): Question {
  return { ...question, filters: question.filters.filter((one) => one !== filter) }
}

/** What a filter is about, and what it lets through, in words. */
export function filterWords(
  filter: Filter,
  facets: readonly Facet[],
): { readonly what: string; readonly values: string } {
  switch (filter.test) {
    case 'contains':
      return { what: COLUMN_WORD[filter.column], values: `contains “${filter.text}”` }
    case 'between':
      return { what: 'Value', values: betweenWords(filter.low, filter.high) }
    case 'has':
      return { what: filter.key, values: joined(filter.values ?? ['any']) }
    case 'one of': {
      const labels = new Map(
        facets.find((facet) => facet.column === filter.column)?.values.map((one) => [one.value, one.label]),
      )
      return {
        what: COLUMN_WORD[filter.column],
        values: joined(filter.values.map((value) => labels.get(value) ?? value ?? 'not named')),
      }
    }
  }
}

/** What a cell of the grid would be filtered to, as questions key it (a period by its days, a file by its `path`); undefined where the column is no list of values. */
export function filterValue(
  row: ObservationRow,
  column: string,
  path: string | null,
): { readonly column: GridColumn; readonly value: string | null } | undefined {
  switch (column) {
    case 'force':
      return { column, value: row.force }
    case 'measure':
      return { column, value: row.measure }
    case 'period':
      return { column, value: row.periodStart === null ? null : `${row.periodStart}/${row.periodEnd ?? ''}` }
    case 'status':
      return { column, value: row.decided?.valuedBy ? 'by decision' : row.status }
    case 'raw':
      return { column, value: row.raw }
    case 'dimensions':
      return { column, value: row.dimensions }
    case 'cell':
      return { column: 'file', value: path }
    default:
      return undefined
  }
}

function isOf(filter: Filter, column: Facet['column']): boolean {
  return filter.column === 'dimension' ? column === `dimension:${filter.key}` : filter.column === column
}

function filterOf(column: Facet['column'], values: readonly (string | null)[]): Filter {
  if (isDimension(column)) {
    return {
      column: 'dimension',
      test: 'has',
      key: column.slice('dimension:'.length),
      values: values.flatMap((value) => value ?? []),
    }
  }
  return { column, test: 'one of', values }
}

function isDimension(column: Facet['column']): column is `dimension:${string}` {
  return column.startsWith('dimension:')
}

function joined(values: readonly string[]): string {
  return values.length > 3 ? `${values.slice(0, 2).join(', ')} and ${values.length - 2} more` : values.join(', ')
}

function betweenWords(low: number | null, high: number | null): string {
  if (low === null) return `up to ${high ?? ''}`
  return high === null ? `${low} or more` : `${low} to ${high}`
}
