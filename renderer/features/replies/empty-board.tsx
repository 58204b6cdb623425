import type { ReactElement } from 'react'
import { run } from '../../state/commands.ts'
import { useImports } from '../../state/imports.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Status } from '../../ui/status.tsx'

const NEXT = [
  'Every sheet is read. Hidden rows, columns and sheets are named, and their contents stay unseen.',
  'Headers, labels, totals and notes are recognised. You confirm only the sheets the workbench is unsure of.',
  'Numbers land in one grid, each with the cell it came from.',
] as const

/** A workspace without files: one sentence, one filled button, what happens next, other ways in. */
export function EmptyBoard(): ReactElement {
  const recent = useSession((session) => session.recent)
  const reading = useImports((imports) => imports.running)
  return (
    <section className="view" aria-label="Replies">
      <div className="vh">
        <h1>Replies</h1>
        <span className="meta">{reading ? 'Reading the first ones' : 'No replies yet'}</span>
      </div>
      <div className="first-run" data-pane>
        <div className="landing-box">
          <Icon name="folder" className="big" />
          <h2>Drop the folder of replies here</h2>
          <p className="sec">
            One folder or many files. Sub-folders are read too. Originals are copied in and never changed.
          </p>
          <div className="row">
            <Button kind="primary" icon="folder" autoFocus onClick={() => run('import-folder')}>
              Choose folder…
            </Button>
            <Button onClick={() => run('import-files')}>Choose files…</Button>
          </div>
          <p className="muted">xlsx · xls · ods · csv · docx · html · pdf · zip of these</p>
        </div>
        <div className="two">
          <section>
            <h3>What happens next</h3>
            <ol>
              {NEXT.map((words, position) => (
                <li key={words}>
                  <b>{position + 1}</b>
                  <span>{words}</span>
                </li>
              ))}
            </ol>
          </section>
          <section>
            <h3>Or start from</h3>
            <button type="button" className="way" onClick={() => run('open-sample')}>
              <Icon name="sample" size={14} />
              <span className="md ell">Sample: grooming offences, a reconstruction</span>
              <span className="link">Open</span>
            </button>
            <button type="button" className="way" onClick={() => run('open')}>
              <Icon name="document" size={14} />
              <span className="md ell">A saved workspace</span>
              <span className="link">Open…</span>
            </button>
            {recent.slice(0, 4).map(({ path, name }) => (
              <button type="button" key={path} className="way" title={path} onClick={() => run('open', path)}>
                <Icon name="history" size={14} />
                <span className="ell">{name}</span>
                <span className="link">Open</span>
              </button>
            ))}
          </section>
        </div>
        <p className="muted row pledge">
          <Icon name="shield" size={14} />
          Nothing leaves this computer. The workbench makes no network connections.
        </p>
      </div>
      <Status
        right={
          <>
            <span>Ctrl O open workspace</span>
            <span>Ctrl I import</span>
          </>
        }
      />
    </section>
  )
}
