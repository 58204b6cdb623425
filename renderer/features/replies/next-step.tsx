import type { ReactElement, ReactNode } from 'react'
import type { SourceSummary } from '../../../app/contract/index.ts'
import type { ReplyBoard } from '../../../app/query/index.ts'
import { isDone, showImports, useImports } from '../../state/imports.ts'
import { show, useLooking } from '../../state/looking.ts'
import { openReview, useWaiting } from '../../state/review.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { count } from '../../ui/words.ts'
import { arrange } from './board-state.ts'

/** The next step, in words, and the one filled button. */
export function NextStep({
  board,
  sources,
}: {
  readonly board: ReplyBoard
  readonly sources: readonly SourceSummary[]
}): ReactElement {
  const imports = useImports()
  const request = useSession((session) => session.state.request)
  const refused = imports.files.filter((file) => file.state === 'refused').length
  const toReview = sources.flatMap((source) => source.sheets.filter((sheet) => sheet.state === 'review'))
  const waiting = useWaiting()
  const silent = board.rows.filter(({ asked, status }) => asked && status === 'no_reply').length
  const unsaid = request.bodies.length === 0 && request.periods.length === 0
  const nothing = waiting === 0 && refused === 0 && board.unplaced.length === 0 && !imports.running
  return (
    <div className="todo">
      <div className="its">
        <span className="it sb">Next</span>
        {toReview.length > 0 && (
          <Item icon="document">{count(toReview.length, 'sheet needs its', 'sheets need their')} layout confirmed</Item>
        )}
        {board.unplaced.length > 0 && (
          <Item icon="help">{count(board.unplaced.length, 'file without', 'files without')} a force</Item>
        )}
        {refused > 0 && (
          <Item icon="issue">
            {count(refused, 'file')} not read
            <button type="button" className="link" onClick={() => showImports(true)}>
              See why
            </button>
          </Item>
        )}
        {imports.running && (
          <Item icon="refresh">
            {imports.files.filter(isDone).length} of {imports.files.length} read
          </Item>
        )}
        {silent > 0 && !imports.running && (
          <Item icon="time">
            {count(silent, 'force')} to chase
            <button type="button" className="link" onClick={() => arrange({ status: 'no_reply' })}>
              Show {silent === 1 ? 'it' : 'them'}
            </button>
          </Item>
        )}
        {unsaid && (
          <Item icon="edit">
            Replies are measured against what was asked
            {waiting > 0 && (
              <button type="button" className="link" onClick={() => useLooking.setState({ layer: 'request' })}>
                Say what was asked
              </button>
            )}
          </Item>
        )}
        {nothing && !unsaid && silent === 0 && <Item>Every sheet was recognised. Look through the numbers.</Item>}
      </div>
      {waiting > 0 ? (
        <Button small kind="primary" onClick={openReview}>
          Review {count(waiting, 'question')}
        </Button>
      ) : unsaid ? (
        <Button small kind="primary" icon="edit" onClick={() => useLooking.setState({ layer: 'request' })}>
          Say what was asked
        </Button>
      ) : (
        <Button small kind="primary" icon="grid" onClick={() => show('explore')}>
          Explore the numbers
        </Button>
      )}
    </div>
  )
}

function Item({ icon, children }: { readonly icon?: IconName; readonly children: ReactNode }): ReactElement {
  return (
    <span className="it">
      {icon !== undefined && <Icon name={icon} size={14} />}
      {children}
    </span>
  )
}
