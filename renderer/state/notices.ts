import { create } from 'zustand'
import type { Problem } from '../../app/vocabulary/index.ts'

/** Something that the analyst should know, at the foot of the window until read. */
export interface Notice {
  readonly id: number
  readonly tone: 'neutral' | 'good' | 'bad'
  readonly text: string
  readonly problem: Problem | null
  /** What can be done about it, in a few words. */
  readonly action?: { readonly words: string; readonly act: () => void }
}

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }))

let last = 0

/** Shows a sentence. Good and neutral ones leave by themselves, a neutral one also for the next; a problem stays until it is dismissed. */
export function notify(
  tone: Notice['tone'],
  text: string,
  problem: Problem | null = null,
  action?: Notice['action'],
): void {
  last += 1
  const id = last
  useNotices.setState(({ notices }) => {
    const others = tone === 'neutral' ? notices.filter((notice) => notice.tone !== 'neutral') : notices
    return { notices: [...others.slice(-3), { id, tone, text, problem, ...(action === undefined ? {} : { action }) }] }
  })
  if (tone !== 'bad') setTimeout(() => dismiss(id), action === undefined ? 6000 : 20_000)
}

/** Takes a notice away. */
export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
