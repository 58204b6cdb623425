import { type ReactElement, useState } from 'react'
import type { SourceSummary } from '../../../app/contract/index.ts'
import type { Force } from '../../../app/vocabulary/index.ts'
import { useFacets } from '../../state/answers.ts'
import { run } from '../../state/commands.ts'
import { EVERY_ROW, useLooking } from '../../state/looking.ts'
import { byWords, forcesOf, forceWords } from '../../state/names.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Split } from '../../ui/split.tsx'
import { Status } from '../../ui/status.tsx'
import { count, figure } from '../../ui/words.ts'
import { FileInspector } from './file-inspector.tsx'
import { FileRow } from './file-row.tsx'
import { GROUPS, stateOf } from './states.ts'
import { Next, Summary } from './summary.tsx'

interface Group {
  readonly state: ReturnType<typeof stateOf>
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
