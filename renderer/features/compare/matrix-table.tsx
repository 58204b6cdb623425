import { type ReactElement, useRef } from 'react'
import type { CompareRow, Comparison, Condition, Verdict } from '../../../app/query/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { choose, useLookingAt } from './looking-at.ts'
import { useGridKeys } from './use-grid-keys.ts'

/** Names of the conditions, in the order in which they come. */
export const CONDITION_NAMES = [
  'Year type',
  'Counting unit',
  'Offence scope',
  'Period covered',
  'Suppression',
  'Rounding',
  'Figures agree',
  'Breakdowns',
  'Extracted on',
] as const

/** What a verdict means, as the head of its group. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  cannot: 'Cannot share an axis',
  caveat: 'Can share an axis, the caveat travels with the chart',
  like: 'Like for like',
}

const STATE_WORDS: Readonly<Record<Condition['state'], string>> = {
  same: 'same',
  caveat: 'with a caveat',
  not: 'not comparable',
  none: 'not counted',
}

/** Forces by conditions: where two may honestly share an axis, where only with words beside them, and where not. */
export function MatrixTable({ found }: { readonly found: Comparison }): ReactElement {
  const find = useLookingAt((looking) => looking.find)
  const chosen = useLookingAt((looking) => looking.chosen)
  const table = useRef<HTMLTableElement>(null)
  const move = useGridKeys(table)
  const wanted = find.trim().toLowerCase()
  const rows = found.rows.filter(({ name, region }) => `${name} ${region}`.toLowerCase().includes(wanted))
  const current =
    chosen !== null && /^(force|condition )/.test(chosen.column) && rows.some(({ force }) => force === chosen.force)
      ? chosen
      : null
  const groups = (['cannot', 'caveat', 'like'] as const)
    .map((verdict) => ({ verdict, rows: rows.filter((row) => row.verdict === verdict) }))
    .filter((group) => group.rows.length > 0)
  const start = groups[0]?.rows[0]?.force
  return (
    <div className="cmp-scroll">
      <table
        ref={table}
        className="grid cmp matrix"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked by arrows is a grid
        role="grid"
        aria-label="Comparability of the forces"
        onKeyDown={move}
      >
        <colgroup>
          <col style={{ width: 132 }} />
          {CONDITION_NAMES.map((name) => (
            <col key={name} style={{ width: 84 }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Force</th>
            {CONDITION_NAMES.map((name, nth) => (
              <th key={name} scope="col">
                {name}
                <span className="counts">{countsOf(found.rows, nth)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ verdict, rows: own }) => (
          <tbody key={verdict}>
            <tr className="grp">
              <td colSpan={CONDITION_NAMES.length + 1}>
                {VERDICT_WORDS[verdict]} <span className="plain">{own.length}</span>
              </td>
            </tr>
            {own.map((row) => (
              <tr key={row.force} data-row className={chosen?.force === row.force ? 'sel' : undefined}>
                <th
                  scope="row"
                  data-cell
                  tabIndex={
                    (current === null ? start === row.force : current.force === row.force && current.column === 'force')
                      ? 0
                      : -1
                  }
                  title={row.verdictWords || undefined}
                  onFocus={() => choose(row.force, 'force')}
                >
                  {row.name}
                </th>
                {row.conditions.map((condition, nth) => (
                  <Cell
                    key={CONDITION_NAMES[nth]}
                    force={row.force}
                    nth={nth}
                    condition={condition}
                    isCurrent={current?.force === row.force && current.column === `condition ${nth}`}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function countsOf(rows: readonly CompareRow[], nth: number): string {
  const states = rows.flatMap(({ conditions }) => conditions[nth]?.state ?? [])
  const same = states.filter((state) => state === 'same').length
  const counted = states.filter((state) => state !== 'none').length
  return counted === 0 ? 'none counted' : `${same} of ${counted} same`
}

function Cell({
  force,
  nth,
  condition,
  isCurrent,
}: {
  readonly force: string
  readonly nth: number
  readonly condition: Condition
  readonly isCurrent: boolean
}): ReactElement {
  const column = `condition ${nth}`
  return (
    <td
      data-cell
      tabIndex={isCurrent ? 0 : -1}
      className={`state is-${condition.state}${isCurrent ? ' cur' : ''}`}
      aria-label={`${CONDITION_NAMES[nth] ?? ''}: ${condition.short}, ${STATE_WORDS[condition.state]}`}
      title={condition.reason}
      onFocus={() => choose(force, column)}
    >
      <span className="state-in">
        <StateMark state={condition.state} />
        <span className="ell">{condition.short}</span>
      </span>
    </td>
  )
}

/** A tick, a triangle, a square or a dash: told by shape as well as colour. */
export function StateMark({ state }: { readonly state: Condition['state'] }): ReactElement {
  switch (state) {
    case 'same':
      return <Icon name="tick" size={12} className="c-good" />
    case 'caveat':
      return (
        <svg className="mark" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M6 1.5l5 9H1z" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />
        </svg>
      )
    case 'not':
      return (
        <svg className="mark" viewBox="0 0 12 12" aria-hidden="true">
          <rect x="2" y="2" width="8" height="8" fill="currentColor" />
        </svg>
      )
    case 'none':
      return (
        <svg className="mark" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M3 6h6" stroke="currentColor" strokeWidth="1.4" />
        </svg>
      )
  }
}

/** What the marks mean. */
export function MatrixLegend(): ReactElement {
  return (
    <span className="matrix-legend">
      {(['same', 'caveat', 'not', 'none'] as const).map((state) => (
        <span key={state} className={`state is-${state}`}>
          <StateMark state={state} /> {STATE_WORDS[state]}
        </span>
      ))}
    </span>
  )
}
