import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { MenuCommand } from '../../app/contract/index.ts'
import { openDecisions } from './decisions.ts'
import { enterSomewhere } from './entering.ts'
import { toggleHistory } from './history.ts'
import { importArrivals } from './imports.ts'
import { show, useLooking } from './looking.ts'
import { notify } from './notices.ts'
import { openAnother } from './opening.ts'
import { redo, undo } from './perform.ts'
import { ports } from './ports.ts'
import { openReview, useReviewing } from './review.ts'
import { save } from './saving.ts'
import { useSession } from './session.ts'
import { compareVersions, fileOf, replaceWithCorrected } from './versions.ts'

/** What a view can do while it is on screen: its answer to a menu command. */
type Handler = (path?: string) => void

const useHandlers = create<Readonly<Partial<Record<MenuCommand, Handler>>>>(() => ({}))

/** Lets a view answer a command (`export-chart`, `export-rows`) while it is on screen. */
export function useCommand(command: MenuCommand, handler: Handler): void {
  const latest = useRef(handler)
  latest.current = handler
  useEffect(() => {
    const run: Handler = (path) => latest.current(path)
    useHandlers.setState({ [command]: run })
    return () => {
      if (useHandlers.getState()[command] === run) useHandlers.setState({ [command]: undefined })
    }
  }, [command])
}

/** Carries out a command of the menu, the palette or the keyboard. A view on screen may answer in its own way. */
export function run(command: MenuCommand, path?: string): void {
  const handler = useHandlers.getState()[command] ?? COMMANDS[command]
  handler(path)
}

const COMMANDS: Readonly<Record<MenuCommand, (path?: string) => void>> = {
  new: () => void openAnother({ kind: 'new' }),
  open: (path) => void openAnother(path === undefined ? { kind: 'dialog' } : { kind: 'path', path }),
  'open-sample': () => void openAnother({ kind: 'sample' }),
  save: () => void save('save'),
  'save-as': () => void save('as'),
  'import-files': () => void choose('files'),
  'import-folder': () => void choose('folder'),
  'replace-file': replaceFileAtHand,
  versions: () => void compareSome(),
  // Answered by a view through `useCommand`; elsewhere the view that can is shown.
  'export-chart': () => show('charts'),
  'export-rows': () => show('explore'),
  undo: () => void undo(),
  redo: () => void redo(),
  palette: () => useLooking.setState({ layer: 'palette', paletteText: '' }),
  find: () => useLooking.setState(({ findAsked }) => ({ findAsked: findAsked + 1 })),
  note: askForNote,
  'enter-figure': enterSomewhere,
  history: toggleHistory,
  request: () => useLooking.setState({ layer: 'request' }),
  hidden: () => useLooking.setState({ layer: 'hidden' }),
  decisions: openDecisions,
  review: openReview,
  names: () => useReviewing.setState({ dialog: 'names' }),
  'make-pack': () => useReviewing.setState({ dialog: 'pack' }),
  shortcuts: () => useLooking.setState({ layer: 'shortcuts' }),
  about: () => useLooking.setState({ layer: 'about' }),
  'view-replies': () => show('replies'),
  'view-source': () => show('source'),
  'view-explore': () => show('explore'),
  'view-compare': () => show('compare'),
  'view-findings': () => show('findings'),
  'view-charts': () => show('charts'),
  'theme-light': () => chooseTheme('light'),
  'theme-dark': () => chooseTheme('dark'),
  'theme-system': () => chooseTheme('system'),
}

async function choose(what: 'files' | 'folder'): Promise<void> {
  importArrivals(await ports().host.chooseFiles(what), 'shown')
}

/** The inspector of a file in Replies answers for its own; elsewhere it is the file whose sheet is at hand. */
function replaceFileAtHand(): void {
  const { view, place } = useLooking.getState()
  const file = view === 'replies' ? undefined : fileOf(useSession.getState().state, place?.source)
  if (file !== undefined && !('replacedBy' in file)) void replaceWithCorrected(file)
  else {
    show('replies')
    notify('neutral', 'Choose the file that is to be replaced in Replies first.')
  }
}

/** Two versions of which one waits for a decision, or else those that were decided about last. */
async function compareSome(): Promise<void> {
  const pairs = await ports().workbench.versions()
  const pair = pairs.find(({ state }) => state === 'suggested') ?? pairs.at(-1)
  if (pair !== undefined) compareVersions({ older: pair.older.sha256, newer: pair.newer.sha256 })
  else notify('neutral', 'No file here looks like a newer version of another.')
}

function askForNote(): void {
  if (useLooking.getState().selected === null) return
  useLooking.setState(({ noteAsked }) => ({ noteAsked: noteAsked + 1, inspector: true }))
}

/** Tells main what the title bar and the menu should say. */
export function tellWindow(theme?: 'light' | 'dark' | 'system'): void {
  const { workspace, dirty, state } = useSession.getState()
  const title = workspace === null ? 'FOI Workbench' : `${workspace.name} – FOI Workbench`
  void ports().host.windowState({ title, dirty, undo: state.undo, redo: state.redo, ...(theme ? { theme } : {}) })
}

function chooseTheme(theme: 'light' | 'dark' | 'system'): void {
  if (theme !== 'system') useLooking.setState({ theme })
  tellWindow(theme)
}
