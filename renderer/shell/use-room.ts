import { useEffect } from 'react'
import { useLooking } from '../state/looking.ts'

/** Narrower than this, in pixels of the page, an inspector would leave the figures no room. */
const NARROW = 1180

/** Gives the inspector's room to the figures while the window is narrow, or zoomed in; its button brings it back. */
export function useRoom(): void {
  useEffect(() => {
    const narrow = window.matchMedia(`(max-width: ${NARROW - 1}px)`)
    const yieldRoom = (): void => useLooking.setState({ inspector: !narrow.matches })
    if (narrow.matches) yieldRoom()
    narrow.addEventListener('change', yieldRoom)
    return () => narrow.removeEventListener('change', yieldRoom)
  }, [])
}
