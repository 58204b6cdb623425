import type { ReactElement } from 'react'
import { useOpenFindings } from '../state/findings.ts'
import { show, useLooking, type View } from '../state/looking.ts'
import { openReview, useWaiting } from '../state/review.ts'
import { useSession } from '../state/session.ts'
import { Icon, type IconName } from '../ui/icon.tsx'

/** The views, in the order of the work. `Ctrl` and a digit open each. */
const VIEW_BUTTONS = [
  { view: 'replies', label: 'Replies', icon: 'inbox', digit: 1 },
  { view: 'source', label: 'Source', icon: 'document', digit: 2 },
  { view: 'explore', label: 'Explore', icon: 'grid', digit: 3 },
  { view: 'compare', label: 'Compare', icon: 'compare', digit: 4 },
  { view: 'findings', label: 'Findings', icon: 'issue', digit: 5 },
  { view: 'charts', label: 'Charts', icon: 'chart', digit: 6 },
] as const satisfies readonly {
  readonly view: View
  readonly label: string
  readonly icon: IconName
  readonly digit: number
}[]

/** Switches between the views; Source carries the number of questions that wait for a person, Findings that of the open ones. */
export function ActivityBar(): ReactElement {
  const view = useLooking((looking) => looking.view)
  const phase = useSession((session) => session.phase)
  const waiting = useWaiting()
  const toDecide = useOpenFindings()
  return (
    <nav className="activity" aria-label="Views">
      {VIEW_BUTTONS.map(({ view: name, label, icon, digit }) => (
        <button
          type="button"
          key={name}
          className={name === view ? 'act on' : 'act'}
          aria-current={name === view ? 'page' : undefined}
          title={`${label} (Ctrl ${digit})`}
          disabled={phase !== 'open'}
          onClick={(event) => {
            // the number itself opens what it counts
            if (event.target instanceof Element && event.target.closest('[data-review]') !== null) openReview()
            else show(name)
          }}
        >
          <Icon name={icon} size={18} />
          <span>{label}</span>
          {name === 'source' && waiting > 0 && (
            <b className="n" data-review title={`${waiting} to review (Q)`}>
              {waiting}
            </b>
          )}
          {name === 'findings' && toDecide > 0 && (
            <b className="n" title={`${toDecide} open`}>
              {toDecide}
            </b>
          )}
        </button>
      ))}
    </nav>
  )
}
