import { type KeyboardEvent, type ReactElement, type RefObject, useEffect, useRef, useState } from 'react'
import type { VersionDifference } from '../../../app/contract/index.ts'
import type { DifferenceRow, FigureAt } from '../../../app/query/index.ts'
import { openSource } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { shutVersions, useComparing } from '../../state/versions.ts'
import { CellRef } from '../../ui/badge.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Figure, STATUS_CLASS } from '../../ui/withheld.tsx'
import { sentence } from '../../ui/words.ts'
import { breakdownOf, CHANGE_WORDS, changeOf, forceNameOf, inSight, lineAfter, lineWords } from './difference-lines.ts'

const HEIGHT = 24

/** The differences, a line each. Arrows walk along them, Enter opens the newer cell and Shift Enter the older. */
export function DifferenceTable({
  lines,
  difference,
  box,
}: {
  readonly lines: readonly DifferenceRow[]
  readonly difference: VersionDifference
  readonly box: RefObject<HTMLDivElement | null>
}): ReactElement {
  const line = useComparing((comparing) => Math.max(0, Math.min(comparing.line, lines.length - 1)))
  const table = useRef<HTMLTableElement>(null)
  const [seen, setSeen] = useState({ top: 0, room: 400 })
  const { first, last } = inSight(lines.length, seen.top, seen.room, HEIGHT)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const look = (): void => setSeen({ top: element.scrollTop, room: element.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    table.current?.focus({ preventScroll: true })
    return () => observer.disconnect()
  }, [box])
  useEffect(() => {
    const element = box.current
    if (element === null) return
    // The head of the table covers the first line's height.
    const top = line * HEIGHT
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + 2 * HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top + 2 * HEIGHT - element.clientHeight
  }, [box, line])
  const press = (event: KeyboardEvent): void => {
    const row = lines[line]
    const to = lineAfter(event.key, line, lines.length, Math.max(1, Math.floor(seen.room / HEIGHT) - 2))
    if (to !== null) useComparing.setState({ line: to })
    else if (event.key === 'Enter' && event.target === table.current && row !== undefined)
      openCell(difference, row, event.shiftKey ? 'older' : 'newer')
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={box}
      className="versions-lines"
      onScroll={(event) => setSeen({ top: event.currentTarget.scrollTop, room: event.currentTarget.clientHeight })}
    >
      <table
        ref={table}
        className="grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose lines are walked by arrows is a grid
        role="grid"
        tabIndex={0}
        aria-label="What the two versions say differently"
        aria-rowcount={lines.length + 1}
        aria-activedescendant={lines.length > 0 ? rowId(line) : undefined}
        onKeyDown={press}
      >
        <colgroup>
          <col className="w-change" />
          <col className="w-force" />
          <col className="w-measure" />
          <col className="w-period" />
          <col />
          <col className="w-figure" />
          <col className="w-cell" />
          <col className="w-figure" />
          <col className="w-cell" />
          <col className="w-by" />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {HEADS.map(({ key, words, num = '' }) => (
              <th key={key} className={num}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr style={{ height: first * HEIGHT }} aria-hidden />}
          {numbered(lines, first, last).map(({ row, nth }) => (
            <Line key={nth} row={row} nth={nth} current={nth === line} difference={difference} />
          ))}
          {last < lines.length && <tr style={{ height: (lines.length - last) * HEIGHT }} aria-hidden />}
        </tbody>
      </table>
      {lines.length === 0 && <p className="versions-none muted">{noneWords(difference)}</p>}
    </div>
  )
}

function noneWords({ rows, same }: VersionDifference): string {
  if (rows.length > 0) return 'None of this kind.'
  return same > 0 ? 'Both say the same: no figure differs.' : 'No figure of either file is confirmed yet.'
}

function numbered(lines: readonly DifferenceRow[], first: number, last: number) {
  return lines.slice(first, last).map((row, position) => ({ row, nth: first + position }))
}

const HEADS: readonly { readonly key: string; readonly words: string; readonly num?: string }[] = [
  { key: 'change', words: 'Change' },
  { key: 'force', words: 'Force' },
  { key: 'measure', words: 'Measure' },
  { key: 'period', words: 'Period' },
  { key: 'breakdown', words: 'Breakdown' },
  { key: 'older', words: 'Older', num: 'num marked' },
  { key: 'older cell', words: 'Cell' },
  { key: 'newer', words: 'Newer', num: 'num marked' },
  { key: 'newer cell', words: 'Cell' },
  { key: 'by', words: 'By', num: 'num' },
]

function Line({
  row,
  nth,
  current,
  difference,
}: {
  readonly row: DifferenceRow
  readonly nth: number
  readonly current: boolean
  readonly difference: VersionDifference
}): ReactElement {
  const forces = useSession((session) => session.state.forces)
  const { word, icon } = CHANGE_WORDS[row.change]
  const force = forceNameOf(row, forces)
  return (
    <tr
      id={rowId(nth)}
      aria-rowindex={nth + 2}
      aria-selected={current}
      aria-label={lineWords(row, force)}
      className={current ? 'sel' : ''}
      onClick={() => useComparing.setState({ line: nth })}
    >
      <td>
        <span className="row g4">
          <Icon name={icon} size={12} className="muted" />
          {word}
        </span>
      </td>
      <td className={row.force === null ? 'c-warn' : 'md'}>{force}</td>
      <td>{sentence(row.measure)}</td>
      <td>{row.periodLabel || '–'}</td>
      <td title={row.dimensions.replaceAll(';', '\n').replaceAll('=', ': ')} className="sec">
        {breakdownOf(row)}
      </td>
      <Side at={row.older} onOpen={() => openCell(difference, row, 'older')} />
      <Side at={row.newer} onOpen={() => openCell(difference, row, 'newer')} />
      <td className="num sec">{changeOf(row)}</td>
    </tr>
  )
}

function Side({ at, onOpen }: { readonly at: FigureAt | null; readonly onOpen: () => void }): ReactElement {
  if (at === null) {
    return (
      <>
        <td className="num muted">
          –<span className="mk" />
        </td>
        <td />
      </>
    )
  }
  const where = at.sheet === '' ? at.cell : `${at.cell} of ${at.sheet}`
  return (
    <>
      <td className={`num ${STATUS_CLASS[at.status]}`} title={`As written: ${at.raw || '(blank)'}`}>
        <Figure row={{ ...at, illustrative: false }} />
      </td>
      <td>
        <CellRef cell={at.cell} title={`Open ${where} in Source`} onOpen={onOpen} tabIndex={-1} />
      </td>
    </>
  )
}

function openCell({ older, newer }: VersionDifference, row: DifferenceRow, wanted: 'older' | 'newer'): void {
  const side = row[wanted] === null ? (wanted === 'older' ? 'newer' : 'older') : wanted
  const at = row[side]
  if (at === null) return
  shutVersions()
  const file = side === 'older' ? older : newer
  openSource({ source: file.id, sheet: at.sheetIndex, cell: { row: at.row, column: at.column } })
}

function rowId(nth: number): string {
  return `version-line-${nth}`
}
