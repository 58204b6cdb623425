import type { ReactElement } from 'react'
import { addNote } from '../../state/notes.ts'
import type { NewNoteProps } from '../../ui/note-slots.ts'
import { NoteForm } from './note-form.tsx'

/** The form of a note that is not there yet. */
export function NewNote({ heading, options, forPublication, onDone }: NewNoteProps): ReactElement {
  return (
    <NoteForm
      heading={heading}
      options={options}
      draft={{ text: '', caveat: '', tags: [], forPublication }}
      onCancel={onDone}
      onSave={async (draft, anchor) => {
        const kept = anchor !== null && (await addNote(anchor, draft))
        if (kept) onDone()
        return kept
      }}
    />
  )
}
