import type { ReactElement } from 'react'
import type { ChartSpec } from '../../../app/chart/index.ts'
import type { Facet, Question } from '../../../app/query/index.ts'
import { useFacets } from '../../state/answers.ts'
import { useSession } from '../../state/session.ts'
import { Choice, type Option } from '../../ui/choice.tsx'
import { NarrowField } from './narrow-field.tsx'
import { asAcross, asKind, narrow } from './spec-changes.ts'
import { WordsField } from './words-field.tsx'

/** The left panel: what kind of chart, of what, showing what, in which words. Every change is kept at once and can be undone. */
export function SpecPanel({
  name,
  spec,
  altText,
  onName,
  onChange,
}: {
  readonly name: string
  readonly spec: ChartSpec
  /** As drawn: the chart describes itself where the spec says nothing. */
  readonly altText: string
  readonly onName: (name: string) => void
  readonly onChange: (spec: ChartSpec) => void
}): ReactElement {
  return (
    <aside className="shelf scroll" aria-label="Chart settings" data-pane>
      <section className="sect">
        <h2>Type</h2>
        <div className="types" role="radiogroup" aria-label="Type">
          <Kind label="Line" on={spec.kind === 'line'} path={LINE} onChoose={() => onChange(asKind(spec, 'line'))} />
          <Kind label="Bar" on={spec.kind === 'bar'} path={BAR} onChoose={() => onChange(asKind(spec, 'bar'))} />
        </div>
      </section>
      <DataFields spec={spec} onChange={onChange} />
      <section className="sect">
        <h2>Show</h2>
        <Tick
          label="Ranges from withheld values"
          on={spec.showRanges}
          set={(on) => onChange({ ...spec, showRanges: on })}
        />
        {spec.kind === 'line' && (
          <Tick
            label="Direct labels, no legend"
            on={spec.directLabels}
            set={(on) => onChange({ ...spec, directLabels: on })}
          />
        )}
        <Tick
          label="Annotations beside their marks"
          on={spec.showAnnotations}
          set={(on) => onChange({ ...spec, showAnnotations: on })}
        />
        {spec.kind === 'line' && <p className="muted">Lines are never drawn across a gap.</p>}
      </section>
      <section className="sect">
        <h2>Words</h2>
        <WordsField
          label="Name of the chart"
          rows={1}
          value={name}
          onCommit={(text) => text.trim() !== '' && onName(text.trim())}
        />
        <WordsField
          label="Title: state the finding"
          rows={2}
          value={spec.title}
          onCommit={(title) => onChange({ ...spec, title: title.trim() })}
        />
        <WordsField
          label="What, unit, period"
          rows={2}
          value={spec.subtitle}
          onCommit={(subtitle) => onChange({ ...spec, subtitle: subtitle.trim() })}
        />
        <WordsField
          label="Notes, one a line"
          rows={2}
          value={spec.notes.join('\n')}
          onCommit={(text) =>
            onChange({
              ...spec,
              notes: text
                .split('\n')
                .map((line) => line.trim())
                .filter((line) => line !== ''),
            })
          }
        />
        <WordsField
          label="Alt text"
          rows={4}
          hint={`${altText.length} characters`}
          value={spec.altText === '' ? altText : spec.altText}
          onCommit={(text) => onChange({ ...spec, altText: text.trim() })}
        />
      </section>
    </aside>
  )
}

function DataFields({
  spec,
  onChange,
}: {
  readonly spec: ChartSpec
  readonly onChange: (spec: ChartSpec) => void
}): ReactElement {
  const forces = useSession((session) => session.state.forces)
  const force = useOwnFacet(spec, 'force')
  const period = useOwnFacet(spec, 'period')
  const measure = useOwnFacet(spec, 'measure')
  const all = useFacets(spec.question).data ?? []
  const dimensions = all.flatMap((facet): readonly Option<ChartSpec['series']>[] =>
    isDimension(facet.column) ? [{ key: facet.column, label: facet.label }] : [],
  )
  const series: readonly Option<ChartSpec['series']>[] = [
    ...(spec.across === 'force' ? [] : [{ key: 'force' as const, label: 'Force' }]),
    ...(spec.across === 'period' ? [] : [{ key: 'period' as const, label: 'Period' }]),
    { key: 'none', label: 'None: one sum' },
    ...dimensions,
  ]
  const named = (force?.values ?? []).flatMap(({ value }) => {
    const found = forces.find(({ code }) => code === value)
    return found === undefined ? [] : [{ key: found.code as string, label: found.name }]
  })
  const focus = [{ key: '', label: 'None' }, ...named]
  return (
    <section className="sect">
      <h2>Data</h2>
      <div className="slots">
        <span className="muted">Across</span>
        <Choice
          label="Across"
          options={[
            { key: 'period', label: 'Period' },
            { key: 'force', label: 'Force' },
          ]}
          value={spec.across}
          onChange={(across) => onChange(asAcross(spec, across))}
        />
        <span className="muted">Series</span>
        <Choice
          label="Series"
          options={series}
          value={spec.series}
          onChange={(key) => onChange({ ...spec, series: key })}
        />
        <span className="muted">Focus</span>
        <Choice
          label="Focus force"
          options={focus}
          value={spec.focus ?? ''}
          onChange={(code) => onChange({ ...spec, focus: code === '' ? null : code })}
        />
        <NarrowField label="Measure" column="measure" spec={spec} facet={measure} onChange={onChange} />
        <NarrowField label="Forces" column="force" spec={spec} facet={force} onChange={onChange} />
        <NarrowField label="Periods" column="period" spec={spec} facet={period} onChange={onChange} />
      </div>
    </section>
  )
}

/** What a column offers when it alone is not narrowed. */
function useOwnFacet(spec: ChartSpec, column: 'force' | 'period' | 'measure'): Facet | undefined {
  const question: Question = narrow(spec, column, null).question
  return useFacets(question).data?.find((facet) => facet.column === column)
}

function isDimension(column: Facet['column']): column is `dimension:${string}` {
  return column.startsWith('dimension:')
}

const LINE = 'M1 13.5h14M2 10.5l4-5 3.5 3L14 3'
const BAR = 'M2 1.5v13M2 4h10M2 8h7M2 12h11'

function Kind({
  label,
  on,
  path,
  onChoose,
}: {
  readonly label: string
  readonly on: boolean
  readonly path: string
  readonly onChoose: () => void
}): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture with a word, as one of two
    <button type="button" role="radio" aria-checked={on} className={`ty ${on ? 'on' : ''}`} onClick={onChoose}>
      <svg width={18} height={16} viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth={label === 'Bar' ? 2.4 : 1.8} />
      </svg>
      {label}
    </button>
  )
}

function Tick({
  label,
  on,
  set,
}: {
  readonly label: string
  readonly on: boolean
  readonly set: (on: boolean) => void
}): ReactElement {
  return (
    <label className="row g6 tick-line">
      <input type="checkbox" className="tickbox" checked={on} onChange={() => set(!on)} />
      {label}
    </label>
  )
}
