import { type ReactElement, useCallback, useEffect, useRef } from 'react'
import type { FindingList, ListedFinding } from '../../../app/contract/index.ts'
import { useLooking } from '../../state/looking.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Segments } from '../../ui/choice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { figure } from '../../ui/words.ts'
import { belongs, EVERYTHING, NO_FORCE, SEVERITY_WORDS, STATUS_WORDS, type Wanted } from './triage.ts'
import { narrow, useTriage } from './triage-state.ts'

/** What is listed: by what was decided, by rule, weight, force and text. */
export function Filters({
  list,
  narrowed,
}: {
  readonly list: FindingList
  readonly narrowed: readonly ListedFinding[]
}): ReactElement {
  const { wanted } = useTriage()
  const findAsked = useLooking((looking) => looking.findAsked)
  const field = useRef<HTMLInputElement>(null)
  const heard = useRef(findAsked)
  useEffect(() => {
    if (heard.current !== findAsked) field.current?.select()
    heard.current = findAsked
  }, [findAsked])
  const search = useCallback((text: string) => narrow({ text }), [])
  const parts: readonly { readonly key: Wanted['shown']; readonly label: string }[] = [
    { key: 'all', label: 'All' },
    ...STATUS_WORDS.map(({ status, label }) => ({ key: status, label })),
    { key: 'resolved', label: 'Resolved' },
  ]
  const counted = parts
    .map(({ key, label }) => ({ key, label, of: narrowed.filter((one) => belongs(one, key)).length }))
    .filter(({ key, of }) => of > 0 || key === 'all' || key === 'open' || key === wanted.shown)
    .map(({ key, label, of }) => ({ key, label: `${label} ${figure(of)}` }))
  const filtered = wanted.rule + wanted.severity + wanted.force + wanted.text !== '' || wanted.shown !== 'all'
  return (
    <div className="tool">
      <Segments
        label="What was decided"
        options={counted}
        value={wanted.shown}
        onChange={(shown) => narrow({ shown })}
      />
      <span className="sp" />
      {filtered && (
        <Button small kind="quiet" icon="cross" title="Remove the filters" onClick={() => narrow(EVERYTHING)}>
          Clear
        </Button>
      )}
      <div className="pick-rule">
        <Choice
          label="Rule"
          options={[{ key: '', label: 'Any rule' }, ...distinct(list.findings, ({ rule, title }) => [rule, title])]}
          value={wanted.rule}
          onChange={(rule) => narrow({ rule })}
        />
      </div>
      <div className="pick-weight">
        <Choice
          label="Severity"
          options={[
            { key: '', label: 'Any severity' },
            ...distinct(list.findings, ({ severity }) => [severity, SEVERITY_WORDS[severity].many]),
          ]}
          value={wanted.severity}
          onChange={(severity) => narrow({ severity })}
        />
      </div>
      <div className="pick-force">
        <Choice
          label="Force"
          options={[
            { key: '', label: 'Any force' },
            ...distinct(list.findings, ({ force, forceName }) => [force ?? NO_FORCE, forceName || 'No force named']),
          ]}
          value={wanted.force}
          onChange={(force) => narrow({ force })}
        />
      </div>
      <SearchField ref={field} label="Find in findings" value={wanted.text} onSearch={search} width={150} />
    </div>
  )
}

function distinct(
  findings: readonly ListedFinding[],
  of: (finding: ListedFinding) => readonly [key: string, label: string],
): readonly { readonly key: string; readonly label: string }[] {
  const labels = new Map(findings.map(of))
  return [...labels].map(([key, label]) => ({ key, label })).sort((a, b) => (a.label < b.label ? -1 : 1))
}
