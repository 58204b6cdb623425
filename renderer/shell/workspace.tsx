import { type ReactElement, useRef } from 'react'
import { ENTERED_SHEET } from '../../app/vocabulary/index.ts'
import { NewNote } from '../features/annotations/new-note.tsx'
import { NoteCard } from '../features/annotations/note-card.tsx'
import { Notes } from '../features/annotations/notes.tsx'
import { CellNotes, FileNotes, FindingNotes, ForceNotes } from '../features/annotations/own-notes.tsx'
import { ChartsView } from '../features/charts/index.ts'
import { CompareView } from '../features/compare/index.ts'
import { Chain } from '../features/decisions/chain.tsx'
import { DecisionDialogs } from '../features/decisions/decision-dialogs.tsx'
import { NumberDecisions } from '../features/decisions/number-decisions.tsx'
import { EnteredOrigin, EnteredPanel } from '../features/entered/entered-panel.tsx'
import { LetterPane } from '../features/entered/letter-pane.tsx'
import { ExploreView } from '../features/explore/explore-view.tsx'
import { FindingsView } from '../features/findings/findings-view.tsx'
import { NumberChecks } from '../features/findings/number-checks.tsx'
import { Inspector } from '../features/inspector/inspector.tsx'
import { HiddenBand } from '../features/quarantine/hidden-band.tsx'
import { RepliesView } from '../features/replies/replies-view.tsx'
import { ReviewDialogs } from '../features/review/review-dialogs.tsx'
import { ReviewView } from '../features/review/review-view.tsx'
import { SheetPane } from '../features/source/sheet-pane.tsx'
import { SourceView } from '../features/source/source-view.tsx'
import { SuggestedVersions } from '../features/versions/suggested-versions.tsx'
import { VersionNotice } from '../features/versions/version-notice.tsx'
import { VersionsDialog } from '../features/versions/versions-dialog.tsx'
import { useLooking } from '../state/looking.ts'
import { useReviewing } from '../state/review.ts'
import { type NoteSlots, NoteSlotsProvider } from '../ui/note-slots.ts'
import { useFocus } from './use-focus.ts'

/** The pieces of notes that other features show. */
const NOTES: NoteSlots = {
  newNote: NewNote,
  card: NoteCard,
  ofForce: ForceNotes,
  ofFile: FileNotes,
  ofFinding: FindingNotes,
  ofCells: CellNotes,
}

/** The view on screen, put together from features that do not know one another. */
export function Workspace(): ReactElement {
  const view = useLooking((looking) => looking.view)
  const reviewing = useReviewing(({ open }) => open)
  const main = useRef<HTMLElement>(null)
  useFocus(main)
  const inspector = (
    <Inspector
      checks={(detail) => (
        <>
          <NumberDecisions detail={detail} />
          <NumberChecks observation={detail.row.id} />
        </>
      )}
      notes={(detail) => <Notes detail={detail} />}
      entered={(detail) => detail.row.entered && <EnteredOrigin sha256={detail.sha256} id={detail.row.entered.id} />}
    />
  )
  return (
    <NoteSlotsProvider value={NOTES}>
      <main ref={main} tabIndex={-1} className="main">
        {view === 'replies' && <RepliesView versions={<SuggestedVersions />} />}
        {view === 'source' &&
          (reviewing ? (
            <ReviewView sheet={<SheetPane />} />
          ) : (
            <SourceView
              inspector={inspector}
              hidden={<HiddenBand />}
              letter={{ pane: <LetterPane />, panel: <EnteredPanel number={inspector} /> }}
            />
          ))}
        {view === 'explore' && <ExploreView beside={<Beside />} inspector={inspector} />}
        {view === 'findings' && <FindingsView />}
        {view === 'compare' && (
          <CompareView
            chain={(figure) => <Chain {...figure} />}
            notes={(detail) => (
              <>
                <NumberChecks observation={detail.row.id} />
                <Notes detail={detail} />
              </>
            )}
          />
        )}
        {view === 'charts' && <ChartsView />}
        <ReviewDialogs />
        <DecisionDialogs />
        <VersionsDialog />
        <VersionNotice />
      </main>
    </NoteSlotsProvider>
  )
}

/** Below the grid: the sheet of the chosen number, or the letter that it was entered from. */
function Beside(): ReactElement {
  const onLetter = useLooking(({ place }) => place?.sheet === ENTERED_SHEET)
  return onLetter ? <LetterPane beside /> : <SheetPane beside />
}
