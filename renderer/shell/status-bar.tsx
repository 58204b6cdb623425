import type { ReactElement } from 'react'
import { checkAgain, shareOf, stopCheck, useCheck, useFindings } from '../state/findings.ts'
import { isDone, showImports, useImports } from '../state/imports.ts'
import { useSession } from '../state/session.ts'
import { Icon } from '../ui/icon.tsx'

/** What is shown, what is withheld, what is under way. Views fill the two slots through `Status`. */
export function StatusBar(): ReactElement {
  const phase = useSession((session) => session.phase)
  return (
    <footer className="status">
      <div className="slot" data-status="left" />
      {phase !== 'open' && <span>{phase === 'starting' ? 'Opening' : 'No workspace open'}</span>}
      <span className="sp" />
      <div className="slot" data-status="right" />
      <CheckJob />
      <ImportJob />
      <span>Offline</span>
    </footer>
  )
}

function CheckJob(): ReactElement | null {
  const { progress, outdated } = useCheck()
  const never = useFindings().data?.rules.length === 0
  if (progress === null && !outdated) return null
  return (
    <span>
      <button type="button" onClick={progress === null ? () => void checkAgain() : stopCheck}>
        <Icon name={progress === null ? 'issue' : 'refresh'} size={12} className={progress === null ? 'c-warn' : ''} />
        {progress === null
          ? never
            ? 'The figures were not checked: check now'
            : 'Findings are older than the figures: check now'
          : `Checking, ${shareOf(progress)} %: stop`}
      </button>
    </span>
  )
}

function ImportJob(): ReactElement | null {
  const { files, running } = useImports()
  const refused = files.filter((file) => file.state === 'refused').length
  if (!running && refused === 0) return null
  return (
    <span>
      <button type="button" onClick={() => showImports(true)}>
        <Icon name={running ? 'refresh' : 'issue'} size={12} className={running ? '' : 'c-bad'} />
        {running
          ? `Reading ${files.filter(isDone).length} of ${files.length}`
          : `${refused} ${refused === 1 ? 'file' : 'files'} not read`}
      </button>
    </span>
  )
}
