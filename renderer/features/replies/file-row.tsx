import type { ReactElement } from 'react'
import type { SourceSummary } from '../../../app/contract/index.ts'
import { useTotal } from '../../state/answers.ts'
import { openSource } from '../../state/looking.ts'
import { forcesOf, forceWords } from '../../state/names.ts'
import { useSession } from '../../state/session.ts'
import { Badge } from '../../ui/badge.tsx'
import { Icon } from '../../ui/icon.tsx'
import { figure, formatWords } from '../../ui/words.ts'

/** One file of the board. A click chooses it; Enter or a double click opens its first sheet. */
export function FileRow({
  source,
  state,
  current,
  onChoose,
}: {
  readonly source: SourceSummary
  readonly state: 'review' | 'nothing' | 'read'
  readonly current: boolean
  readonly onChoose: () => void
}): ReactElement {
  const forces = useSession((session) => session.state.forces)
  const whose = forceWords(forcesOf(source), forces)
  const numbers = source.sheets.reduce((sum, sheet) => sum + sheet.observations, 0)
  const proposals = source.sheets.reduce((sum, sheet) => sum + sheet.proposals, 0)
  const open = (): void => openSource({ source: source.id, sheet: firstSheet(source), cell: null })
  return (
    <tr className={current ? 'sel' : ''} onClick={onChoose} onDoubleClick={open}>
      <th>
        <button
          type="button"
          className="row-button ell"
          aria-current={current ? 'true' : undefined}
          onFocus={onChoose}
          onKeyDown={(event) => {
            if (event.key === 'Enter') open()
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              neighbour(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)
            }
          }}
        >
          {whose === '' ? <span className="c-warn">not named</span> : whose}
        </button>
      </th>
      <td>
        <StateWord state={state} />
      </td>
      <td className="sec" title={source.path}>
        {source.name}
        {source.illustrative && <span className="muted"> °</span>}
      </td>
      <td>
        {formatWords(source.format)} <span className="muted">{textWords(source)}</span>
      </td>
      <td className="num">{figure(source.sheets.length)}</td>
      <td className="num">
        {proposals > 0 && numbers === 0 ? (
          <span className="muted" title="These numbers wait for the layout to be confirmed">
            ({figure(proposals)})
          </span>
        ) : (
          figure(numbers)
        )}
      </td>
      <td className="num">
        <Withheld path={source.path} numbers={numbers} />
      </td>
    </tr>
  )
}

function StateWord({ state }: { readonly state: 'review' | 'nothing' | 'read' }): ReactElement {
  switch (state) {
    case 'read':
      return (
        <span className="row g4 sec">
          <Icon name="tick" size={14} className="c-good" />
          Read
        </span>
      )
    case 'review':
      return (
        <Badge tone="warn" icon="help">
          To review
        </Badge>
      )
    case 'nothing':
      return (
        <Badge tone="line" icon="document">
          No numbers
        </Badge>
      )
  }
}

function Withheld({ path, numbers }: { readonly path: string; readonly numbers: number }): ReactElement {
  const total = useTotal({ filters: [{ column: 'file', test: 'one of', values: [path] }], search: '', sort: [] }).data
  if (numbers === 0 || total === undefined) return <span className="muted">–</span>
  const withheld = total.count - total.byStatus.ok
  return withheld === 0 ? <span className="muted">none</span> : <span className="c-held md">{figure(withheld)}</span>
}

function textWords(source: SourceSummary): string {
  if (source.encoding === null) return ''
  const delimiter =
    { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }[source.delimiter ?? ''] ?? source.delimiter ?? ''
  return `${source.encoding}, ${delimiter}`
}

function firstSheet(source: SourceSummary): number {
  const best =
    source.sheets.find((sheet) => sheet.state === 'review') ?? source.sheets.find((sheet) => sheet.observations > 0)
  return best?.index ?? 0
}

function neighbour(from: HTMLElement, by: 1 | -1): void {
  const buttons = [...(from.closest('table')?.querySelectorAll<HTMLElement>('.row-button') ?? [])]
  buttons[buttons.indexOf(from) + by]?.focus()
}
