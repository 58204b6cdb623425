import { memo, type ReactElement, useLayoutEffect, useMemo, useRef } from 'react'
import type { FindingStatus } from '../../../app/annotate/index.ts'
import type { FindingList, ListedFinding } from '../../../app/contract/index.ts'
import { judge } from '../../state/findings.ts'
import { openFinding } from '../../state/looking.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { count } from '../../ui/words.ts'
import { HEADING_HEIGHT, type PlacedGroup, placedGroups, ROW_HEIGHT, rowsIn, type Stretch } from './inbox-places.ts'
import { NotRun } from './not-run.tsx'
import { type FindingGroup, type GroupBy, SEVERITY_WORDS, STATUS_WORDS, subjectOf } from './triage.ts'
import { pick, unpick, useTriage } from './triage-state.ts'
import { useStretch } from './use-stretch.ts'

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
  const places = useMemo(() => placedGroups(groups), [groups])
  const last = places.at(-1)
  const listed = last === undefined ? 0 : last.before + last.group.findings.length
  const height = last === undefined ? 0 : last.top + last.height
  const pickedFindings = picked.size === 0 ? [] : list.findings.filter(({ key }) => picked.has(key))
  const frame = useRef<HTMLDivElement>(null)
  const active = current === undefined ? undefined : rowId(current)
  useLayoutEffect(() => {
    // The row of the current finding is drawn, wherever it is.
    if (active !== undefined) document.getElementById(active)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const stretch = useStretch(frame, active)
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
      <div className="scroll" ref={frame}>
        <div
          role="listbox"
          tabIndex={0}
          aria-label="Findings"
          aria-multiselectable
          aria-activedescendant={active}
          className="fi-list"
          style={{ height }}
        >
          {places.map((place) => (
            <Group
              key={place.group.key}
              place={place}
              listed={listed}
              stretch={stretch}
              current={current?.key}
              picked={picked}
            />
          ))}
        </div>
        <NotRun rules={list.rules} />
      </div>
      {pickedFindings.length > 0 && <Picked findings={pickedFindings} />}
    </div>
  )
}

/** A group with those of its findings that are on screen; the current one is always drawn, as the list names it as its active one. */
function Group({
  place,
  listed,
  stretch,
  current,
  picked,
}: {
  readonly place: PlacedGroup
  readonly listed: number
  readonly stretch: Stretch
  readonly current: string | undefined
  readonly picked: ReadonlySet<string>
}): ReactElement | null {
  const { group, top, height, before } = place
  const at = group.findings.findIndex(({ key }) => key === current)
  const seen = rowsIn(place, stretch)
  const drawn = at < 0 || seen.includes(at) ? seen : [...seen, at].sort((a, b) => a - b)
  if (drawn.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role, a fieldset is for fields
    <div role="group" aria-label={group.title} className="fi-place" style={{ top, height }}>
      <div className="fi-group" aria-hidden>
        {group.title} <span className="plain">{group.findings.length}</span>
      </div>
      {drawn.map((nth) => {
        const finding = group.findings[nth]
        return (
          finding && (
            <Row
              key={finding.key}
              finding={finding}
              top={HEADING_HEIGHT + ROW_HEIGHT * nth}
              nth={before + nth + 1}
              of={listed}
              current={nth === at}
              picked={picked.has(finding.key)}
            />
          )
        )
      })}
    </div>
  )
}

const Row = memo(function Row({
  finding,
  top,
  nth,
  of,
  current,
  picked,
}: {
  readonly finding: ListedFinding
  /** Pixels below the top of its group. */
  readonly top: number
  /** Its number among all that are listed, from 1, and how many they are. */
  readonly nth: number
  readonly of: number
  readonly current: boolean
  readonly picked: boolean
}): ReactElement {
  const { icon, one, tone } = SEVERITY_WORDS[finding.severity]
  const gone = finding.resolved !== null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys; biome-ignore lint/a11y/useFocusableInteractive: it has the focus too
    <div
      id={rowId(finding)}
      role="option"
      tabIndex={-1}
      aria-selected={picked}
      aria-posinset={nth}
      aria-setsize={of}
      className={`fi ${current ? 'on' : ''} ${picked ? 'picked' : ''}`}
      style={{ top }}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey) pick(finding.key)
        openFinding(finding.key)
      }}
    >
      <span className="fi-mark">
        <Icon name={icon} size={14} className={tone === 'neutral' ? 'muted' : `c-${tone}`} />
        <span className="unseen">{one}</span>
        {/* The option says itself whether it is picked, and Space picks it: the box is for the pointer alone. */}
        <span
          className="pick-box"
          title="Pick (Space)"
          aria-hidden
          onClick={(event) => {
            event.stopPropagation()
            pick(finding.key)
          }}
        >
          {picked && <Icon name="tick" size={12} />}
        </span>
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
})

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
