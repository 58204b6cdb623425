import { type ReactElement, useState } from 'react'
import type { Facet, FacetValue } from '../../../app/query/index.ts'
import { useFacets } from '../../state/answers.ts'
import { ask, useLooking } from '../../state/looking.ts'
import { STATUS_WORD } from '../../ui/withheld.tsx'
import { figure, sentence } from '../../ui/words.ts'
import { FIGURE_STATUS_MARK } from './facet-marks.ts'
import { chosenValues, toggleValue } from './filters.ts'

/** Values shown before "Show all". */
const FEW = 8

/** What the rows hold, with counts; a tick lets a value through. */
export function Facets(): ReactElement {
  const question = useLooking((looking) => looking.question)
  const facets = useFacets(question).data ?? []
  return (
    <aside className="pane side-l fill" data-pane aria-label="Facets">
      <div className="ph">
        Facets
        <span className="sp" />
        {question.filters.length > 0 && (
          <button type="button" className="link x" onClick={() => ask({ ...question, filters: [] })}>
            Reset
          </button>
        )}
      </div>
      <div className="scroll">
        {facets.map((facet) => (
          <FacetList key={facet.column} facet={facet} />
        ))}
      </div>
    </aside>
  )
}

function FacetList({ facet }: { readonly facet: Facet }): ReactElement | null {
  const question = useLooking((looking) => looking.question)
  const [all, setAll] = useState(false)
  const chosen = chosenValues(question, facet.column)
  // A single value divides nothing.
  if (facet.values.length < 2 && chosen === undefined) return null
  const most = Math.max(...facet.values.map((one) => one.count), 1)
  const few = facet.column === 'period' ? mostCounted(facet.values) : new Set(facet.values.slice(0, FEW))
  const shown = all ? facet.values : facet.values.filter((one) => few.has(one) || chosen?.has(one.value))
  return (
    <fieldset className="facet">
      <legend>
        {facet.label}
        <span>{chosen === undefined ? facet.values.length : `${chosen.size} of ${facet.values.length}`}</span>
      </legend>
      {shown.map((value) => (
        <Value
          key={value.value ?? ''}
          facet={facet}
          value={value}
          most={most}
          on={chosen?.has(value.value) ?? false}
          onToggle={() => ask(toggleValue(question, facet.column, value.value))}
        />
      ))}
      {facet.values.length > FEW && (
        <button type="button" className="link more" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${facet.values.length}`}
        </button>
      )}
    </fieldset>
  )
}

/** The periods that most rows give: by date alone, single days and months would push the years out of sight. */
function mostCounted(values: readonly FacetValue[]): ReadonlySet<FacetValue> {
  return new Set([...values].sort((a, b) => b.count - a.count).slice(0, FEW))
}

function Value({
  facet,
  value,
  most,
  on,
  onToggle,
}: {
  readonly facet: Facet
  readonly value: FacetValue
  readonly most: number
  readonly on: boolean
  readonly onToggle: () => void
}): ReactElement {
  const mark = facet.column === 'status' ? FIGURE_STATUS_MARK[value.value ?? ''] : undefined
  return (
    <label className={on ? 'fv on' : 'fv'}>
      <input type="checkbox" className="tickbox" checked={on} onChange={onToggle} />
      <span className="ell" title={value.label}>
        {labelOf(facet, value)}
      </span>
      {mark !== undefined && <span className="mk h auto">{mark}</span>}
      <span className="n">{figure(value.count)}</span>
      <i className="bar" style={{ width: Math.max(1, Math.round((value.count / most) * 44)) }} />
    </label>
  )
}

function labelOf(facet: Facet, value: FacetValue): string {
  if (facet.column === 'status') {
    const word = Object.entries(STATUS_WORD).find(([status]) => status === value.value)?.[1]
    return sentence(word ?? value.label)
  }
  if (facet.column === 'file') return value.label.slice(value.label.lastIndexOf('/') + 1)
  return value.label === '' ? 'not named' : value.label
}
