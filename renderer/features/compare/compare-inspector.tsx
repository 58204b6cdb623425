import { Fragment, type ReactElement, type ReactNode } from 'react'
import type { FigureOutcome, ObservationDetail } from '../../../app/contract/index.ts'
import type {
  CompareCell,
  CompareGroup,
  ComparePeriod,
  CompareRow,
  Comparison,
  Flag,
  Panel,
} from '../../../app/query/index.ts'
import { Key } from '../../ui/badge.tsx'
import { figure, sentence } from '../../ui/words.ts'
import { decidable, type FigureAsked } from './decidable.ts'
import { cellWords, changeWords, rateWords } from './figure-words.ts'
import { FlagLine } from './flag-words.tsx'
import { GroupField } from './group-field.tsx'
import { type Chosen, useLookingAt } from './looking-at.ts'
import { CONDITION_NAMES, StateMark, VERDICT_WORDS } from './matrix-table.tsx'
import { SparkLine } from './spark-line.tsx'
import { useSources } from './use-comparison.ts'

/** The figures of a force that a choice stands for: of a change or a rate, those that it is made of. */
export function cellsBehind(row: CompareRow, column: string, found: Comparison): readonly CompareCell[] {
  const [what, nth] = column.split(' ')
  const at = (key: string) => row.cells[found.periods.findIndex((period) => period.key === key)]
  const cells =
    what === 'figure' || what === 'rate'
      ? [row.cells[Number(nth)]]
      : what === 'whole'
        ? [row.whole ?? undefined]
        : what === 'change'
          ? [at(found.from), at(found.to)]
          : row.cells
  return cells.flatMap((cell) => (cell === undefined ? [] : [cell]))
}

/** What is to be known of a figure; of a force that is left out that too. */
function ownFlags(row: CompareRow, cells: readonly CompareCell[]): readonly Flag[] {
  return [...row.flags.filter(({ kind }) => kind === 'excluded'), ...cells.flatMap(({ flags }) => flags)]
}

/** What the cells of a figure came to; null where they came to none. */
function outcomeOf(cell: CompareCell | undefined): FigureOutcome | null {
  if (cell === undefined || cell.interval === null) return null
  return { ...cell.interval, made: cell.made }
}

/** Each figure that a choice stands on, with its period. */
function figuresBehind(
  cells: readonly CompareCell[],
  row: CompareRow,
  { periods, span }: Comparison,
): readonly (readonly [CompareCell, ComparePeriod])[] {
  return cells.flatMap((cell) => {
    const period = cell === row.whole ? span : periods[row.cells.indexOf(cell)]
    return period == null ? [] : [[cell, period] as const]
  })
}

/** What is chosen: the figure, the cells that it comes from, what must be known of it, the force's group. */
export function CompareInspector({
  found,
  chosen,
  notes,
  chain,
}: {
  readonly found: Comparison
  readonly chosen: Chosen | null
  readonly notes: (detail: ObservationDetail) => ReactNode
  readonly chain: (figure: FigureAsked) => ReactNode
}): ReactElement {
  const row = found.rows.find(({ force }) => force === chosen?.force)
  return (
    <aside className="insp fill" data-pane aria-label="Inspector">
      {row === undefined || chosen === null ? (
        <Nothing found={found} />
      ) : (
        <Of key={row.force} row={row} column={chosen.column} found={found} notes={notes} chain={chain} />
      )}
    </aside>
  )
}

function Of({
  row,
  column,
  found,
  notes,
  chain,
}: {
  readonly row: CompareRow
  readonly column: string
  readonly found: Comparison
  readonly notes: (detail: ObservationDetail) => ReactNode
  readonly chain: (figure: FigureAsked) => ReactNode
}): ReactElement {
  const tab = useLookingAt((looking) => looking.tab)
  const cells = cellsBehind(row, column, found)
  const ids = [...new Set(cells.flatMap((cell) => cell.ids))]
  const sources = useSources(ids)
  const [first] = sources
  const [what] = column.split(' ')
  const single = what === 'figure' || what === 'whole'
  return (
    <>
      <div className="top">
        <div className="headline row g6">
          <b className="title">{row.name}</b>
          <span className="sp" />
          {found.periods.length > 1 && <SparkLine row={row} found={found} />}
        </div>
        <Headline row={row} column={column} found={found} />
      </div>
      <div className="scroll">
        {(tab === 'matrix' || what === 'force' || what === 'condition') && (
          <Verdict row={row} column={column} found={found} />
        )}
        {row.flags.length > 0 && (
          <section className="sect">
            <h2>Before you compare</h2>
            {(single ? ownFlags(row, cells) : row.flags).map((flag) => (
              <FlagLine key={flag.kind} flag={flag} />
            ))}
            {single && ownFlags(row, cells).length === 0 && (
              <p className="muted">Nothing of this figure; see the force.</p>
            )}
          </section>
        )}
        {figuresBehind(cells, row, found).map(([cell, period]) => (
          <Fragment key={period.key}>
            {chain({
              ...(cells.length > 1 ? { what: period.label } : {}),
              ids: cell.ids,
              outcome: outcomeOf(cell),
              options: decidable(row, [[cell, period]], found.measure, sources),
            })}
          </Fragment>
        ))}
        <Rate row={row} found={found} />
        <section className="sect">
          <h2>Own group</h2>
          <GroupField key={row.force} row={row} groups={found.groups.map(({ name }) => name)} />
        </section>
        {single && first !== undefined && notes(first)}
        <PanelSection title="Matched panel" panel={found.panel} measure={found.measure} />
        {groupsOf(row, found).map(({ name, panel }) => (
          <PanelSection key={name} title={`Matched panel of ${name}`} panel={panel} measure={found.measure} />
        ))}
      </div>
    </>
  )
}

