import { type RefCallback, useCallback, useRef, useState } from 'react'

/** Padding of the desk at both sides. */
const PADDING = 48

/** The width that the desk leaves for the paper; without end until it is measured. */
export function useRoom(): readonly [RefCallback<HTMLElement>, number] {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  const observer = useRef<ResizeObserver | null>(null)
  const ref = useCallback((desk: HTMLElement | null) => {
    observer.current?.disconnect()
    if (desk === null) return
    const measure = (): void => setRoom(Math.max(200, desk.clientWidth - PADDING))
    observer.current = new ResizeObserver(measure)
    observer.current.observe(desk)
    measure()
  }, [])
  return [ref, room]
}
