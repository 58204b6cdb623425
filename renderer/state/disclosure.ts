import { create } from 'zustand'
import type { DisclosureShown, NamedCell, Publication } from '../../app/contract/index.ts'
import { notify } from './notices.ts'
import { perform } from './perform.ts'
import { ports } from './ports.ts'
import { useSession } from './session.ts'

/** An export that would give suppressed figures away and waits for the analyst's word. */
interface Waiting extends DisclosureShown {
  /** The export can be had without those that tell. */
  readonly canLeaveOut: boolean
  readonly answer: (choice: Choice) => void
}

type Choice =
  | { readonly is: 'leave out' }
  | { readonly is: 'despite'; readonly reason: string }
  | { readonly is: 'cancelled' }

export const useDisclosure = create<{ readonly waiting: Waiting | null }>(() => ({ waiting: null }))

/**
 * Asks, each time anew, what becomes of an export out of which suppressed figures can be worked out: the observations that it is
 * to leave out, none where nothing is told or the analyst publishes it anyway, with a reason that the history keeps.
 */
export async function askDisclosure(publication: Publication): Promise<readonly number[] | 'cancelled'> {
  const disclosure = await ports().workbench.disclosureOf(publication)
  if (disclosure.told.length === 0) return []
  const canLeaveOut = publication.of === 'rows' || publication.of === 'chart'
  const choice = await new Promise<Choice>((resolve) => {
    useDisclosure.getState().waiting?.answer({ is: 'cancelled' })
    const answer = (given: Choice): void => {
      useDisclosure.setState({ waiting: null })
      resolve(given)
    }
    useDisclosure.setState({ waiting: { ...disclosure, canLeaveOut, answer } })
  })
  switch (choice.is) {
    case 'cancelled':
      return 'cancelled'
    case 'leave out':
      return disclosure.leaveOut.map(({ observation }) => observation)
    case 'despite':
      return (await logged(publication, disclosure.told, choice.reason)) ? [] : 'cancelled'
  }
}

/** Keeps why something was published although a suppressed figure can be worked out of it. */
const DESPITE_SETTING = 'published-despite'

/** Writes the reason into the history: which cells can be worked out, never what stands behind them. */
async function logged(publication: Publication, told: readonly NamedCell[], reason: string): Promise<boolean> {
  const cells = told.map(({ file, sheetName, cell }) => ({ file, sheet: sheetName, cell }))
  const author = useSession.getState().state.settings.author ?? ''
  const value = JSON.stringify({ published: publication.of, reason, author, cells })
  const kept = await perform({ do: 'change setting', name: DESPITE_SETTING, value })
  if (!kept.ok) notify('bad', 'Nothing was exported: the reason could not be kept.', kept.problem)
  return kept.ok
}
