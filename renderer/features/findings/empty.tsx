import type { ReactElement } from 'react'
import type { FindingList } from '../../../app/contract/index.ts'
import { checkAgain, shareOf, stopCheck, useCheck } from '../../state/findings.ts'
import { show } from '../../state/looking.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { count } from '../../ui/words.ts'
import { NotRun } from './not-run.tsx'
import { EVERYTHING } from './triage.ts'
import { narrow } from './triage-state.ts'

/** The first check of a workspace runs. */
export function Checking(): ReactElement {
  const { progress } = useCheck()
  return (
    <div className="blank" data-pane>
      <p>Checking the figures{progress !== null && `: ${shareOf(progress)} %`}</p>
      {progress !== null && (
        <Button small icon="cross" onClick={stopCheck}>
          Stop
        </Button>
      )}
    </div>
  )
}

/** The first check of a workspace was stopped: that nothing is listed says nothing. */
export function NotChecked(): ReactElement {
  return (
    <div className="blank" data-pane>
      <p className="md row g6">
        <Icon name="issue" size={14} className="c-warn" />
        The check was stopped before its end: nothing is known about these figures yet.
      </p>
      <Button kind="primary" icon="refresh" onClick={() => void checkAgain()}>
        Check now
      </Button>
    </div>
  )
}

/** Every rule ran, or said why not, and none found anything. */
export function NothingFound({ list }: { readonly list: FindingList }): ReactElement {
  const ran = list.rules.filter(({ couldNotRun }) => couldNotRun.length === 0)
  return (
    <div className="blank" data-pane>
      <p className="md row g6">
        <Icon name="tickCircle" size={14} className="c-good" />
        {count(ran.length, 'rule')} looked at {count(list.checked, 'number')} and found nothing.
      </p>
      <Button kind="primary" icon="chart" onClick={() => show('charts')}>
        Chart the numbers
      </Button>
      <div className="not-run-box">
        <NotRun rules={list.rules} />
      </div>
    </div>
  )
}

/** The filters let nothing through. */
export function NothingWanted(): ReactElement {
  return (
    <div className="blank" data-pane>
      <p>No finding fits the filters.</p>
      <Button small icon="filter" onClick={() => narrow(EVERYTHING)}>
        Remove the filters
      </Button>
    </div>
  )
}
