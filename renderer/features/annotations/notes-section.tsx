import { type ReactElement, type ReactNode, useState } from 'react'
import type { PlacedAnnotation } from '../../../app/annotate/index.ts'
import { useSession } from '../../state/session.ts'
import { useTagWanted, wantTag } from '../../state/tags.ts'
import type { PinOption } from '../../ui/note-slots.ts'
import { pinWords } from './anchors.ts'
import { NewNote } from './new-note.tsx'
import { NoteCard } from './note-card.tsx'

/** The notes on something, oldest first, and the field for another. `shortcut` is the key that opens it, where there is one. */
export function NotesSection({
  notes,
  options,
  writing,
  onWriting,
  shortcut,
  empty,
}: {
  readonly notes: readonly PlacedAnnotation[]
  readonly options: readonly PinOption[] | null
  readonly writing: boolean
  readonly onWriting: (writing: boolean) => void
  readonly shortcut?: ReactNode
  readonly empty?: string
}): ReactElement {
  const forces = useSession((session) => session.state.forces)
  const tag = useTagWanted((wanted) => wanted.tag)
  const shown = tag === null ? notes : notes.filter(({ tags = [] }) => tags.includes(tag))
  return (
    <section className="sect" aria-label="Notes">
      <h2>
        Notes <span className="sp" />
        {tag !== null && (
          <button type="button" className="link" onClick={() => wantTag(tag)}>
            tagged {tag}, show all
          </button>
        )}
        {notes.length > 0 && (
          <span className="plain">
            {shown.length === notes.length ? notes.length : `${shown.length} of ${notes.length}`}
          </span>
        )}
      </h2>
      {shown.map((annotation) => (
        <NoteCard key={annotation.id} annotation={annotation} pinned={pinWords(annotation.anchor, forces)} />
      ))}
      {notes.length === 0 && !writing && empty !== undefined && <p className="muted">{empty}</p>}
      {writing ? (
        <NewNote options={options} forPublication={false} onDone={() => onWriting(false)} />
      ) : (
        <button
          type="button"
          className="inp ph_ ask"
          {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': 'N' })}
          onClick={() => onWriting(true)}
        >
          Add a note
          <span className="sp" />
          {shortcut}
        </button>
      )}
    </section>
  )
}

/** The same where nothing else decides whether a note is being written. */
export function OwnNotes(props: {
  readonly notes: readonly PlacedAnnotation[]
  readonly options: readonly PinOption[]
  readonly empty?: string
}): ReactElement {
  const [writing, setWriting] = useState(false)
  return <NotesSection {...props} writing={writing} onWriting={setWriting} />
}
