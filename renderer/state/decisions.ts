import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { create } from 'zustand'
import type { FigureChain, FigureOutcome, ListedDecision } from '../../app/contract/index.ts'
import type { DecisionAbout, ObservationId, TriedDecision } from '../../app/query/index.ts'
import { notify } from './notices.ts'
import { perform } from './perform.ts'
import { ports } from './ports.ts'
import { useAnswerKey, useSession } from './session.ts'

/** A decision that is being put into words: what may be decided, the first of them chosen, and a first reason. */
export interface Draft {
  readonly options: readonly DecisionAbout[]
  readonly reason: string
}

/** The dialogs of decisions: the list of them, or one that is being taken. */
export const useDeciding = create<{ readonly list: boolean; readonly draft: Draft | null }>(() => ({
  list: false,
  draft: null,
}))

/** Shows every decision in one place. */
export function openDecisions(): void {
  useDeciding.setState({ list: true, draft: null })
}

/** Asks for the reason of a decision; nothing is decided until it is given. */
export function askDecision(options: readonly DecisionAbout[], reason = ''): void {
  useDeciding.setState({ draft: { options, reason } })
}

/** Every decision, the newest first. */
export function useDecisions(): UseQueryResult<readonly ListedDecision[]> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'decisions'],
    queryFn: () => ports().workbench.decisions(),
    placeholderData: keepPreviousData,
  })
}

/** What a decision would come to, or why it cannot be taken. */
export function useTrial(about: DecisionAbout): UseQueryResult<TriedDecision> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'decision trial', about],
    queryFn: () => ports().workbench.tryDecision(about),
  })
}

/** How a figure came about, from its cells to the number. */
export function useChain(ids: readonly ObservationId[], outcome: FigureOutcome | null): UseQueryResult<FigureChain> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'chain', ids, outcome],
    queryFn: () => ports().workbench.chain(ids, outcome),
    placeholderData: (previous) => previous,
  })
}

/** Takes a decision, with its reason, in the name that was set. */
export async function takeDecision(about: DecisionAbout, reason: string): Promise<boolean> {
  const author = useSession.getState().state.settings.author ?? ''
  const at = new Date().toISOString()
  const decision = { id: crypto.randomUUID(), about, reason: reason.trim(), author, at }
  const done = await perform({ do: 'decide figures', decision })
  if (!done.ok) notify('bad', 'The decision was not kept.', done.problem)
  return done.ok
}

/** Takes a decision back; it stays in the history. */
export async function withdrawDecision(id: string): Promise<void> {
  const done = await perform({ do: 'withdraw decision', id })
  if (!done.ok) notify('bad', 'The decision was not withdrawn.', done.problem)
}

/** Gives a decision another reason. */
export async function rewordDecision(id: string, reason: string): Promise<void> {
  const done = await perform({ do: 'reword decision', id, reason: reason.trim() })
  if (!done.ok) notify('bad', 'The reason was not kept.', done.problem)
}
