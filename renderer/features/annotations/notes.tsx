import { type ReactElement, useLayoutEffect, useState } from 'react'
import type { ObservationDetail } from '../../../app/contract/index.ts'
import type { ObservationId } from '../../../app/query/index.ts'
import { useLooking } from '../../state/looking.ts'
import { Key } from '../../ui/badge.tsx'
import { pinOptions } from './anchors.ts'
import { NotesSection } from './notes-section.tsx'
import './notes.css'

/** The last asking for a note that was heard: an inspector that comes later must not hear it again. */
let heard = 0

/**
 * The notes on a number, its period, its force and its file, and the field for another. The field belongs to the number that is selected
 * when it is asked for: it opens at once, also while what is known of that number is still on its way.
 */
export function Notes({ detail }: { readonly detail: ObservationDetail | null }): ReactElement {
  const noteAsked = useLooking((looking) => looking.noteAsked)
  const selected = useLooking((looking) => looking.selected)
  const [on, setOn] = useState<ObservationId | null>(null)
  const here = selected ?? detail?.row.id ?? null
  // Before the next key is told: an effect that waits for the paint would let a letter pass.
  useLayoutEffect(() => {
    if (heard === noteAsked) return
    heard = noteAsked
    setOn(here)
  }, [noteAsked, here])
  return (
    <NotesSection
      key={here}
      notes={detail?.annotations ?? []}
      options={detail !== null && detail.row.id === here ? pinOptions(detail) : null}
      writing={on !== null && on === here}
      onWriting={(writing) => setOn(writing ? here : null)}
      shortcut={<Key>N</Key>}
    />
  )
}
