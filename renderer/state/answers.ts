import { keepPreviousData, QueryCache, QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type {
  HistoryEntry,
  LayoutEdit,
  LayoutPreview,
  LayoutWay,
  ObservationDetail,
  SheetWindow,
} from '../../app/contract/index.ts'
import type { Facet, ObservationId, Page, Question, ReplyBoard, Total } from '../../app/query/index.ts'
import type { KeptRecipe } from '../../app/recognise/index.ts'
import type { Range } from '../../app/vocabulary/index.ts'
import { notify } from './notices.ts'
import { ports } from './ports.ts'
import { useAnswerKey, useSession } from './session.ts'

/** Answers of the workbench. The program is never "offline" to itself, so queries run always; nothing goes stale within a revision. */
export const answers = new QueryClient({
  queryCache: new QueryCache({
    // A question that fails is a bug: it is said, not swallowed.
    onError: (error) => notify('bad', `The workbench could not answer: ${error.message}`),
  }),
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000, retry: false },
    mutations: { networkMode: 'always' },
  },
})

/** A page of the grid, for its row model, outside of React. */
export function fetchPage(question: Question, offset: number, limit: number): Promise<Page> {
  const { workspace, state } = useSession.getState()
  return answers.fetchQuery({
    queryKey: [workspace?.id ?? '', state.revision, 'page', question, offset, limit],
    queryFn: () => ports().workbench.page(question, offset, limit),
  })
}

/** The first rows of a question, for small summaries. */
export function usePage(question: Question, limit: number, enabled = true): UseQueryResult<Page> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'page', question, 0, limit],
    queryFn: () => ports().workbench.page(question, 0, limit),
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** The sum of a question's rows, or of some of them, as an interval with its doubts. */
export function useTotal(question: Question, ids?: readonly ObservationId[]): UseQueryResult<Total> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'total', question, ids ?? null],
    queryFn: () => (ids === undefined ? ports().workbench.total(question) : ports().workbench.total(question, ids)),
    placeholderData: keepPreviousData,
  })
}

/** What the columns of a question's rows hold, with counts. */
export function useFacets(question: Question): UseQueryResult<readonly Facet[]> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'facets', question],
    queryFn: async () => (await ports().workbench.facets(question)).map(inOrder),
    placeholderData: keepPreviousData,
  })
}

/** Everything about one number; null where it is gone. */
export function useDetail(id: ObservationId | null): UseQueryResult<ObservationDetail | null> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'detail', id],
    queryFn: () => (id === null ? null : ports().workbench.detail(id)),
    placeholderData: keepPreviousData,
  })
}

/** The cells of a part of a sheet. Null while no sheet is chosen. */
export function useSheetWindow(
  place: { readonly source: number; readonly sheet: number } | null,
  range: Range,
): UseQueryResult<SheetWindow | null> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'sheet', place?.source ?? null, place?.sheet ?? null, range],
    queryFn: () =>
      place === null
        ? null
        : ports().workbench.sheetWindow(place.source, place.sheet, range.top, range.left, range.bottom, range.right),
    placeholderData: (previous, query) =>
      query?.queryKey[3] === (place?.source ?? null) && query?.queryKey[4] === (place?.sheet ?? null)
        ? previous
        : undefined,
  })
}

/** How a sheet reads with edits that are not kept (null: as it stands). The figures before stay on screen until the new ones are there. */
export function useLayoutPreview(
  place: { readonly source: number; readonly sheet: number } | null,
  edits: readonly LayoutEdit[] | null,
): UseQueryResult<LayoutPreview | null> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'layout', place?.source ?? null, place?.sheet ?? null, edits],
    queryFn: () => (place === null ? null : ports().workbench.previewLayout(place.source, place.sheet, edits)),
    placeholderData: (previous, query) =>
      query?.queryKey[3] === (place?.source ?? null) && query?.queryKey[4] === (place?.sheet ?? null)
        ? previous
        : undefined,
  })
}

/** The ways in which a sheet may be read, from edits on (null: from how it stands). Asked only while `asked`. */
export function useLayoutWays(
  place: { readonly source: number; readonly sheet: number },
  edits: readonly LayoutEdit[] | null,
  asked: boolean,
): UseQueryResult<readonly LayoutWay[] | null> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'ways', place.source, place.sheet, edits],
    queryFn: () => ports().workbench.layoutWays(place.source, place.sheet, edits),
    enabled: asked,
  })
}

/** The recipes of the workspace. */
export function useRecipes(): UseQueryResult<readonly KeptRecipe[]> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'recipes'],
    queryFn: () => ports().workbench.recipes(),
    placeholderData: keepPreviousData,
  })
}

/** Everything that was ever done, the newest first. */
export function useHistory(): UseQueryResult<readonly HistoryEntry[]> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'history'],
    queryFn: () => ports().workbench.history(),
    placeholderData: keepPreviousData,
  })
}

/** Who was asked and how each answered. */
export function useReplyBoard(): UseQueryResult<ReplyBoard> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'replies'],
    queryFn: () => ports().workbench.replyBoard(),
    placeholderData: keepPreviousData,
  })
}

/** The paragraphs of a document. */
export function useParagraphs(source: number): UseQueryResult<readonly string[]> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'paragraphs', source],
    queryFn: () => ports().workbench.paragraphs(source),
  })
}

/** Periods in the order of their days, which their words are not in. */
function inOrder(facet: Facet): Facet {
  if (facet.column !== 'period') return facet
  const byDay = (a: string | null, b: string | null): number => (a ?? '~').localeCompare(b ?? '~', 'en')
  return { ...facet, values: [...facet.values].sort((a, b) => byDay(a.value, b.value)) }
}
