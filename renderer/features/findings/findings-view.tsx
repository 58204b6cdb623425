import type { ReactElement } from 'react'

/** The inbox of findings. */
export function FindingsView(): ReactElement {
  return <section className="view" aria-label="Findings" />
}
