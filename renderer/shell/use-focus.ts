import { type RefObject, useEffect } from 'react'
import { useImports } from '../state/imports.ts'
import { useLooking } from '../state/looking.ts'
import { useReviewing } from '../state/review.ts'

/** Milliseconds after which a window that shut has given the focus back, where what had it is still there. */
const GIVEN_BACK = 60

/** Keeps the keys in the view: what had the focus may have gone with the view before, or with what opened a window. */
export function useFocus(main: RefObject<HTMLElement | null>): void {
  const view = useLooking((looking) => looking.view)
  const layer = useLooking((looking) => looking.layer)
  const reviewing = useReviewing(({ open }) => open)
  const importing = useImports(({ shown }) => shown)
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the moments at which it may have gone
  useEffect(() => {
    const later = setTimeout(() => {
      if (document.activeElement === document.body) main.current?.focus()
    }, GIVEN_BACK)
    return () => clearTimeout(later)
  }, [main, view, layer, reviewing, importing])
}
