import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import './over.css'

/**
 * A pane that lies over the right edge of a view and leaves the view its place. It takes the focus as it opens, unless a
 * field in it has done so, and gives it back; Esc closes it before anything beneath hears of the key.
 */
export function Over({
  children,
  onClose,
}: {
  readonly children: ReactNode
  readonly onClose: () => void
}): ReactElement {
  const layer = useRef<HTMLDivElement>(null)
  useBorrowedFocus(layer)
  useEscape(layer, onClose)
  return (
    <div ref={layer} className="over">
      {children}
    </div>
  )
}

/** Lends the layer the focus for as long as it is there. */
function useBorrowedFocus(layer: RefObject<HTMLDivElement | null>): void {
  // Asked before a field of the layer can take the focus.
  const [lender] = useState(() => document.activeElement)
  useEffect(() => {
    const own = layer.current
    if (own !== null && !own.contains(document.activeElement)) {
      const pane = own.querySelector<HTMLElement>('[data-pane]') ?? own
      pane.tabIndex = -1
      pane.focus()
    }
    return () => {
      // By then the layer is gone, and the focus with it if it was there.
      setTimeout(() => {
        if (document.activeElement === document.body && lender instanceof HTMLElement) lender.focus()
      })
    }
  }, [layer, lender])
}

/** A field or a list in the layer hears Esc first; the view beneath last; a window or text field elsewhere keeps its own. */
function useEscape(layer: RefObject<HTMLDivElement | null>, onClose: () => void): void {
  const latest = useRef(onClose)
  latest.current = onClose
  useEffect(() => {
    const isWithin = (target: EventTarget | null): boolean =>
      target instanceof Node && layer.current?.contains(target) === true
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('.veil, .popover') !== null) return
      event.preventDefault()
      event.stopPropagation()
      latest.current()
    }
    const first = (event: KeyboardEvent): void => {
      if (isBeneath(event.target) && !isWithin(event.target)) close(event)
    }
    const last = (event: KeyboardEvent): void => {
      if (isWithin(event.target)) close(event)
    }
    window.addEventListener('keydown', first, true)
    window.addEventListener('keydown', last)
    return () => {
      window.removeEventListener('keydown', first, true)
      window.removeEventListener('keydown', last)
    }
  }, [layer])
}

function isBeneath(target: EventTarget | null): boolean {
  if (target === document.body) return true
  return (
    target instanceof Element &&
    target.closest('.main') !== null &&
    !target.matches('input:not([type=checkbox], [type=radio]), textarea')
  )
}
