import { type RefObject, useEffect } from 'react'
import { useImports } from '../state/imports.ts'
import { useLooking } from '../state/looking.ts'
import { useReviewing } from '../state/review.ts'

/** Frames after which a window that is gone has given the focus back, where what had it is still there. */
const GIVEN_BACK = 4
/** Frames for which a window that is shutting is waited for; one that stays open keeps the focus itself. */
const SHUTTING = 120

/** Keeps the keys in the view: what had the focus may have gone with the view before, or with what opened a window. */
export function useFocus(main: RefObject<HTMLElement | null>): void {
  const view = useLooking((looking) => looking.view)
  const layer = useLooking((looking) => looking.layer)
  const reviewing = useReviewing(({ open }) => open)
  const importing = useImports(({ shown }) => shown)
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the moments at which it may have gone
  useEffect(() => {
    let frame = 0
    const wait = (shutting: number, given: number): void => {
      frame = requestAnimationFrame(() => {
        // Counted in frames, not in time: on a busy machine the window gives the focus back late, and would not take it from here.
        if (document.querySelector('[role="dialog"]') !== null) {
          if (shutting > 0) wait(shutting - 1, GIVEN_BACK)
        } else if (given > 0) wait(shutting, given - 1)
        else if (document.activeElement === document.body) main.current?.focus()
      })
    }
    wait(SHUTTING, GIVEN_BACK)
    return () => cancelAnimationFrame(frame)
  }, [main, view, layer, reviewing, importing])
}
