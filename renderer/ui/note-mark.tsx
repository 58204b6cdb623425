import type { ReactElement } from 'react'
import { Icon } from './icon.tsx'
import { count } from './words.ts'

/** Says that there are notes on what it stands beside; nothing where there are none. */
export function NoteMark({ notes }: { readonly notes: number }): ReactElement | null {
  if (notes === 0) return null
  const words = count(notes, 'note')
  return (
    <span className="note-mark" role="img" aria-label={words} title={words}>
      <Icon name="comment" size={12} />
    </span>
  )
}
