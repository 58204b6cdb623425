import type { ReactElement } from 'react'
import type { HistoryEntry, Touched } from '../../../app/contract/index.ts'
import { parseA1 } from '../../../app/vocabulary/index.ts'
import { ask, EVERY_ROW, openFinding, openSource, show, useLooking } from '../../state/looking.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { clock } from './days.ts'

const STATES: Readonly<Record<HistoryEntry['state'], { readonly icon: IconName; readonly words: string }>> = {
  done: { icon: 'tick', words: '' },
  undone: { icon: 'undo', words: 'undone' },
  lost: { icon: 'undo', words: 'undone for good' },
  fixed: { icon: 'key', words: 'can no longer be undone' },
  wall: { icon: 'ban', words: 'for good: nothing rewinds past it' },
}

/** One thing that was done: when, by whom, what. A click shows what it touched; the way to it is asked for behind. */
export function EntryLine({
  entry,
  reachable,
  asked,
  onAsk,
}: {
  readonly entry: HistoryEntry
  readonly reachable: boolean
  readonly asked: boolean
  readonly onAsk: () => void
}): ReactElement {
  const { at, author, label, state, touched } = entry
  const { icon, words } = STATES[state]
  const said = (
    <>
      <span className="what">{label}</span>
      <span className="muted who">{[clock(at), author, words].filter((word) => word !== '').join(' · ')}</span>
    </>
  )
  return (
    <li className={`entry ${state} ${asked ? 'on' : ''}`}>
      <Icon name={icon} size={12} className={state === 'wall' ? 'c-bad' : 'muted'} />
      {touched === null ? (
        <div className="said">{said}</div>
      ) : (
        <button type="button" className="said" title="Show what it touched" onClick={() => go(touched)}>
          {said}
        </button>
      )}
      {reachable && (
        <IconButton
          label={state === 'undone' ? `Redo up to: ${label}` : `Rewind to: ${label}`}
          icon={state === 'undone' ? 'redo' : 'undo'}
          onClick={onAsk}
        />
      )}
    </li>
  )
}

function go(touched: Touched): void {
  switch (touched.at) {
    case 'cell': {
      const cell = touched.cell === null ? null : (parseA1(touched.cell) ?? null)
      openSource({ source: touched.source, sheet: touched.sheet, cell })
      break
    }
    case 'file':
      openSource({ source: touched.source, sheet: 0, cell: null })
      break
    case 'force':
      ask({ ...EVERY_ROW, filters: [{ column: 'force', test: 'one of', values: [touched.force] }] })
      show('explore')
      break
    case 'chart':
      useLooking.setState({ view: 'charts', chart: touched.chart })
      break
    case 'finding':
      openFinding(touched.finding)
      break
    case 'view':
      show(touched.view)
      break
  }
}
