import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { create } from 'zustand'
import type { EnteredFigure } from '../../app/annotate/index.ts'
import type { EnteredHere, EntryGuess, EntryTyped, EntryUnderstood } from '../../app/contract/index.ts'
import { ENTERED_SHEET, type PageRegion } from '../../app/vocabulary/index.ts'
import { openSource, useLooking } from './looking.ts'
import { notify } from './notices.ts'
import { perform } from './perform.ts'
import { ports } from './ports.ts'
import { useAnswerKey, useSession } from './session.ts'

/** Where in a file a figure is read, and the words that say it. */
export interface EntryPlace {
  readonly page: number | null
  readonly paragraph: number | null
  readonly region: PageRegion | null
  readonly quote: string
}

/** A figure that is being typed in: a new one with what its words seem to say, or one that is changed. */
export interface EntryDraft extends EntryPlace {
  /** Tells one form from the next. */
  readonly key: number
  readonly sha256: string
  readonly guess: EntryGuess | null
  readonly changes: EnteredFigure | null
}

interface Entering {
  readonly draft: EntryDraft | null
  /** The page on show, where pages are. */
  readonly page: number
  /** The pages are shown as pictures rather than as text. */
  readonly pictures: boolean
}

export const useEntering = create<Entering>(() => ({ draft: null, page: 1, pictures: false }))

// What is typed in belongs to the workspace in which it was begun.
useSession.subscribe((now, before) => {
  if (now.workspace?.id !== before.workspace?.id) useEntering.setState({ draft: null, page: 1, pictures: false })
})

let lastKey = 0

/** Opens the text and pages of a file, with an entered figure lit where one is named by its row. */
export function openLetter(source: number, row: number | null = null): void {
  openSource({ source, sheet: ENTERED_SHEET, cell: row === null ? null : { row, column: 0 } })
}

/** Opens the form beside the letter, filled with what the words seem to say. */
export async function startEntry(
  source: { readonly id: number; readonly sha256: string },
  place: EntryPlace,
): Promise<void> {
  const guess = await ports().workbench.guessEntry(source.sha256, place.quote)
  lastKey += 1
  useEntering.setState({ draft: { key: lastKey, sha256: source.sha256, guess, changes: null, ...place } })
  const at = useLooking.getState().place
  if (at?.source !== source.id || at.sheet !== ENTERED_SHEET) openLetter(source.id)
  // One after the other: a view that opens in a narrow window closes the inspector of the one before.
  useLooking.setState({ view: 'source' })
  useLooking.setState({ inspector: true })
}

/** Opens the form on a figure that was entered. */
export function changeEntry(changes: EnteredHere): void {
  lastKey += 1
  const { sha256, page, paragraph, region, quote } = changes
  useEntering.setState({ draft: { key: lastKey, sha256, guess: null, changes, page, paragraph, region, quote } })
  const source = useSession.getState().state.sources.find((one) => one.sha256 === sha256)
  if (source !== undefined) openLetter(source.id, changes.row)
  useLooking.setState({ inspector: true })
}

/** Marks a part of the page that the open form speaks of. */
export function markEntry(page: number, region: PageRegion | null): void {
  const { draft } = useEntering.getState()
  if (draft !== null && draft.page === page) useEntering.setState({ draft: { ...draft, region } })
}

/** Leaves the form. */
export function leaveEntry(): void {
  useEntering.setState({ draft: null })
}

/** Keeps what the form holds. False where it could not be kept, which has then been said. */
export async function keepEntry(
  draft: EntryDraft,
  entered: Omit<EnteredFigure, 'id' | 'sha256' | 'author' | 'at'>,
): Promise<boolean> {
  const author = useSession.getState().state.settings.author ?? ''
  const at = new Date().toISOString()
  const { changes, sha256 } = draft
  const done = await perform(
    changes === null
      ? { do: 'enter figure', entered: { ...entered, id: crypto.randomUUID(), sha256, author, at } }
      : { do: 'change entered figure', entered: { ...entered, id: changes.id, sha256, author, at } },
  )
  if (!done.ok) {
    notify('bad', 'The figure was not kept.', done.problem)
    return false
  }
  notify('good', changes === null ? 'Figure entered. Ctrl Z takes it back.' : 'Figure changed. Ctrl Z takes it back.')
  leaveEntry()
  return true
}

/** Deletes an entered figure. */
export async function deleteEntry({ sha256, id }: Pick<EnteredFigure, 'sha256' | 'id'>): Promise<void> {
  const done = await perform({ do: 'delete entered figure', sha256, id })
  if (done.ok) {
    leaveEntry()
    notify('neutral', 'Entered figure deleted. Ctrl Z brings it back.')
  } else notify('bad', 'The figure was not deleted.', done.problem)
}

/** Opens the form for the file at hand: the open one, else the first that could not be read or has a letter. */
export function enterSomewhere(): void {
  const { sources } = useSession.getState().state
  const { place } = useLooking.getState()
  const source =
    sources.find(({ id }) => id === place?.source) ??
    sources.find(({ unread }) => unread !== undefined) ??
    sources.find(({ letter }) => letter === true)
  if (source === undefined) notify('neutral', 'A figure is entered against a file. Import the reply first.')
  else void startEntry(source, { page: null, paragraph: null, region: null, quote: '' })
}

/** What was typed in against a file. */
export function useEnteredFigures(sha256: string): UseQueryResult<readonly EnteredHere[]> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'entered', sha256],
    queryFn: () => ports().workbench.enteredFigures(sha256),
    placeholderData: (previous, query) => (query?.queryKey.at(-1) === sha256 ? previous : undefined),
  })
}

/** How the program takes what stands in the form. */
export function useUnderstood(typed: EntryTyped): UseQueryResult<EntryUnderstood> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'read entry', typed],
    queryFn: () => ports().workbench.readEntry(typed),
    placeholderData: keepPreviousData,
  })
}
