import type { ReactElement } from 'react'
import { Notes } from '../features/annotations/notes.tsx'
import { ChartsView } from '../features/charts/index.ts'
import { CompareView } from '../features/compare/index.ts'
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
import { useLooking } from '../state/looking.ts'
import { useReviewing } from '../state/review.ts'

/** The view on screen, put together from features that do not know one another. */
export function Workspace(): ReactElement {
  const view = useLooking((looking) => looking.view)
  const reviewing = useReviewing(({ open }) => open)
  const inspector = (
    <Inspector
      checks={(detail) => <NumberChecks observation={detail.row.id} />}
      notes={(detail) => <Notes key={detail.row.id} detail={detail} />}
    />
  )
  return (
    <main className="main">
      {view === 'replies' && <RepliesView />}
      {view === 'source' &&
        (reviewing ? (
          <ReviewView sheet={<SheetPane />} />
        ) : (
          <SourceView inspector={inspector} hidden={<HiddenBand />} />
        ))}
      {view === 'explore' && <ExploreView beside={<SheetPane beside />} inspector={inspector} />}
      {view === 'findings' && <FindingsView />}
      {view === 'compare' && (
        <CompareView
          notes={(detail) => (
            <>
              <NumberChecks observation={detail.row.id} />
              <Notes key={detail.row.id} detail={detail} />
            </>
          )}
        />
      )}
      {view === 'charts' && <ChartsView />}
      <ReviewDialogs />
    </main>
  )
}
