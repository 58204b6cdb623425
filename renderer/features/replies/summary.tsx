import type { ReactElement } from 'react'
import type { SourceSummary } from '../../../app/contract/index.ts'
import { useTotal } from '../../state/answers.ts'
import { isDone, showImports, useImports } from '../../state/imports.ts'
import { EVERY_ROW, openSource, show } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { count, figure } from '../../ui/words.ts'
import { GROUPS, stateOf } from './states.ts'

/** How many forces, files and numbers, and how many of each are withheld or wait. */
export function Summary({ sources }: { readonly sources: readonly SourceSummary[] }): ReactElement {
  const observations = useSession((session) => session.state.observationCount)
  const total = useTotal(EVERY_ROW).data
  const forces = new Set(sources.flatMap((source) => source.sheets.flatMap((sheet) => sheet.forces)))
  const unnamed = sources.filter(
    (source) => stateOf(source) !== 'nothing' && source.sheets.every((sheet) => sheet.forces.length === 0),
  ).length
  const byState = GROUPS.map(({ state, title }) => ({
    state,
    title,
    files: sources.filter((source) => stateOf(source) === state).length,
  }))
  const given = total?.byStatus.ok ?? 0
  const withheld = (total?.count ?? 0) - given
  return (
    <div className="summary">
      <div className="left">
        <p>
          <b className="big-number">{count(forces.size, 'force')}</b>
          <span className="muted">
            in {count(sources.length, 'file')}
            {unnamed > 0 ? `, ${unnamed} without a force` : ''}
          </span>
        </p>
        <div className="tiles" aria-hidden="true">
          {byState.flatMap(({ state, files }) =>
            Array.from({ length: files }, (_, position) => <i key={`${state}${String(position)}`} className={state} />),
          )}
        </div>
        <div className="row g12">
          {byState.map(({ state, title, files }) =>
            files === 0 ? null : (
              <span key={state} className="key">
                <i className={`tile ${state}`} />
                {files} {title.toLowerCase()}
              </span>
            ),
          )}
        </div>
      </div>
      <dl className="facts">
        <div>
          <dt>Numbers</dt>
          <dd>{figure(observations)}</dd>
          <i className="share">
            <i style={{ flex: given }} />
            <i className="hatch" style={{ flex: withheld }} />
          </i>
        </div>
        <div>
          <dt>Given</dt>
          <dd>{figure(given)}</dd>
        </div>
        <div>
          <dt>Withheld</dt>
          <dd className={withheld > 0 ? 'c-held' : ''}>{figure(withheld)}</dd>
        </div>
      </dl>
    </div>
  )
}

/** The next step, in words, and the one filled button. */
export function Next({ sources }: { readonly sources: readonly SourceSummary[] }): ReactElement | null {
  const imports = useImports()
  const refused = imports.files.filter((file) => file.state === 'refused').length
  const toReview = sources.flatMap((source) =>
    source.sheets.filter((sheet) => sheet.state === 'review').map((sheet) => ({ source, sheet })),
  )
  const [first] = toReview
  return (
    <div className="todo">
      <span className="it sb">Next</span>
      {toReview.length > 0 && (
        <span className="it">
          <Icon name="document" size={14} />
          {count(toReview.length, 'sheet needs its', 'sheets need their')} layout confirmed
        </span>
      )}
      {refused > 0 && (
        <span className="it">
          <Icon name="issue" size={14} />
          {count(refused, 'file')} not read
          <button type="button" className="link" onClick={() => showImports(true)}>
            See why
          </button>
        </span>
      )}
      {imports.running && (
        <span className="it">
          <Icon name="refresh" size={14} />
          {imports.files.filter(isDone).length} of {imports.files.length} read
        </span>
      )}
      {toReview.length === 0 && refused === 0 && !imports.running && (
        <span className="it">Every sheet was recognised. Look through the numbers.</span>
      )}
      <span className="sp" />
      {first === undefined ? (
        <Button small kind="primary" icon="grid" onClick={() => show('explore')}>
          Explore the numbers
        </Button>
      ) : (
        <Button
          small
          kind="primary"
          onClick={() => openSource({ source: first.source.id, sheet: first.sheet.index, cell: null })}
        >
          Review {count(toReview.length, 'layout')}
        </Button>
      )}
    </div>
  )
}
