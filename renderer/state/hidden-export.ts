import { create } from 'zustand'

/** An export or a copy that could hold figures from hidden places and waits for the analyst's word. */
interface Waiting {
  readonly figures: number
  /** It cannot be had without them: a chart draws what it draws. */
  readonly whole: boolean
  readonly way: Way
  readonly answer: (choice: HiddenInExport) => void
}

/** How something leaves the workspace. */
export type Way = 'export' | 'copy'

/** With the hidden figures, without them, or no export at all. */
export type HiddenInExport = 'with' | 'without' | 'cancelled'

export const useHiddenExport = create<{ readonly waiting: Waiting | null }>(() => ({ waiting: null }))

/** Asks, each time anew, whether so many figures from hidden places go into an export or a copy; silent where there are none. */
export async function askHiddenInExport(figures: number, whole: boolean, way: Way): Promise<HiddenInExport> {
  if (figures === 0) return 'without'
  return new Promise((resolve) => {
    useHiddenExport.getState().waiting?.answer('cancelled')
    const answer = (choice: HiddenInExport): void => {
      useHiddenExport.setState({ waiting: null })
      resolve(choice)
    }
    useHiddenExport.setState({ waiting: { figures, whole, way, answer } })
  })
}