/** The region and the analyst's own group that a force is in: each has sums and a change over its own matched forces. */
function groupsOf({ force }: CompareRow, { regions, groups }: Comparison): readonly CompareGroup[] {
  return [...groups, ...regions].filter(({ forces }) => forces.includes(force))
}

function Headline({
  row,
  column,
  found,
}: {
  readonly row: CompareRow
  readonly column: string
  readonly found: Comparison
}): ReactElement | null {
  const [what, nth] = column.split(' ')
  const period = found.periods[Number(nth)]?.label ?? ''
  if (what === 'figure' || what === 'whole') {
    const cell = what === 'whole' ? row.whole : row.cells[Number(nth)]
    const label = what === 'whole' ? (found.span?.label ?? '') : period
    return (
      <p className="sec">
        {label}:{' '}
        <b className={cell?.status === 'suppressed' ? 'held' : ''}>{cell == null ? 'not given' : cellWords(cell)}</b>{' '}
        {cell?.measure}
      </p>
    )
  }
  if (what === 'rate') {
    const cell = row.cells[Number(nth)]
    return (
      <p className="sec">
        {period}: {cell?.rate == null ? cell?.noRate : <b>{`${rateWords(cell.rate)} per 1,000`}</b>}
      </p>
    )
  }
  const [from, to] = [found.from, found.to].map((key) => found.periods.find((one) => one.key === key)?.label ?? '')
  const words = changeWords(row.change, found.measure)
  return (
    <p className="sec">
      Change {from} to {to}: {words === '' ? row.change.why : <b>{words}</b>}
      {words !== '' && row.change.why !== '' && <span className="muted">. {row.change.why}</span>}
    </p>
  )
}

function Verdict({
  row,
  column,
  found,
}: {
  readonly row: CompareRow
  readonly column: string
  readonly found: Comparison
}): ReactElement {
  const [what, nth] = column.split(' ')
  const chosen = what === 'condition' ? row.conditions[Number(nth)] : undefined
  const listed =
    chosen === undefined ? row.conditions.filter(({ state }) => state === 'caveat' || state === 'not') : [chosen]
  return (
    <section className="sect">
      <h2>{chosen === undefined ? VERDICT_WORDS[row.verdict] : CONDITION_NAMES[Number(nth)]}</h2>
      {listed.length === 0 && <p className="sec">Nothing stands between this force and {found.asked}.</p>}
      {listed.map((condition) => (
        <p key={condition.short + condition.reason} className={`cmp-flag state is-${condition.state}`}>
          <StateMark state={condition.state} />
          <span>{condition.reason}</span>
        </p>
      ))}
    </section>
  )
}

function Rate({ row, found }: { readonly row: CompareRow; readonly found: Comparison }): ReactElement {
  const why = row.cells.find(({ noRate }) => noRate !== '')?.noRate
  return (
    <section className="sect">
      <h2>Rate</h2>
      {row.residents === null ? (
        <p className="sec">{sentence(why ?? 'No number of residents: no rate')}.</p>
      ) : (
        <p className="sec">
          Per {found.rateWords}: <b>{figure(row.residents)}</b> live in the area of {row.name}.
        </p>
      )}
    </section>
  )
}

function PanelSection({
  title,
  panel,
  measure,
}: {
  readonly title: string
  readonly panel: Panel
  readonly measure: string
}): ReactElement {
  const change = changeWords(panel.change, measure)
  return (
    <section className="sect last">
      <h2>{title}</h2>
      <p className="sec">
        {panel.words}
        {change !== '' && (
          <>
            : <b>{change}</b>
          </>
        )}
        .
      </p>
      {panel.leftOut.map(({ force, name, reason }) => (
        <p key={force} className="muted">
          Without {name}: {reason}
        </p>
      ))}
    </section>
  )
}

function Nothing({ found }: { readonly found: Comparison }): ReactElement {
  return (
    <>
      <div className="top">
        <b className="title">No figure chosen</b>
        <p className="muted">Click a figure, or press F6 and the arrows.</p>
      </div>
      <div className="scroll">
        <section className="sect">
          <dl className="kv press">
            <dt>
              <Key>Enter</Key>
            </dt>
            <dd>its source cell, lit in its sheet</dd>
            <dt>
              <Key>Ctrl C</Key>
            </dt>
            <dd>the table with its caveats</dd>
          </dl>
        </section>
        <PanelSection title="Matched panel" panel={found.panel} measure={found.measure} />
        <Legend />
      </div>
    </>
  )
}

function Legend(): ReactElement {
  return (
    <section className="sect last">
      <h2>Legend</h2>
      <dl className="kv cmp-legend">
        <dt>
          <span className="hatch" />
        </dt>
        <dd>range: withheld or disputed</dd>
        <dt>[p]</dt>
        <dd>part of the period only</dd>
        <dt>[c] [r]</dt>
        <dd>suppressed; given in several ways</dd>
        <dt>[x]</dt>
        <dd>refused, not held or blank</dd>
        <dt>·</dt>
        <dd>nothing said</dd>
        <dt>°</dt>
        <dd>the file calls itself a reconstruction</dd>
        <dt>[h]</dt>
        <dd>entered by hand</dd>
      </dl>
    </section>
  )
}
