import { create } from 'zustand'
import type { Question } from '../../app/query/index.ts'
import { ports } from './ports.ts'

/** An export that could hold figures from hidden places and waits for the analyst's word. */
interface Waiting {
  readonly figures: number
  /** The export cannot be had without them: a chart draws what it draws. */
  readonly whole: boolean
  readonly answer: (choice: HiddenInExport) => void
}

/** With the hidden figures, without them, or no export at all. */
export type HiddenInExport = 'with' | 'without' | 'cancelled'

export const useHiddenExport = create<{ readonly waiting: Waiting | null }>(() => ({ waiting: null }))

/** Asks, each time anew, whether figures from hidden places go into an export; silent where there are none. */
export async function askHiddenInExport(question: Question, whole: boolean): Promise<HiddenInExport> {
  const figures = await ports().workbench.hiddenFigures(question)
  if (figures === 0) return 'without'
  return new Promise((resolve) => {
    useHiddenExport.getState().waiting?.answer('cancelled')
    const answer = (choice: HiddenInExport): void => {
      useHiddenExport.setState({ waiting: null })
      resolve(choice)
    }
    useHiddenExport.setState({ waiting: { figures, whole, answer } })
  })
}
