import type { Anchor, Annotation } from '../../app/annotate/index.ts'
import { problemText } from '../ui/problem-text.ts'
import { notify } from './notices.ts'
import { perform } from './perform.ts'
import { useSession } from './session.ts'

/** What is written into the form of a note. */
export interface NoteDraft {
  readonly text: string
  readonly caveat: string
  readonly tags: readonly string[]
  readonly forPublication: boolean
}

/** The name that the analyst has set, and no other. */
function author(): string {
  return useSession.getState().state.settings.author ?? ''
}

/** Keeps a new note. False where it could not be kept, which has then been said. */
export async function addNote(anchor: Anchor, draft: NoteDraft): Promise<boolean> {
  const annotation: Annotation = {
    id: crypto.randomUUID(),
    anchor,
    ...draft,
    author: author(),
    at: new Date().toISOString(),
  }
  const done = await perform({ do: 'add annotation', annotation })
  if (!done.ok) notify('bad', `The note was not kept. ${problemText(done.problem).title}.`, done.problem)
  return done.ok
}

/** Changes what a note says. False where that could not be kept, which has then been said. */
export async function changeNote(id: string, draft: NoteDraft): Promise<boolean> {
  const done = await perform({ do: 'change annotation', id, ...draft })
  if (!done.ok) notify('bad', 'The note was not changed.', done.problem)
  return done.ok
}

/** Deletes a note with its thread. */
export async function deleteNote(id: string): Promise<void> {
  const done = await perform({ do: 'delete annotation', id })
  if (done.ok) notify('neutral', 'Note deleted. Ctrl Z brings it back.')
  else notify('bad', 'The note was not deleted.', done.problem)
}

/** Answers below a note. */
export async function answerNote(annotation: string, text: string): Promise<boolean> {
  const reply = { id: crypto.randomUUID(), text, author: author(), at: new Date().toISOString() }
  const done = await perform({ do: 'reply to annotation', annotation, reply })
  if (!done.ok) notify('bad', 'The answer was not kept.', done.problem)
  return done.ok
}

/** Deletes an answer. */
export async function deleteAnswer(id: string): Promise<void> {
  const done = await perform({ do: 'delete reply', id })
  if (done.ok) notify('neutral', 'Answer deleted. Ctrl Z brings it back.')
  else notify('bad', 'The answer was not deleted.', done.problem)
}
