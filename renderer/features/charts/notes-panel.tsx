import type { ReactElement } from 'react'
import type { ChartLayout } from '../../../app/chart/index.ts'
import { useSession } from '../../state/session.ts'
import { useTagWanted, wantTag } from '../../state/tags.ts'
import { Button } from '../../ui/button.tsx'
import { type PinOption, useNoteSlots } from '../../ui/note-slots.ts'
import type { Mark } from './marks.ts'
import { anchorWords, concerns } from './pinning.ts'

/** A new note that is being written: on which mark, and what it can be pinned to, once that is known. */
export interface NewNote {
  readonly mark: Mark
  readonly options: readonly PinOption[] | null
}

/** The right panel's list: the notes that speak of what the chart shows, numbered as on the paper. */
export function NotesPanel({
  layout,
  chosen,
  writing,
  selected,
  onChoose,
  onWrite,
  onWritten,
}: {
  readonly layout: ChartLayout
  readonly chosen: string | null
  readonly writing: NewNote | null
  readonly selected: Mark | null
  readonly onChoose: (id: string | null) => void
  readonly onWrite: () => void
  readonly onWritten: () => void
}): ReactElement {
  const { newNote: NewNoteForm, card: Card } = useNoteSlots()
  const annotations = useSession((session) => session.state.annotations)
  const forces = useSession((session) => session.state.forces)
  const tag = useTagWanted((wanted) => wanted.tag)
  const all = annotations.filter((annotation) => concerns(layout, annotation))
  const own = tag === null ? all : all.filter(({ tags = [] }) => tags.includes(tag))
  const number = (id: string) => layout.annotations.find((mark) => mark.id === id)?.number ?? null
  const sorted = [...own].sort((a, b) => (number(a.id) ?? 1000) - (number(b.id) ?? 1000))
  return (
    <section aria-label="Annotations">
      <div className="ph">
        <h2>
          Annotations{' '}
          <span className="plain muted">
            {own.length === all.length ? own.length : `${own.length} of ${all.length}`}
          </span>
        </h2>
        <span className="sp" />
        {tag !== null && all.length > 0 && (
          <button type="button" className="link" onClick={() => wantTag(tag)}>
            tagged {tag}, show all
          </button>
        )}
        <Button
          small
          kind="quiet"
          icon="plus"
          disabled={selected === null}
          title={selected === null ? 'Select a point or bar first' : `On ${selected.label}`}
          onClick={onWrite}
        >
          Add
        </Button>
      </div>
      {writing !== null && (
        <div className="an">
          <NewNoteForm
            key={writing.mark.key}
            heading={writing.mark.label}
            options={writing.options}
            forPublication
            onDone={onWritten}
          />
        </div>
      )}
      {all.length === 0 && writing === null && (
        <p className="hint-line muted">
          Select a point or bar, then press Enter: what you write travels with the figure.
        </p>
      )}
      <ul className="notes-list">
        {sorted.map((annotation) => {
          const { id } = annotation
          const nth = number(id)
          return (
            <li key={id} className={`an ${id === chosen ? 'on' : ''}`}>
              <Card
                annotation={annotation}
                pinned={anchorWords(layout, forces, annotation.anchor)}
                lead={<span className={nth === null ? 'nb off' : 'nb'}>{nth ?? '–'}</span>}
                on={id === chosen}
                onChoose={() => onChoose(id === chosen ? null : id)}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
