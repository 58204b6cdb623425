import { create } from 'zustand'
import type { DisclosureShown, NamedCell, Publication } from '../../app/contract/index.ts'
import type { Way } from './hidden-export.ts'
import { notify } from './notices.ts'
import { perform } from './perform.ts'
import { ports } from './ports.ts'
import { useSession } from './session.ts'

/** An export or a copy that gives suppressed figures away, or may, and waits for the analyst's word. */
interface Waiting extends DisclosureShown {
  /** It can be had without those that tell. */
  readonly canLeaveOut: boolean
  readonly way: Way
  readonly answer: (choice: Choice) => void
}

type Choice =
  | { readonly is: 'leave out' }
  /** Nothing is told that was searched, and some was not. */
  | { readonly is: 'unsearched' }
  | { readonly is: 'despite'; readonly reason: string }
  | { readonly is: 'cancelled' }

export const useDisclosure = create<{ readonly waiting: Waiting | null }>(() => ({ waiting: null }))

/** The others stand or fall as a whole. */
const CAN_LEAVE_OUT: ReadonlySet<Publication['of']> = new Set(['rows', 'cells', 'chart', 'letter'])

/**
 * Asks, each time anew, what becomes of an export out of which suppressed figures can be worked out: the observations that it is
 * to leave out, none where nothing is told or the analyst publishes it anyway, with a reason that the history keeps.
 */
export async function askDisclosure(publication: Publication, way: Way): Promise<readonly number[] | 'cancelled'> {
  const disclosure = await ports().workbench.disclosureOf(publication)
  if (disclosure.told.length === 0 && disclosure.unsearched.length === 0) return []
  const canLeaveOut = CAN_LEAVE_OUT.has(publication.of)
  const choice = await new Promise<Choice>((resolve) => {
    useDisclosure.getState().waiting?.answer({ is: 'cancelled' })
    const answer = (given: Choice): void => {
      useDisclosure.setState({ waiting: null })
      resolve(given)
    }
    useDisclosure.setState({ waiting: { ...disclosure, canLeaveOut, way, answer } })
  })
  switch (choice.is) {
    case 'cancelled':
      return 'cancelled'
    case 'leave out':
      return disclosure.leaveOut.map(({ observation }) => observation)
    case 'unsearched':
      return []
    case 'despite':
      return (await logged(publication, disclosure.told, choice.reason, way)) ? [] : 'cancelled'
  }
}

/** Keeps why something was published although a suppressed figure can be worked out of it. */
const DESPITE_SETTING = 'published-despite'

const PAST: Readonly<Record<Way, string>> = { export: 'exported', copy: 'copied' }

/** Writes the reason into the history: which cells can be worked out, never what stands behind them. */
async function logged(
  publication: Publication,
  told: readonly NamedCell[],
  reason: string,
  way: Way,
): Promise<boolean> {
  const cells = told.map(({ file, sheetName, cell }) => ({ file, sheet: sheetName, cell }))
  const author = useSession.getState().state.settings.author ?? ''
  const value = JSON.stringify({ published: publication.of, reason, author, cells })
  const kept = await perform({ do: 'change setting', name: DESPITE_SETTING, value })
  if (!kept.ok) notify('bad', `Nothing was ${PAST[way]}: the reason could not be kept.`, kept.problem)
  return kept.ok
}
