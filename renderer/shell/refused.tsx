import type { ReactElement } from 'react'
import { openAnother } from '../state/opening.ts'
import { useSession } from '../state/session.ts'
import { Button } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { problemFacts, problemText } from '../ui/problem-text.ts'

/** Why no workspace is open, and the ways forward. */
export function Refused(): ReactElement {
  const { problem, left, recent } = useSession()
  if (problem === null) return <main className="refused" />
  const text = problemText(problem)
  return (
    <main className="refused">
      <div className="problem" role="alert">
        <div className="row t g12">
          <Icon name="error" className="c-bad" />
          <div>
            <h1 className="md">{text.title}</h1>
            <p className="sec">{text.explanation}</p>
            <p className="sec">{text.advice}</p>
          </div>
        </div>
        <details>
          <summary>Details</summary>
          <dl className="kv mono">
            {problemFacts(problem).map(([key, value]) => (
              <div key={key} className="pair">
                <dt>{key}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
        <div className="row">
          <span className="sp" />
          <Button onClick={() => void openAnother({ kind: 'new' })}>New workspace</Button>
          {left === null ? (
            <Button kind="primary" icon="folder" autoFocus onClick={() => void openAnother({ kind: 'dialog' })}>
              Open another…
            </Button>
          ) : (
            <>
              <Button icon="folder" onClick={() => void openAnother({ kind: 'dialog' })}>
                Open another…
              </Button>
              <Button kind="primary" autoFocus onClick={() => void openAnother({ kind: 'back' })}>
                Back to “{left}”
              </Button>
            </>
          )}
        </div>
        <section>
          <h2 className="h3">Or go on with</h2>
          {recent.slice(0, 6).map(({ path, name }) => (
            <Way
              key={path}
              icon="history"
              name={name}
              where={path}
              onOpen={() => openAnother({ kind: 'path', path })}
            />
          ))}
          <Way
            icon="sample"
            name="Sample: grooming offences, a reconstruction"
            where=""
            onOpen={() => openAnother({ kind: 'sample' })}
          />
        </section>
      </div>
    </main>
  )
}

function Way({
  icon,
  name,
  where,
  onOpen,
}: {
  readonly icon: IconName
  readonly name: string
  readonly where: string
  readonly onOpen: () => Promise<void>
}): ReactElement {
  return (
    <button type="button" className="way" title={where} onClick={() => void onOpen()}>
      <Icon name={icon} size={14} />
      <span className="md nw">{name}</span>
      <span className="muted ell">{where}</span>
      <span className="link">Open</span>
    </button>
  )
}
