import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/** Puts facts of a view into the status bar: `left` what is shown, `right` what is withheld and under way. */
export function Status({
  left,
  right,
}: {
  readonly left?: ReactNode
  readonly right?: ReactNode
}): ReactElement | null {
  const [slots, setSlots] = useState<{ readonly left: Element; readonly right: Element } | null>(null)
  useEffect(() => {
    const first = document.querySelector('[data-status="left"]')
    const second = document.querySelector('[data-status="right"]')
    if (first !== null && second !== null) setSlots({ left: first, right: second })
  }, [])
  if (slots === null) return null
  return (
    <>
      {createPortal(left, slots.left)}
      {createPortal(right, slots.right)}
    </>
  )
}
