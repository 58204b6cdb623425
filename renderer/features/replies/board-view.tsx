import { type ReactElement, type ReactNode, useEffect } from 'react'
import type { ReplacedFile, SourceSummary } from '../../../app/contract/index.ts'
import type { ReplyBoard, ReplyRow } from '../../../app/query/index.ts'
import { writeCsv } from '../../host/blocks.ts'
import { useReplyBoard } from '../../state/answers.ts'
import { run, useCommand } from '../../state/commands.ts'
import { askToLeave } from '../../state/leaving.ts'
import { useLooking } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { ports } from '../../state/ports.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Inspected } from '../../ui/inspected.tsx'
import { InspectorToggle } from '../../ui/inspector-toggle.tsx'
import { Status } from '../../ui/status.tsx'
import { count, day, figure } from '../../ui/words.ts'
import { filtered, grouped, someAsked } from './arrange.ts'
import { boardOf, useBoard } from './board-state.ts'
import { BoardSummary } from './board-summary.tsx'
import { BoardTable } from './board-table.tsx'
import { BoardToolbar } from './board-toolbar.tsx'
import { FileInspector } from './file-inspector.tsx'
import { NextStep } from './next-step.tsx'
import { ReplyInspector } from './reply-inspector.tsx'

/** The board: who was asked, how each answered, and behind every word of it the place where the reply says so. */
export function BoardView({ versions }: { readonly versions: ReactNode }): ReactElement {
  const board = useReplyBoard().data
  const workspace = useSession((session) => session.workspace?.id ?? '')
  useEffect(() => boardOf(workspace), [workspace])
  return (
    <section className="view" aria-label="Replies">
      <Head />
      {board === undefined ? <div className="body" /> : <Board board={board} versions={versions} />}
    </section>
  )
}

function Head(): ReactElement {
  const sources = useSession((session) => session.state.sources)
  const { text, date } = useSession((session) => session.state.request)
  const sheets = sources.reduce((sum, source) => sum + source.sheets.length, 0)
  useCommand('export-rows', () => void exportBoard())
  return (
    <div className="vh">
      <h1>Replies</h1>
      <span className="meta ell" title={text}>
        {count(sources.length, 'file')} · {count(sheets, 'sheet')}
        {text !== '' && ` · ${text}`}
        {date !== null && ` · asked ${day(date)}`}
      </span>
      <span className="sp" />
      <Button small kind="quiet" icon="edit" onClick={() => useLooking.setState({ layer: 'request' })}>
        Request…
      </Button>
      <Button small kind="quiet" icon="exportUp" onClick={() => void exportBoard()}>
        Export board
      </Button>
      <Button small kind="quiet" icon="document" onClick={() => run('import-files')}>
        Add files…
      </Button>
      <Button small icon="folder" onClick={() => run('import-folder')}>
        Add folder…
      </Button>
      <InspectorToggle />
    </div>
  )
}

function Board({ board, versions }: { readonly board: ReplyBoard; readonly versions: ReactNode }): ReactElement {
  const list = useSession((session) => session.state.sources)
  const replaced = useSession((session) => session.state.replaced)
  const sources = new Map(list.map((source) => [source.id, source]))
  const arrangement = useBoard((state) => state.arrangement)
  const chosen = useBoard((state) => state.chosen)
  const inspects = useLooking((looking) => looking.inspector)
  const namesOf = (row: ReplyRow): string => row.files.map((id) => sources.get(id)?.name ?? '').join('\n')
  const shown = filtered(board.rows, arrangement, namesOf)
  const groups = grouped(shown, arrangement, someAsked(board))
  const file =
    chosen !== null && 'file' in chosen
      ? (sources.get(chosen.file) ?? replaced?.find(({ id }) => id === chosen.file))
      : undefined
  const row =
    (chosen !== null && 'force' in chosen ? board.rows.find(({ force }) => force === chosen.force) : undefined) ??
    groups[0]?.rows[0]
  return (
    <>
      <div className="body">
        <Inspected
          name="replies"
          panes={[
            {
              id: 'board',
              min: 480,
              content: (
                <div className="pane fill" data-pane>
                  <BoardSummary board={board} />
                  <NextStep board={board} sources={list} />
                  {versions}
                  <BoardToolbar board={board} />
                  <BoardTable board={board} groups={groups} sources={sources} />
                </div>
              ),
            },
          ]}
          inspector={
            inspects && (file !== undefined || row !== undefined) ? <Chosen {...{ file, row, board, sources }} /> : null
          }
        />
      </div>
      <BoardStatusBar board={board} shown={shown.length} sources={list} />
    </>
  )
}

function Chosen({
  file,
  row,
  board,
  sources,
}: {
  readonly file: SourceSummary | ReplacedFile | undefined
  readonly row: ReplyRow | undefined
  readonly board: ReplyBoard
  readonly sources: ReadonlyMap<number, SourceSummary>
}): ReactElement | null {
  if (file !== undefined) return <FileInspector source={file} />
  return row === undefined ? null : <ReplyInspector row={row} board={board} sources={sources} />
}

function BoardStatusBar({
  board,
  shown,
  sources,
}: {
  readonly board: ReplyBoard
  readonly shown: number
  readonly sources: readonly SourceSummary[]
}): ReactElement {
  return (
    <Status
      left={
        <>
          <span>
            <b>{figure(sources.length)}</b> {sources.length === 1 ? 'file' : 'files'}
          </span>
          <span>
            <b>{figure(shown)}</b> of {count(board.rows.length, 'reply line')}
          </span>
        </>
      }
      right={
        sources.some((source) => source.illustrative) && (
          <span>Files that call themselves a reconstruction are marked °</span>
        )
      }
    />
  )
}

async function exportBoard(): Promise<void> {
  const { host, workbench } = ports()
  if ((await askToLeave({ of: 'replies' }, 'export')) === null) return
  const sent = await writeCsv(host, await workbench.exportReplies())
  const name = useSession.getState().workspace?.name.replace(/\.[^.]*$/, '') ?? 'replies'
  const saved = sent.ok ? await host.saveExport(sent.value, `${name} replies.csv`, 'csv') : sent
  if (!saved.ok) notify('bad', 'The board was not exported.', saved.problem)
  else if (saved.value !== null) notify('good', `Board exported to ${saved.value.path}`)
}
