import { type ReactElement, useEffect, useRef } from 'react'
import type { FindingStatus } from '../../../app/annotate/index.ts'
import type { FindingList, ListedFinding } from '../../../app/contract/index.ts'
import { judge } from '../../state/findings.ts'
import { openFinding } from '../../state/looking.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { count } from '../../ui/words.ts'
import { NotRun } from './not-run.tsx'
import { type FindingGroup, type GroupBy, SEVERITY_WORDS, STATUS_WORDS, subjectOf } from './triage.ts'
import { pick, unpick, useTriage } from './triage-state.ts'

/** The list of findings, in groups, and what can be done with those that are picked. */
export function Inbox({
  list,
  groups,
  current,
}: {
  readonly list: FindingList
  readonly groups: readonly FindingGroup[]
  readonly current: ListedFinding | undefined
}): ReactElement {
  const { by, picked } = useTriage()
  const listed = groups.reduce((sum, { findings }) => sum + findings.length, 0)
  const pickedFindings = list.findings.filter(({ key }) => picked.has(key))
  return (
    <div className="pane fill inbox" data-pane>
      <div className="ph">
        {count(listed, 'finding')}
        <span className="sp" />
        <div className="pick-group">
          <Choice<GroupBy>
            label="Group by"
            options={[
              { key: 'severity', label: 'by severity' },
              { key: 'force', label: 'by force' },
              { key: 'rule', label: 'by rule' },
            ]}
            value={by}
            onChange={(group) => useTriage.setState({ by: group })}
          />
        </div>
      </div>
      <div className="scroll">
        <div
          role="listbox"
          tabIndex={0}
          aria-label="Findings"
          aria-multiselectable
          aria-activedescendant={current === undefined ? undefined : rowId(current)}
          className="fi-list"
        >
          {groups.map(({ key, title, findings }) => (
            // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role, a fieldset is for fields
            <div key={key} role="group" aria-label={title}>
              <div className="fi-group" aria-hidden>
                {title} <span className="plain">{findings.length}</span>
              </div>
              {findings.map((finding) => (
                <Row
                  key={finding.key}
                  finding={finding}
                  current={finding.key === current?.key}
                  picked={picked.has(finding.key)}
                />
              ))}
            </div>
          ))}
        </div>
        <NotRun rules={list.rules} />
      </div>
      {pickedFindings.length > 0 && <Picked findings={pickedFindings} />}
    </div>
  )
}

function Row({
  finding,
  current,
  picked,
}: {
  readonly finding: ListedFinding
  readonly current: boolean
  readonly picked: boolean
}): ReactElement {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const { icon, one, tone } = SEVERITY_WORDS[finding.severity]
  const gone = finding.resolved !== null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys; biome-ignore lint/a11y/useFocusableInteractive: it has the focus too
    <div
      ref={row}
      id={rowId(finding)}
      role="option"
      tabIndex={-1}
      aria-selected={picked}
      className={`fi ${current ? 'on' : ''} ${picked ? 'picked' : ''}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey) pick(finding.key)
        openFinding(finding.key)
      }}
    >
      <span className="fi-mark">
        <Icon name={icon} size={14} className={tone === 'neutral' ? 'muted' : `c-${tone}`} />
        <span className="unseen">{one}</span>
        <input
          type="checkbox"
          className="tickbox"
          tabIndex={-1}
          aria-label={`Pick ${subjectOf(finding)}: ${finding.title}`}
          checked={picked}
          onClick={(event) => event.stopPropagation()}
          onChange={() => pick(finding.key)}
        />
      </span>
      <div className="grow">
        <div className="row g6">
          <b className="ell md">{subjectOf(finding)}</b>
          <span className="sp" />
          {finding.reason !== '' && <Icon name="comment" size={12} className="muted" />}
          <span className={finding.status === 'open' && !gone ? 'md nw' : 'muted nw'}>
            {gone ? 'resolved' : finding.status === 'not a problem' ? 'no problem' : finding.status}
          </span>
        </div>
        <div className="ell sec" title={finding.private ? finding.title : finding.claim}>
          {finding.private ? finding.title : finding.claim}
        </div>
      </div>
    </div>
  )
}

function rowId({ key }: ListedFinding): string {
  return `finding ${key}`.replace(/\s/g, '_')
}

function Picked({ findings }: { readonly findings: readonly ListedFinding[] }): ReactElement {
  return (
    <section className="picked-bar" aria-label="Picked findings">
      <span className="md nw">{findings.length} picked</span>
      <div className="pick-status">
        <Choice<FindingStatus>
          label="Decide about the picked findings"
          options={STATUS_WORDS.map(({ status, label }) => ({ key: status, label }))}
          value={shared(findings)}
          onChange={(status) => void judge(findings, status, '')}
        />
      </div>
      <Button
        small
        icon="mail"
        title="Draft a letter about them (L)"
        onClick={() => useTriage.setState({ letter: findings.map(({ key }) => key) })}
      >
        Letter
      </Button>
      <span className="sp" />
      <IconButton label="Let go of the picked findings" icon="cross" onClick={unpick} />
    </section>
  )
}

function shared(findings: readonly ListedFinding[]): FindingStatus | null {
  const [first] = findings
  return first !== undefined && findings.every(({ status }) => status === first.status) ? first.status : null
}
