import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { Anchor, Annotation, PlacedAnnotation } from '../../../app/annotate/index.ts'
import type { ObservationDetail } from '../../../app/contract/index.ts'
import { useLooking } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { useSession } from '../../state/session.ts'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/button.tsx'
import { problemText } from '../../ui/problem-text.ts'
import { moment } from '../../ui/words.ts'
import { anchorFor, pinOptions, pinWords } from './anchors.ts'
import { NoteForm } from './note-form.tsx'
import './notes.css'

/** The notes on a number, its period and its force; and the field for another. */
export function Notes({ detail }: { readonly detail: ObservationDetail }): ReactElement {
  const noteAsked = useLooking((looking) => looking.noteAsked)
  const [writing, setWriting] = useState(false)
  const heard = useRef(noteAsked)
  useEffect(() => {
    if (heard.current !== noteAsked) setWriting(true)
    heard.current = noteAsked
  }, [noteAsked])
  return (
    <section className="sect" aria-label="Notes">
      <h3>
        Notes <span className="sp" />
        {detail.annotations.length > 0 && <span className="plain">{detail.annotations.length}</span>}
      </h3>
      {detail.annotations.map((annotation) => (
        <Note key={annotation.id} annotation={annotation} />
      ))}
      {writing ? (
        <NoteForm
          pins={pinOptions(detail)}
          text=""
          forPublication={false}
          saveLabel="Add note"
          onCancel={() => setWriting(false)}
          onSave={async (text, forPublication, pin) => {
            if (await add(anchorFor(detail, pin), text, forPublication)) setWriting(false)
          }}
        />
      ) : (
        <button type="button" className="inp ph_ ask" aria-keyshortcuts="N" onClick={() => setWriting(true)}>
          Add a note
          <span className="sp" />
          <kbd className="kbd">N</kbd>
        </button>
      )}
    </section>
  )
}

function Note({ annotation }: { readonly annotation: PlacedAnnotation }): ReactElement {
  const [changing, setChanging] = useState(false)
  const forces = useSession((session) => session.state.forces)
  const { id, text, forPublication, author, at, anchor, changed } = annotation
  if (changing) {
    return (
      <NoteForm
        pins={null}
        text={text}
        forPublication={forPublication}
        saveLabel="Save note"
        onCancel={() => setChanging(false)}
        onSave={async (changed, publish) => {
          const done = await perform({ do: 'change annotation', id, text: changed, forPublication: publish })
          if (done.ok) setChanging(false)
          else notify('bad', 'The note was not changed.', done.problem)
        }}
      />
    )
  }
  return (
    <article className="note">
      <div className="row g4">
        {author !== '' && <b>{author}</b>}
        <span className="muted ell">
          {moment(at)}, {pinWords(anchor, forces)}
        </span>
        <span className="sp" />
        <span className="acts">
          <IconButton label="Change the note" icon="edit" onClick={() => setChanging(true)} />
          <IconButton label="Delete the note" icon="trash" onClick={() => void remove(id)} />
        </span>
      </div>
      <p>{text}</p>
      {changed !== null && (
        <Badge tone="warn" icon="warning" title="The value under this note is not the one it was written about">
          was {changed.was}, now {changed.now}
        </Badge>
      )}
      {forPublication && (
        <Badge tone="accent" icon="exportUp" title="Travels into every chart and export that uses the value">
          for publication
        </Badge>
      )}
    </article>
  )
}

async function add(anchor: Anchor, text: string, forPublication: boolean): Promise<boolean> {
  const author = useSession.getState().state.settings.author ?? ''
  const annotation: Annotation = {
    id: crypto.randomUUID(),
    anchor,
    text,
    forPublication,
    author,
    at: new Date().toISOString(),
  }
  const done = await perform({ do: 'add annotation', annotation })
  if (!done.ok) notify('bad', `The note was not kept. ${problemText(done.problem).title}.`, done.problem)
  return done.ok
}

async function remove(id: string): Promise<void> {
  const done = await perform({ do: 'delete annotation', id })
  if (done.ok) notify('neutral', 'Note deleted. Ctrl Z brings it back.')
  else notify('bad', 'The note was not deleted.', done.problem)
}
