import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { create } from 'zustand'
import type { KeyInGrid, NameKept, ReviewItem } from '../../app/contract/index.ts'
import { useImports } from './imports.ts'
import { useLooking } from './looking.ts'
import { ports } from './ports.ts'
import { useAnswerKey, useSession } from './session.ts'

/** What the analyst looks at of the review queue. */
export interface Reviewing {
  /** The queue stands in the place of the Source view. */
  readonly open: boolean
  /** Id of the question on screen; null for the first. */
  readonly current: string | null
  /** The dialog over the window: names that were added, or a pack being made. */
  readonly dialog: 'names' | 'pack' | null
}

const AT_FIRST: Reviewing = { open: false, current: null, dialog: null }

export const useReviewing = create<Reviewing>(() => AT_FIRST)

// Whoever leaves the view, or asks for a sheet from elsewhere, comes back to the sheets.
useLooking.subscribe((now, before) => {
  if (before.view === 'source' && now.view !== 'source') useReviewing.setState({ open: false })
})

/** Opens the queue in the Source view. */
export function openReview(): void {
  useReviewing.setState({ open: true })
  useLooking.setState({ view: 'source' })
}

/** Back to the sheets. */
export function shutReview(): void {
  useReviewing.setState({ open: false })
}

/** What waits for a person. While files come in nothing is asked: the next of them may answer it. */
export function useReviewItems(): UseQueryResult<readonly ReviewItem[]> {
  const key = useAnswerKey()
  const importing = useImports((imports) => imports.running)
  const ready = useSession(({ phase, state }) => phase === 'open' && state.sources.length > 0)
  return useQuery({
    queryKey: [...key, 'review'],
    queryFn: () => ports().workbench.reviewItems(),
    placeholderData: keepPreviousData,
    enabled: ready && !importing,
  })
}

/** How many questions wait. */
export function useWaiting(): number {
  const ready = useSession(({ state }) => state.sources.length > 0)
  const items = useReviewItems().data
  return ready ? (items?.length ?? 0) : 0
}

/** Names that the analyst added. */
export function useNames(): UseQueryResult<readonly NameKept[]> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'names'],
    queryFn: () => ports().workbench.names(),
    placeholderData: keepPreviousData,
  })
}

/** Keys of the grid with their values, to make a pack of. */
export function useKeysInGrid(): UseQueryResult<readonly KeyInGrid[]> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'keys'],
    queryFn: () => ports().workbench.keysInGrid(),
    placeholderData: keepPreviousData,
  })
}
