import { useMemo } from 'react'
import { create } from 'zustand'
import { useSession } from './session.ts'

/** The tag that lists of notes are narrowed to; null for every note. */
export const useTagWanted = create<{ readonly tag: string | null }>(() => ({ tag: null }))

/** Narrows lists of notes to a tag, or no longer where they are narrowed to it. */
export function wantTag(tag: string): void {
  useTagWanted.setState((before) => ({ tag: before.tag === tag ? null : tag }))
}

/** Every tag that a note carries, in the order of the alphabet. */
export function useTags(): readonly string[] {
  const notes = useSession((session) => session.state.annotations)
  return useMemo(
    () => [...new Set(notes.flatMap(({ tags = [] }) => tags))].sort((a, b) => a.localeCompare(b, 'en')),
    [notes],
  )
}
