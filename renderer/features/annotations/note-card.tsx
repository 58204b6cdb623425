import { type ReactElement, useState } from 'react'
import type { PlacedAnnotation } from '../../../app/annotate/index.ts'
import { answerNote, changeNote, deleteAnswer, deleteNote } from '../../state/notes.ts'
import { useTagWanted, wantTag } from '../../state/tags.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { NoteCardProps } from '../../ui/note-slots.ts'
import { moment } from '../../ui/words.ts'
import { NoteForm } from './note-form.tsx'
import './notes.css'

/** A note as every view shows it: who and when, what it says, the line that travels, tags, the thread. */
export function NoteCard({ annotation, pinned, lead, on = false, onChoose }: NoteCardProps): ReactElement {
  const [changing, setChanging] = useState(false)
  const [answering, setAnswering] = useState(false)
  const { id, text, caveat = '', tags = [], forPublication, author, at, changed, replies } = annotation
  if (changing) {
    return (
      <NoteForm
        heading={`Pinned ${pinned}`}
        options={[]}
        draft={{ text, caveat, tags, forPublication }}
        onCancel={() => setChanging(false)}
        onSave={async (draft) => {
          const kept = await changeNote(id, draft)
          if (kept) setChanging(false)
          return kept
        }}
      />
    )
  }
  return (
    <article className={on ? 'note on' : 'note'} aria-label={`Note ${pinned}`}>
      <div className="row g4">
        {lead}
        {author !== '' && <b className="nw">{author}</b>}
        <span className="muted ell" title={`${moment(at)}, ${pinned}`}>
          {moment(at)}, {pinned}
        </span>
        <span className="sp" />
        <span className="acts">
          <IconButton label="Answer the note" icon="comment" onClick={() => setAnswering(true)} />
          <IconButton label="Change the note" icon="edit" onClick={() => setChanging(true)} />
          <IconButton label="Delete the note" icon="trash" onClick={() => void deleteNote(id)} />
        </span>
      </div>
      {onChoose === undefined ? (
        <p>{text}</p>
      ) : (
        <button type="button" className="an-text" aria-pressed={on} onClick={onChoose}>
          {text}
        </button>
      )}
      {caveat !== '' && (
        <p className="caveat-line" title="Goes wherever the figures go, once the note is for publication">
          {caveat}
        </p>
      )}
      <Marks annotation={annotation} />
      {changed !== null && (
        <Badge tone="warn" icon="warning" title="What is under this note is not what it was written about">
          was {changed.was}, now {changed.now}
        </Badge>
      )}
      {replies.length > 0 && (
        <ul className="thread" aria-label="Answers">
          {replies.map((reply) => (
            <li key={reply.id}>
              <span className="row g4">
                {reply.author !== '' && <b>{reply.author}</b>}
                <span className="muted">{moment(reply.at)}</span>
                <span className="sp" />
                <span className="acts">
                  <IconButton label="Delete the answer" icon="trash" onClick={() => void deleteAnswer(reply.id)} />
                </span>
              </span>
              <span className="said">{reply.text}</span>
            </li>
          ))}
        </ul>
      )}
      {answering && <Answer id={id} onDone={() => setAnswering(false)} />}
    </article>
  )
}

function Marks({ annotation: { forPublication, tags = [] } }: { readonly annotation: PlacedAnnotation }): ReactElement {
  const wanted = useTagWanted(({ tag }) => tag)
  return (
    <div className="row g4 wrap">
      {forPublication ? (
        <Badge tone="accent" icon="exportUp" title="Goes into every chart, table and export that uses the figures">
          for publication
        </Badge>
      ) : (
        <Badge icon="eyeOff" title="Stays in the workspace; change it to publish it">
          private
        </Badge>
      )}
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          className={tag === wanted ? 'bdg tag acc' : 'bdg tag line'}
          aria-pressed={tag === wanted}
          title={tag === wanted ? 'Show every note again' : `Only notes tagged ${tag}`}
          onClick={() => wantTag(tag)}
        >
          <Icon name="tag" size={12} />
          {tag}
        </button>
      ))}
    </div>
  )
}

function Answer({ id, onDone }: { readonly id: string; readonly onDone: () => void }): ReactElement {
  const [text, setText] = useState('')
  const keep = async (): Promise<void> => {
    if (text.trim() !== '' && (await answerNote(id, text.trim()))) onDone()
  }
  return (
    <div className="row g4">
      <input
        // biome-ignore lint/a11y/noAutofocus: the analyst has just asked to answer
        autoFocus
        className="inp grow"
        aria-label="Answer"
        placeholder="Answer, Enter keeps it"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void keep()
          if (event.key === 'Escape') {
            event.stopPropagation()
            onDone()
          }
        }}
      />
      <Button small disabled={text.trim() === ''} onClick={() => void keep()}>
        Answer
      </Button>
    </div>
  )
}
