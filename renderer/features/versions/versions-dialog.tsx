import { type ReactElement, useEffect, useRef } from 'react'
import type { VersionDifference } from '../../../app/contract/index.ts'
import type { ChangeKind } from '../../../app/query/index.ts'
import { useSession } from '../../state/session.ts'
import {
  bringBack,
  keepBoth,
  replaceOlder,
  shutVersions,
  useComparing,
  useVersionDifference,
  type Versions,
} from '../../state/versions.ts'
import { Button } from '../../ui/button.tsx'
import { Segments } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { figure } from '../../ui/words.ts'
import { linesOf } from './difference-lines.ts'
import { DifferenceTable } from './difference-table.tsx'
import { Carried, Heads } from './facts.tsx'
import { Snippets } from './snippets.tsx'
import './versions.css'

/** Two versions of one reply side by side: what they say differently, what goes over to the newer, and which of them counts. */
export function VersionsDialog(): ReactElement | null {
  const { versions, shown } = useComparing()
  const open = useSession((session) => session.phase === 'open')
  if (versions === null || !shown || !open) return null
  return <Open versions={versions} />
}

function Open({ versions }: { readonly versions: Versions }): ReactElement {
  const { data, isPending } = useVersionDifference(versions)
  // Undo may take one of the two away while they are looked at.
  useEffect(() => {
    if (data === null && !isPending) shutVersions()
  }, [data, isPending])
  return (
    <Dialog title="Two versions of one reply" width={1080} className="versions" onClose={shutVersions}>
      {data === undefined || data === null ? (
        <p className="versions-wait muted" aria-live="polite">
          Reading both files
        </p>
      ) : (
        <Compared difference={data} />
      )}
    </Dialog>
  )
}

function Compared({ difference }: { readonly difference: VersionDifference }): ReactElement {
  const { only, line } = useComparing()
  const { changed, added, gone, same, rows } = difference
  const lines = linesOf(rows, only)
  const current = lines[Math.min(line, lines.length - 1)]
  const table = useRef<HTMLDivElement>(null)
  return (
    <>
      <Heads difference={difference} />
      <div className="row versions-tools">
        <Segments<ChangeKind | 'all'>
          label="Differences shown"
          options={[
            { key: 'all', label: `All ${figure(rows.length)}` },
            { key: 'changed', label: `Changed ${figure(changed)}` },
            { key: 'added', label: `Added ${figure(added)}` },
            { key: 'gone', label: `Gone ${figure(gone)}` },
          ]}
          value={only}
          onChange={(key) => {
            useComparing.setState({ only: key, line: 0 })
            table.current?.scrollTo({ top: 0 })
          }}
        />
        <span className="muted" hidden={same === 0}>
          {same === 1 ? '1 figure says' : `${figure(same)} figures say`} the same in both, wherever{' '}
          {same === 1 ? 'it stands' : 'they stand'}
        </span>
      </div>
      <DifferenceTable box={table} lines={lines} difference={difference} />
      <Snippets row={current} difference={difference} />
      <Carried difference={difference} />
      <Choices difference={difference} />
    </>
  )
}

/** What can be decided. Where nothing was, Esc and Later leave it so. */
function Choices({ difference }: { readonly difference: VersionDifference }): ReactElement {
  const { state, older, newer } = difference
  const replaced = useSession((session) => session.state.replaced?.find(({ sha256 }) => sha256 === older.sha256))
  const versions = { older: older.sha256, newer: newer.sha256 }
  if (state === 'replaced') {
    return (
      <div className="df">
        <span className="muted ell">The older file is kept and not counted.</span>
        <span className="sp" />
        <Button onClick={() => void keepBoth(versions)}>Count both</Button>
        {replaced !== undefined && (
          <Button icon="undo" onClick={() => void bringBack(replaced)}>
            Bring the older back
          </Button>
        )}
        <Button onClick={shutVersions}>Close</Button>
      </div>
    )
  }
  return (
    <div className="df">
      <span className="muted ell">
        {state === 'both' ? 'Both files count by decision.' : 'Replace keeps the older file; it no longer counts.'}
      </span>
      <span className="sp" />
      <Button kind="quiet" onClick={shutVersions}>
        {state === 'both' ? 'Close' : 'Later'}
      </Button>
      {state !== 'both' && <Button onClick={() => void keepBoth(versions)}>Keep both</Button>}
      <Button kind="primary" onClick={() => void replaceOlder(difference)}>
        Replace the older
      </Button>
    </div>
  )
}
