import type { KeyboardEvent, ReactElement } from 'react'
import type { SourceSummary } from '../../../app/contract/index.ts'
import { openSource } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { useSession } from '../../state/session.ts'
import { Combo } from '../../ui/combo.tsx'
import { HiddenMark } from '../../ui/hidden-mark.tsx'
import { Icon } from '../../ui/icon.tsx'
import { problemText } from '../../ui/problem-text.ts'
import { count, fileSize, formatWords } from '../../ui/words.ts'
import { moveByKey } from './board-row.tsx'
import { choose } from './board-state.ts'
import { VersionMark } from './file-versions.tsx'
import { firstSheet, stateOf } from './states.ts'

/** A file below its force, or on its own where nobody is named: then with the field that sets whose it is. */
export function FileLine({
  source,
  columns,
  current,
  unplaced = false,
}: {
  readonly source: SourceSummary
  /** Columns of the table behind the first. */
  readonly columns: number
  readonly current: boolean
  readonly unplaced?: boolean
}): ReactElement {
  const take = (): void => choose({ file: source.id })
  const open = (): void => openSource({ source: source.id, sheet: firstSheet(source), cell: null })
  const byKey = (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.key === 'Enter') open()
    moveByKey(event)
  }
  const state = stateOf(source)
  const numbers = source.sheets.reduce((sum, sheet) => sum + sheet.observations, 0)
  const proposals = source.sheets.reduce((sum, sheet) => sum + sheet.proposals, 0)
  return (
    <tr className={`file-line ${current ? 'sel' : ''}`} onClick={take} onDoubleClick={open}>
      <th colSpan={2}>
        <span className="row g4">
          <Icon name="document" size={12} className="muted" />
          <button
            type="button"
            className="row-button ell"
            aria-current={current ? 'true' : undefined}
            title={source.path}
            onFocus={take}
            onKeyDown={byKey}
          >
            {source.name}
            {source.illustrative && <span className="muted"> °</span>}
          </button>
        </span>
      </th>
      <td colSpan={columns - 1}>
        <span className="row g12">
          {unplaced && <ForceField source={source} />}
          <span className={state === 'review' ? 'c-warn md' : 'sec'}>
            {state === 'review' ? `${count(proposals, 'number waits', 'numbers wait')} for the layout` : ''}
            {state === 'read' ? count(numbers, 'number') : ''}
            {state === 'nothing' && source.entered === undefined ? 'No numbers' : ''}
            {source.entered === undefined ? '' : `${state === 'read' ? ' + ' : ''}${source.entered} entered by hand`}
          </span>
          {source.unread !== undefined && (
            <span className="c-warn" title={problemText(source.unread).explanation}>
              Not read: {problemText(source.unread).short}
            </span>
          )}
          <span className="muted">
            {formatWords(source.format)}
            {source.encoding !== null && ` ${textWords(source)}`} · {fileSize(source.size)} ·{' '}
            {count(source.sheets.length, 'sheet')}
          </span>
          <HiddenMark sources={[source.id]} />
          <VersionMark sha256={source.sha256} />
        </span>
      </td>
    </tr>
  )
}

function textWords({ encoding, delimiter }: SourceSummary): string {
  const sign = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }[delimiter ?? ''] ?? delimiter ?? ''
  return `${encoding}, ${sign}`
}

function ForceField({ source }: { readonly source: SourceSummary }): ReactElement {
  const forces = useSession((session) => session.state.forces)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click into the field is none on the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: it stops a click, no more
    <span className="force-field" onClick={(event) => event.stopPropagation()}>
      <Combo
        label={`Force of ${source.name}`}
        placeholder="Choose the force"
        options={forces.map((force) => ({ key: force.code, label: force.name }))}
        value={null}
        onChange={(code) => void setForce(source, code)}
      />
    </span>
  )
}

async function setForce(source: SourceSummary, force: string): Promise<void> {
  const done = await perform({ do: 'set force', sha256: source.sha256, sheet: null, force })
  if (!done.ok) notify('bad', 'The force was not set.', done.problem)
}
