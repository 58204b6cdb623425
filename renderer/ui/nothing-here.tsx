import type { ReactElement } from 'react'
import { run } from '../state/commands.ts'
import { show } from '../state/looking.ts'
import { useSession } from '../state/session.ts'
import { Button } from './button.tsx'
import { Status } from './status.tsx'
import { count } from './words.ts'

/** A view without anything to show: why, one filled button, what happens then, one other way in. */
export function NothingHere({ view, then }: { readonly view: string; readonly then: string }): ReactElement {
  const files = useSession((session) => session.state.sources.length)
  return (
    <section className="view" aria-label={view}>
      <div className="vh">
        <h1>{view}</h1>
        <span className="meta">{files === 0 ? 'No replies yet' : 'No numbers yet'}</span>
      </div>
      <div className="blank" data-pane>
        {files === 0 ? (
          <>
            <p className="md">No reply has been imported.</p>
            <span className="row g6">
              <Button kind="primary" icon="folder" onClick={() => run('import-folder')}>
                Choose folder…
              </Button>
              <Button onClick={() => run('import-files')}>Choose files…</Button>
            </span>
            <p className="muted">{then}</p>
            <button type="button" className="link" onClick={() => run('open-sample')}>
              Open the sample
            </button>
          </>
        ) : (
          <>
            <p className="md">
              {count(files, 'file is', 'files are')} here, and no layout is recognised or confirmed yet. Nothing is
              guessed.
            </p>
            <Button kind="primary" icon="document" onClick={() => show('source')}>
              Look at the sheets
            </Button>
            <p className="muted">{then}</p>
          </>
        )}
      </div>
      <Status />
    </section>
  )
}
