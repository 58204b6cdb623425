import { useSyncExternalStore } from 'react'

/** Narrower than this, in pixels of the page, a docked inspector would leave the figures no room: it lies over them. */
const WIDE = 1180

/** Says whether the window is narrow, or so far zoomed in as to be. */
export const narrowWindow = window.matchMedia(`(max-width: ${WIDE - 0.02}px)`)

/** Whether the window is narrow; follows it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(follow, () => narrowWindow.matches)
}

function follow(told: () => void): () => void {
  narrowWindow.addEventListener('change', told)
  return () => narrowWindow.removeEventListener('change', told)
}
