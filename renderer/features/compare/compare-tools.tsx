import { type ReactElement, useEffect, useRef } from 'react'
import type { Comparison } from '../../../app/query/index.ts'
import { useLooking } from '../../state/looking.ts'
import { Choice, Segments } from '../../ui/choice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { sentence } from '../../ui/words.ts'
import { askCompare, useLookingAt } from './looking-at.ts'
import { MatrixLegend } from './matrix-table.tsx'

/** What is compared and how: measure, part, periods, rate, groups; for the matrix what forces are held against. */
export function CompareTools({ found }: { readonly found: Comparison }): ReactElement {
  const { tab, find } = useLookingAt()
  const findAsked = useLooking((looking) => looking.findAsked)
  const field = useRef<HTMLInputElement>(null)
  const heard = useRef(findAsked)
  useEffect(() => {
    if (heard.current !== findAsked) field.current?.select()
    heard.current = findAsked
  }, [findAsked])
  return (
    <div className="tool cmp-tools" role="toolbar" aria-label="What is compared">
      {tab === 'figures' ? <FigureTools found={found} /> : <MatrixTools found={found} />}
      <span className="sp" />
      {tab === 'matrix' && <MatrixLegend />}
      <SearchField
        ref={field}
        label="Find a force"
        value={find}
        width={140}
        onSearch={(text) => useLookingAt.setState({ find: text })}
      />
    </div>
  )
}

const ALL = 'all'

function FigureTools({ found }: { readonly found: Comparison }): ReactElement {
  const { question, groupBy, onlyComparable } = useLookingAt()
  const [filter] = question.filters
  const parts = found.dimensions.flatMap(({ key, values }) =>
    values.map((value) => ({ key: `${key}=${value}`, label: `${sentence(key)}: ${value}` })),
  )
  const periods = [...found.periods, ...found.otherPeriods].sort((a, b) => (a.key < b.key ? -1 : 1))
  return (
    <>
      <Choice
        label="Measure"
        options={found.measures.map((measure) => ({ key: measure, label: sentence(measure) }))}
        value={found.measure}
        onChange={(measure) => askCompare({ measure })}
      />
      <Choice
        label="Part of the figures"
        options={[{ key: ALL, label: 'All of it' }, ...parts]}
        value={filter === undefined ? ALL : `${filter.key}=${filter.value}`}
        onChange={(part) => askCompare({ filters: filtersOf(part) })}
      />
      <Choice
        label="From"
        options={periods.filter(({ key }) => key < found.to).map(({ key, label }) => ({ key, label }))}
        value={found.from}
        onChange={(from) => askCompare({ from })}
      />
      <span className="muted">to</span>
      <Choice
        label="To"
        options={periods.filter(({ key }) => key > found.from).map(({ key, label }) => ({ key, label }))}
        value={found.to}
        onChange={(to) => askCompare({ to })}
      />
      <Segments
        label="Rate per 1,000"
        options={[
          { key: 'under18', label: 'aged 0–17' },
          { key: 'under16', label: '0–15' },
        ]}
        value={question.ages === 'under16' ? 'under16' : 'under18'}
        onChange={(ages) => askCompare({ ages })}
      />
      <Choice
        label="Groups"
        options={[
          { key: 'region', label: 'By ONS region' },
          { key: 'group', label: 'By own group' },
          { key: 'none', label: 'Ungrouped' },
        ]}
        value={groupBy}
        onChange={(by) => useLookingAt.setState({ groupBy: by })}
      />
      <label className="row g6">
        <input
          type="checkbox"
          className="tickbox"
          checked={onlyComparable}
          onChange={(event) => useLookingAt.setState({ onlyComparable: event.target.checked })}
        />
        Only comparable
      </label>
    </>
  )
}

function filtersOf(part: string) {
  const cut = part.indexOf('=')
  return part === ALL ? [] : [{ key: part.slice(0, cut), value: part.slice(cut + 1) }]
}

const REQUEST = 'request'

function MatrixTools({ found }: { readonly found: Comparison }): ReactElement {
  const against = useLookingAt((looking) => looking.question.against)
  return (
    <>
      <span className="muted">Compared with</span>
      <Choice
        label="Compared with"
        options={[
          { key: REQUEST, label: 'the request as sent' },
          ...found.rows.map(({ force, name }) => ({ key: force, label: name })),
        ]}
        value={against ?? REQUEST}
        onChange={(key) => askCompare({ against: key === REQUEST ? null : key })}
      />
      <span className="muted ell">{found.asked}</span>
    </>
  )
}
