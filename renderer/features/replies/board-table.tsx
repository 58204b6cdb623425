import { Fragment, type ReactElement, useEffect, useRef, useState } from 'react'
import type { SourceSummary } from '../../../app/contract/index.ts'
import type { ReplyBoard } from '../../../app/query/index.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { AS_IT_IS, type BoardColumn, type BoardGroup } from './arrange.ts'
import { BoardRow, type OptionalColumn } from './board-row.tsx'
import { arrange, useBoard } from './board-state.ts'
import { FileLine } from './file-line.tsx'
import { ReplacedLine } from './replaced-line.tsx'
import { questionWords } from './words.ts'

/** The board as a table: files that nobody is named for, then the replies in their groups. */
export function BoardTable({
  board,
  groups,
  sources,
}: {
  readonly board: ReplyBoard
  readonly groups: readonly BoardGroup[]
  readonly sources: ReadonlyMap<number, SourceSummary>
}): ReactElement {
  const chosen = useBoard((state) => state.chosen)
  const open = useBoard((state) => state.open)
  const filters = useBoard(({ arrangement }) => arrangement)
  const { periods, measure } = useSession((session) => session.state.request)
  const [room, place] = useWidth()
  const optional = room >= WIDE ? OPTIONAL : room >= MIDDLING ? OPTIONAL.slice(0, 2) : []
  const columns = 7 + optional.length + board.questions.length
  const filesOf = (ids: readonly number[]): readonly SourceSummary[] => ids.flatMap((id) => sources.get(id) ?? [])
  const wanted = filters.text.trim().toLowerCase()
  const isFound = ({ path }: Pick<SourceSummary, 'path'>): boolean => path.toLowerCase().includes(wanted)
  const current = chosen === null ? groups[0]?.rows[0]?.force : 'force' in chosen ? chosen.force : undefined
  const isFile = (id: number): boolean => chosen !== null && 'file' in chosen && chosen.file === id
  const unplaced = filters.status + filters.format + filters.years === '' ? filesOf(board.unplaced).filter(isFound) : []
  const replaced = useSession(({ state }) => state.replaced)?.filter(isFound) ?? []
  const narrow = periods.length > 4 ? 40 : periods.length * 13 + 10
  return (
    <div className="scroll board-scroll" ref={place}>
      <table className="grid board" aria-label="Replies by force">
        <colgroup>
          <col className="w-force" />
          <col className="w-state" />
          {board.questions.map((question) => (
            <col key={question} style={{ width: Math.max(narrow, questionWords(question, measure).length * 6 + 14) }} />
          ))}
          <col className="w-files" />
          <col className="w-format" />
          <col className="w-years" />
          {optional.map((column) => (
            <col key={column} className={`w-${column}`} />
          ))}
          <col className="w-number" />
          <col className="w-caveat" />
        </colgroup>
        <thead>
          <tr>
            <Head by="force">Force</Head>
            <Head by="status">Reply</Head>
            {board.questions.map((question) => (
              <th key={question} className="q">
                {questionWords(question, measure)}
              </th>
            ))}
            <Head by="files">Files</Head>
            <Head by="format">Format</Head>
            <Head by="years">Years</Head>
            {optional.includes('units') && <Head by="units">Counts</Head>}
            {optional.includes('rule') && <th>Suppression</th>}
            {optional.includes('taken') && <Head by="extracted">Extracted</Head>}
            <Head by="figures" className="num">
              Numbers
            </Head>
            <th>Caveat, as written</th>
          </tr>
        </thead>
        {unplaced.length > 0 && (
          <tbody>
            <GroupLine columns={columns} title="Force not known" count={unplaced.length} />
            {unplaced.map((source) => (
              <FileLine key={source.id} source={source} columns={columns - 1} current={isFile(source.id)} unplaced />
            ))}
          </tbody>
        )}
        {groups.map(({ key, title, rows }) => (
          <tbody key={key}>
            {title !== '' && <GroupLine columns={columns} title={title} count={rows.length} />}
            {rows.map((row) => {
              const files = filesOf(row.files)
              // Whoever looks for a file wants to see it, not the force that it is folded under.
              const unfolded = files.length > 0 && (open.has(row.force) || (wanted !== '' && files.some(isFound)))
              return (
                <Fragment key={row.force}>
                  <BoardRow
                    row={row}
                    questions={board.questions}
                    files={files}
                    current={row.force === current}
                    unfolded={unfolded}
                    optional={optional}
                  />
                  {unfolded &&
                    files.map((source) => (
                      <FileLine key={source.id} source={source} columns={columns - 1} current={isFile(source.id)} />
                    ))}
                </Fragment>
              )
            })}
          </tbody>
        ))}
        {replaced.length > 0 && (
          <tbody>
            <GroupLine columns={columns} title="Replaced, kept and not counted" count={replaced.length} />
            {replaced.map((file) => (
              <ReplacedLine key={file.id} file={file} columns={columns - 1} current={isFile(file.id)} />
            ))}
          </tbody>
        )}
      </table>
      {groups.length === 0 && unplaced.length === 0 && replaced.length === 0 && (
        <div className="blank">
          <p>No reply fits these filters.</p>
          <Button small onClick={() => arrange({ ...AS_IT_IS, group: filters.group, sort: filters.sort })}>
            Show every reply
          </Button>
        </div>
      )}
    </div>
  )
}

/** Room, in pixels, for all columns and for the first two that may be left out; the inspector shows what a column does not. */
const WIDE = 1120
const MIDDLING = 960
const OPTIONAL: readonly OptionalColumn[] = ['units', 'rule', 'taken']

/** Width of what the ref is put on, as it changes. */
function useWidth(): readonly [number, (element: HTMLDivElement | null) => void] {
  const [width, setWidth] = useState(WIDE)
  const observer = useRef<ResizeObserver | null>(null)
  useEffect(() => () => observer.current?.disconnect(), [])
  const place = useRef((element: HTMLDivElement | null) => {
    observer.current?.disconnect()
    if (element === null) return
    observer.current = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? WIDE))
    observer.current.observe(element)
  })
  return [width, place.current]
}

function GroupLine({
  columns,
  title,
  count,
}: {
  readonly columns: number
  readonly title: string
  readonly count: number
}): ReactElement {
  return (
    <tr className="grp">
      <td colSpan={columns}>
        {title} <span className="plain">{count}</span>
      </td>
    </tr>
  )
}

function Head({
  by,
  className = '',
  children,
}: {
  readonly by: BoardColumn
  readonly className?: string
  readonly children: string
}): ReactElement {
  const sort = useBoard(({ arrangement }) => arrangement.sort)
  const on = sort.by === by
  return (
    <th className={className} aria-sort={on ? (sort.down ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        className="head-button"
        title={`Sort by ${children.toLowerCase()}`}
        onClick={() => arrange({ sort: { by, down: on && !sort.down } })}
      >
        {children}
        {on && <Icon name={sort.down ? 'caretUp' : 'caretDown'} size={12} />}
      </button>
    </th>
  )
}
