import type { KeyboardEvent } from 'react'

/** The keys of a form, in every field of it: Esc leaves it and goes no further, Ctrl Enter keeps it. */
export function formKeys(leave: () => void, keep: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      leave()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      keep()
    }
  }
}
