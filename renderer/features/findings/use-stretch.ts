import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Stretch } from './inbox-places.ts'

/** Steps in which the stretch follows: forty findings, so that a scroll by a line draws nothing anew and a short list is all there. */
const STEP = 1800

/** The stretch of a scrolled list that is on screen, with a step to spare on either side. `also` follows at once, before it is painted. */
export function useStretch(frame: RefObject<HTMLElement | null>, also: unknown): Stretch {
  const [stretch, setStretch] = useState<Stretch>({ from: 0, to: STEP })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what `also` stands for may have moved the list
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const look = (): void => {
      const from = (Math.floor(element.scrollTop / STEP) - 1) * STEP
      const to = (Math.ceil((element.scrollTop + element.clientHeight) / STEP) + 1) * STEP
      setStretch((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [frame, also])
  return stretch
}
