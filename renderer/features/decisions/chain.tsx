import { type ReactElement, useState } from 'react'
import type { ChainCell, FigureOutcome } from '../../../app/contract/index.ts'
import type { DecisionAbout, ObservationId } from '../../../app/query/index.ts'
import { askDecision, openDecisions, useChain } from '../../state/decisions.ts'
import { askToLeave } from '../../state/leaving.ts'
import { openSource } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { CellRef } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { copyText } from '../../ui/clipboard.ts'
import { Icon } from '../../ui/icon.tsx'
import { count } from '../../ui/words.ts'
import './decisions.css'

/** So many cells stand open; the rest unfold. */
const AT_FIRST = 4

/** How a figure came about: each source cell, how it was read, what was decided, the number; and what can be decided about it. */
export function Chain({
  what,
  ids,
  outcome = null,
  options = [],
  linked = true,
}: {
  /** Which of several figures it is. */
  readonly what?: string
  readonly ids: readonly ObservationId[]
  readonly outcome?: FigureOutcome | null
  readonly options?: readonly DecisionAbout[]
  /** The cells open their sheets; not where the one cell stands above already. */
  readonly linked?: boolean
}): ReactElement | null {
  const chain = useChain(ids, outcome).data
  const [all, setAll] = useState(false)
  if (chain === undefined || ids.length === 0) return null
  const cells = all ? chain.cells : chain.cells.slice(0, AT_FIRST)
  const more = chain.cells.length + chain.further - cells.length
  const copy = async (): Promise<void> => {
    if ((await askToLeave({ of: 'chain', ids }, 'copy')) === null) return
    copyText(chain.text)
    notify('good', `Copied: how the figure came about, ${count(ids.length, 'cell')}`)
  }
  return (
    <section className="sect chain" aria-label={what === undefined ? 'How it came about' : `How ${what} came about`}>
      <h2>
        {what === undefined ? 'How it came about' : `How ${what} came about`} <span className="sp" />
        <IconButton label="Copy how it came about" icon="copy" onClick={() => void copy()} />
      </h2>
      <ol>
        {cells.map((cell) => (
          <Link key={cell.id} cell={cell} linked={linked} />
        ))}
      </ol>
      {more > 0 && (
        <button type="button" className="link" onClick={() => setAll(true)} disabled={all}>
          {all ? `and ${count(more, 'further cell')}` : `Show ${count(more, 'further cell')}`}
        </button>
      )}
      {chain.decisions.map(({ id, words }) => (
        <p key={id} className="chain-decided">
          <Icon name="tick" size={12} />
          <span>{words}</span>
        </p>
      ))}
      <p className="chain-number">
        <span className="muted">Number</span> <b>{chain.number}</b>
      </p>
      <div className="row g6 wrap">
        {options.length > 0 && (
          <Button small onClick={() => askDecision(options)}>
            Decide…
          </Button>
        )}
        {chain.decisions.length > 0 && (
          <Button small kind="quiet" onClick={openDecisions}>
            All decisions
          </Button>
        )}
      </div>
    </section>
  )
}

function Link({ cell, linked }: { readonly cell: ChainCell; readonly linked: boolean }): ReactElement {
  const { source, sheet, at, raw, read, typed, counts, words, file, sheetName } = cell
  const [what = '', ...steps] = read
  const open = (): void => openSource({ source, sheet, cell: at })
  return (
    <li>
      <div className="row g6" title={[file, sheetName].filter(Boolean).join(' › ')}>
        {linked ? <CellRef cell={cell.cell} onOpen={open} /> : <CellRef cell={cell.cell} />}
        <span className="nw">{raw === '' ? '(blank)' : `“${raw}”`}</span>
        <span className="ell muted">{[file, sheetName].filter(Boolean).join(' › ')}</span>
        <span className="sp" />
        <span className={counts ? 'num' : 'num muted struck'}>{words}</span>
      </div>
      <p className="muted" title={steps.join('\n')}>
        {typed === undefined ? 'read' : `${typed},`} as {what}
      </p>
      {!counts && <p className="held">Not counted, by decision</p>}
    </li>
  )
}
