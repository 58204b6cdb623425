import { keepPreviousData, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query'
import type { ObservationDetail } from '../../../app/contract/index.ts'
import type { CompareQuestion, Comparison, ObservationId } from '../../../app/query/index.ts'
import { useFindings } from '../../state/findings.ts'
import { ports } from '../../state/ports.ts'
import { useAnswerKey } from '../../state/session.ts'

/** Forces side by side; the last answer stays until the next is there. */
export function useComparison(question: CompareQuestion): UseQueryResult<Comparison> {
  const key = useAnswerKey()
  const found = useFindings()
  // The matrix holds what the rules found against a force as soon as they have looked.
  const checked = found.data !== undefined && !found.isPlaceholderData && found.data.outdated !== true
  return useQuery({
    queryKey: [...key, 'comparison', question, checked],
    queryFn: () => ports().workbench.comparison(question),
    placeholderData: keepPreviousData,
  })
}

/** So many source cells are listed of one figure: a list of records has hundreds. */
export const MOST_SOURCES = 24

/** Everything about the numbers behind a figure, in their order. */
export function useSources(ids: readonly ObservationId[]): readonly ObservationDetail[] {
  const key = useAnswerKey()
  return useQueries({
    queries: ids.slice(0, MOST_SOURCES).map((id) => ({
      queryKey: [...key, 'detail', id],
      queryFn: () => ports().workbench.detail(id),
    })),
    combine: (found) => found.flatMap(({ data }) => data ?? []),
  })
}
