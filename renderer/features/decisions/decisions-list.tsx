import { type ReactElement, useState } from 'react'
import type { ListedDecision } from '../../../app/contract/index.ts'
import { rewordDecision, useDeciding, useDecisions, withdrawDecision } from '../../state/decisions.ts'
import { select, show } from '../../state/looking.ts'
import { ports } from '../../state/ports.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { count, moment } from '../../ui/words.ts'

/** Every decision that changes what counts, the newest first, with its reason, and the way to take it back. */
export function DecisionsList(): ReactElement {
  const decisions = useDecisions().data
  const close = (): void => useDeciding.setState({ list: false })
  return (
    <Dialog title="Decisions" width={720} onClose={close} className="decide">
      <div className="decide-list scroll">
        <p className="sec">
          {decisions === undefined || decisions.length > 0
            ? 'What counts otherwise than the files give it, in every view, chart and export, and why.'
            : 'Every figure counts as its file gives it. A figure in Compare, a number or a finding offers what can be decided about it.'}
        </p>
        {decisions?.map((one) => (
          <One key={one.id} decision={one} />
        ))}
      </div>
      <div className="df">
        <span className="muted">{decisions === undefined ? '' : count(decisions.length, 'decision')}</span>
        <span className="sp" />
        <Button autoFocus={decisions?.length === 0} onClick={close}>
          Close
        </Button>
      </div>
    </Dialog>
  )
}

function One({ decision }: { readonly decision: ListedDecision }): ReactElement {
  const { id, what, effect, idle, reason, author, at, ids } = decision
  const [text, setText] = useState<string | null>(null)
  const showFirst = async (): Promise<void> => {
    const [first] = ids
    const detail = first === undefined ? null : await ports().workbench.detail(first)
    if (detail === null) return
    select(detail.row)
    show('explore')
    useDeciding.setState({ list: false })
  }
  return (
    <section className="decide-one" aria-label={what}>
      <div className="row">
        <b>{what}</b>
        <span className="sp" />
        {idle === '' ? (
          <span className="muted nw">{effect}</span>
        ) : (
          <Badge tone="warn" icon="warning" title={idle}>
            Changes nothing now
          </Badge>
        )}
      </div>
      {text === null ? (
        <p className="sec">“{reason}”</p>
      ) : (
        <div className="row">
          <input
            className="inp grow"
            aria-label="Reason"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button
            small
            disabled={text.trim() === ''}
            onClick={() => void rewordDecision(id, text).then(() => setText(null))}
          >
            Keep reason
          </Button>
        </div>
      )}
      {idle !== '' && <p className="muted">{idle}.</p>}
      <div className="row g6">
        <span className="muted nw">
          {moment(at)}
          {author === '' ? '' : ` by ${author}`}
        </span>
        <span className="sp" />
        {ids.length > 0 && (
          <Button small kind="quiet" onClick={() => void showFirst()}>
            Show its figures
          </Button>
        )}
        <Button small kind="quiet" onClick={() => setText(text === null ? reason : null)}>
          {text === null ? 'Reword' : 'Leave as it was'}
        </Button>
        <Button small icon="undo" onClick={() => void withdrawDecision(id)}>
          Withdraw
        </Button>
      </div>
    </section>
  )
}
