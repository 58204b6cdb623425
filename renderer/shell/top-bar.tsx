import type { ReactElement } from 'react'
import { run } from '../state/commands.ts'
import { useSession } from '../state/session.ts'
import { Badge, Key } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

/** Workspace, command field, what is saved, undo and redo with the step named. */
export function TopBar(): ReactElement {
  const { workspace, state, dirty, saving, savedAt } = useSession()
  return (
    <header className="titlebar">
      <div className="side">
        <span className="mark">
          <Mark />
        </span>
        <span className="md ell">{workspace?.name ?? 'No workspace open'}</span>
        {(workspace?.sample === true || state.sources.some((source) => source.illustrative)) && (
          <Badge tone="line" title="Holds files that call their figures a reconstruction or illustrative">
            reconstruction
          </Badge>
        )}
      </div>
      <button type="button" className="cmdfield" onClick={() => run('palette')} aria-keyshortcuts="Control+K">
        <Icon name="search" size={14} />
        <span className="ell">Find a force, file or command</span>
        <Key>Ctrl K</Key>
      </button>
      <div className="side e">
        <span className="muted nw" aria-live="polite">
          {savedWords(workspace !== null, saving, dirty, savedAt)}
        </span>
        <Button
          small
          kind="quiet"
          icon="undo"
          disabled={state.undo === null}
          aria-label={state.undo === null ? 'Nothing to undo' : `Undo: ${state.undo}`}
          title={state.undo === null ? 'Nothing to undo' : `Undo: ${state.undo} (Ctrl Z)`}
          onClick={() => run('undo')}
        />
        <Button
          small
          kind="quiet"
          icon="redo"
          disabled={state.redo === null}
          aria-label={state.redo === null ? 'Nothing to redo' : `Redo: ${state.redo}`}
          title={state.redo === null ? 'Nothing to redo' : `Redo: ${state.redo} (Ctrl Shift Z)`}
          onClick={() => run('redo')}
        />
      </div>
    </header>
  )
}

function savedWords(open: boolean, saving: boolean, dirty: boolean, savedAt: string | null): string {
  if (!open) return ''
  if (saving) return 'Saving'
  // Every change is in the journal the moment it is acknowledged; the snapshot follows.
  if (dirty) return 'Changes kept'
  return savedAt === null ? 'Saved' : `Saved ${savedAt}`
}

function Mark(): ReactElement {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M1.5 1.5h13v13h-13zM1.5 6h13M1.5 10.5h13M6 1.5v13M10.5 1.5v13" strokeWidth="1" opacity=".75" />
      <path d="M6 6h4.5v4.5H6z" fill="currentColor" stroke="none" />
    </svg>
  )
}
