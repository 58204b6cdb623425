import { type ReactElement, useState } from 'react'
import type { SourceSummary } from '../../../app/contract/index.ts'
import type { Force } from '../../../app/vocabulary/index.ts'
import { useFacets, useTotal } from '../../state/answers.ts'
import { run } from '../../state/commands.ts'
import { isDone, showImports, useImports } from '../../state/imports.ts'
import { EVERY_ROW, openSource, show, useLooking } from '../../state/looking.ts'
import { byWords, forcesOf, forceWords } from '../../state/names.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Split } from '../../ui/split.tsx'
import { Status } from '../../ui/status.tsx'
import { count, figure } from '../../ui/words.ts'
import { FileInspector } from './file-inspector.tsx'
import { FileRow } from './file-row.tsx'

type State = 'review' | 'nothing' | 'read'

const GROUPS: readonly { readonly state: State; readonly title: string }[] = [
  { state: 'review', title: 'To review' },
  { state: 'nothing', title: 'No numbers found' },
  { state: 'read', title: 'Read' },
]

/** What was made of a file as a whole: the sheet that needs a person decides. */
export function stateOf(source: SourceSummary): State {
  if (source.sheets.some((sheet) => sheet.state === 'review')) return 'review'
  return source.sheets.some((sheet) => sheet.observations > 0) ? 'read' : 'nothing'
}

interface Group {
  readonly state: State
  readonly title: string
  readonly files: readonly SourceSummary[]
}

function groupsOf(sources: readonly SourceSummary[], forces: readonly Force[]): readonly Group[] {
  return GROUPS.map((group) => ({
    ...group,
    files: byWords(
      sources.filter((source) => stateOf(source) === group.state),
      (source) => forceWords(forcesOf(source), forces),
    ),
  }))
}

/** The files in a table, those that wait for a person first; the chosen one at the right. */
export function FileBoard(): ReactElement {
  const sources = useSession((session) => session.state.sources)
  const [chosen, setChosen] = useState<number | null>(null)
  const forces = useSession((session) => session.state.forces)
  const groups = groupsOf(sources, forces)
  const current = sources.find((source) => source.id === chosen) ?? groups.flatMap(({ files }) => files)[0]
  const inspects = useLooking((looking) => looking.inspector)
  return (
    <section className="view" aria-label="Replies">
      <Head />
      <div className="body">
        <Split
          name="replies"
          panes={[
            {
              id: 'board',
              min: 480,
              content: <Board sources={sources} groups={groups} current={current} onChoose={setChosen} />,
            },
            ...(inspects && current !== undefined
              ? [{ id: 'inspector', min: 260, size: 320, content: <FileInspector source={current} /> }]
              : []),
          ]}
        />
      </div>
      <BoardStatus sources={sources} />
    </section>
  )
}

function Head(): ReactElement {
  const sources = useSession((session) => session.state.sources)
  const sheets = sources.reduce((sum, source) => sum + source.sheets.length, 0)
  return (
    <div className="vh">
      <h1>Replies</h1>
      <span className="meta">
        {count(sources.length, 'file')} · {count(sheets, 'sheet')}
      </span>
      <span className="sp" />
      <Button small kind="quiet" icon="document" onClick={() => run('import-files')}>
        Add files…
      </Button>
      <Button small icon="folder" onClick={() => run('import-folder')}>
        Add folder…
      </Button>
    </div>
  )
}

function Board({
  sources,
  groups,
  current,
  onChoose,
}: {
  readonly sources: readonly SourceSummary[]
  readonly groups: readonly Group[]
  readonly current: SourceSummary | undefined
  readonly onChoose: (id: number) => void
}): ReactElement {
  return (
    <div className="pane fill" data-pane>
      <Summary sources={sources} />
      <Next sources={sources} />
      <div className="scroll">
        <table className="grid board">
          <colgroup>
            <col className="w-force" />
            <col className="w-state" />
            <col />
            <col className="w-format" />
            <col className="w-number" />
            <col className="w-number" />
            <col className="w-withheld" />
          </colgroup>
          <thead>
            <tr>
              <th>Force</th>
              <th>State</th>
              <th>File</th>
              <th>Format</th>
              <th className="num">Sheets</th>
              <th className="num">Numbers</th>
              <th className="num">Withheld</th>
            </tr>
          </thead>
          {groups.map(({ state, title, files }) => {
            if (files.length === 0) return null
            return (
              <tbody key={state}>
                <tr className="grp">
                  <td colSpan={7}>
                    {title} <span className="plain">{files.length}</span>
                  </td>
                </tr>
                {files.map((source) => (
                  <FileRow
                    key={source.id}
                    source={source}
                    state={state}
                    current={source.id === current?.id}
                    onChoose={() => onChoose(source.id)}
                  />
                ))}
              </tbody>
            )
          })}
        </table>
      </div>
    </div>
  )
}

function Summary({ sources }: { readonly sources: readonly SourceSummary[] }): ReactElement {
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

function Next({ sources }: { readonly sources: readonly SourceSummary[] }): ReactElement | null {
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

function BoardStatus({ sources }: { readonly sources: readonly SourceSummary[] }): ReactElement {
  const reconstructed = sources.some((source) => source.illustrative)
  const facets = useFacets(EVERY_ROW).data
  const periods = facets?.find((facet) => facet.column === 'period')?.values.length
  return (
    <Status
      left={
        <>
          <span>
            <b>{figure(sources.length)}</b> {sources.length === 1 ? 'file' : 'files'}
          </span>
          {periods !== undefined && <span>{count(periods, 'period')}</span>}
        </>
      }
      right={reconstructed && <span>Files that call themselves a reconstruction are marked °</span>}
    />
  )
}
