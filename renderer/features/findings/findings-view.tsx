import { type ReactElement, useMemo } from 'react'
import type { FindingList } from '../../../app/contract/index.ts'
import { openDecisions } from '../../state/decisions.ts'
import { isOpen, useCheck, useFindings } from '../../state/findings.ts'
import { useLooking } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { useNarrow } from '../../ui/narrow.ts'
import { NothingHere } from '../../ui/nothing-here.tsx'
import { Over } from '../../ui/over.tsx'
import { type Pane, Split } from '../../ui/split.tsx'
import { Status } from '../../ui/status.tsx'
import { count, figure } from '../../ui/words.ts'
import { Checking, NotChecked, NothingFound, NothingWanted } from './empty.tsx'
import { Filters } from './filters.tsx'
import { FindingDetail } from './finding-detail.tsx'
import './findings.css'
import { Inbox } from './inbox.tsx'
import { LetterPane } from './letter-pane.tsx'
import { Signature } from './signature.tsx'
import { belongs, grouped, narrowed, SEVERITY_WORDS, STATUS_WORDS } from './triage.ts'
import { useTriage } from './triage-state.ts'
import { useTriageKeys } from './use-triage-keys.ts'

/** The inbox of findings: what the rules found, the evidence for it, and what is decided about it. */
export function FindingsView(): ReactElement {
  const list = useFindings().data
  const stopped = useCheck((check) => check.outdated)
  const hasFiles = useSession((session) => session.state.sources.length > 0)
  if (!hasFiles) {
    return (
      <NothingHere
        view="Findings"
        then="Each rule then looks for one kind of discrepancy, and lists it with its cells."
      />
    )
  }
  return (
    <section className="view" aria-label="Findings">
      <Head list={list} />
      {list === undefined || (list.rules.length === 0 && !stopped) ? (
        <Checking />
      ) : list.rules.length === 0 ? (
        <NotChecked />
      ) : list.findings.length === 0 ? (
        <NothingFound list={list} />
      ) : (
        <Weighing list={list} />
      )}
      {list !== undefined && list.rules.length > 0 && <Counts list={list} />}
    </section>
  )
}

function Head({ list }: { readonly list: FindingList | undefined }): ReactElement {
  const holding = list?.findings.filter(({ resolved }) => resolved === null) ?? []
  const ran = list?.rules.filter(({ couldNotRun }) => couldNotRun.length === 0).length ?? 0
  return (
    <div className="vh">
      <h1>Findings</h1>
      {list !== undefined && list.checked > 0 && (
        <span className="meta ell">
          {figure(holding.length)} found by {count(ran, 'rule')} · {figure(holding.filter(isOpen).length)} open ·{' '}
          {figure(holding.filter(({ status }) => status === 'queried').length)} queried
          {list.outdated === true && ' · from before the last change'}
        </span>
      )}
      <span className="sp" />
      {list !== undefined && list.findings.length > 0 && (
        <>
          <Button small kind="quiet" icon="tick" title="What counts by decision, and why" onClick={openDecisions}>
            Decisions
          </Button>
          <Signature />
        </>
      )}
    </div>
  )
}

function Weighing({ list }: { readonly list: FindingList }): ReactElement {
  const { wanted, by, letter } = useTriage()
  const asked = useLooking((looking) => looking.finding)
  const narrow = useMemo(() => narrowed(list.findings, wanted), [list, wanted])
  const groups = useMemo(
    () =>
      grouped(
        narrow.filter((one) => belongs(one, wanted.shown)),
        by,
      ),
    [narrow, wanted.shown, by],
  )
  const listed = groups.flatMap(({ findings }) => findings)
  const current = listed.find(({ key }) => key === asked) ?? listed[0]
  useTriageKeys(list.findings, groups, current)
  const isNarrow = useNarrow()
  const draft = letter === null ? null : <LetterPane findings={list.findings} keys={letter} />
  const panes: Pane[] = [
    { id: 'inbox', min: 240, size: 328, content: <Inbox list={list} groups={groups} current={current} /> },
    {
      id: 'detail',
      min: 380,
      content: current === undefined ? <NothingWanted /> : <FindingDetail key={current.key} finding={current} />,
    },
    ...(draft === null || isNarrow ? [] : [{ id: 'letter', min: 280, size: 336, content: draft }]),
  ]
  return (
    <>
      <Filters list={list} narrowed={narrow} />
      <div className="body">
        <Split name="findings" panes={panes} />
        {draft !== null && isNarrow && <Over onClose={() => useTriage.setState({ letter: null })}>{draft}</Over>}
      </div>
    </>
  )
}

function Counts({ list }: { readonly list: FindingList }): ReactElement {
  const holding = list.findings.filter(({ resolved }) => resolved === null)
  const gone = list.findings.length - holding.length
  const weights = (['contradiction', 'caution', 'note'] as const).flatMap((severity) => {
    const of = holding.filter((one) => one.severity === severity).length
    const { one, many } = SEVERITY_WORDS[severity]
    return of === 0 ? [] : [`${figure(of)} ${(of === 1 ? one : many).toLowerCase()}`]
  })
  const stands = STATUS_WORDS.flatMap(({ status, label }) => {
    const of = holding.filter((one) => one.status === status).length
    return of === 0 ? [] : [`${figure(of)} ${label.toLowerCase()}`]
  })
  return (
    <Status
      left={
        <>
          <span>
            <b>{figure(holding.length)}</b> {holding.length === 1 ? 'finding' : 'findings'}
            {weights.length > 0 && `: ${weights.join(', ')}`}
          </span>
          {stands.length > 0 && <span>{stands.join(' · ')}</span>}
          {gone > 0 && <span>{figure(gone)} resolved</span>}
        </>
      }
      right={<span>Checked {count(list.checked, 'number')}</span>}
    />
  )
}
