import { type ReactElement, useState } from 'react'
import type { ReplyRow } from '../../../app/query/index.ts'
import { REPLY_STATUSES, type ReplyChoice, type ReplyStatus } from '../../../app/vocabulary/index.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { statusOfRow, statusWords } from './words.ts'

/** Sets status, section and note of a reply in place of what was read. Ctrl Enter keeps it; what was read stands beside. */
export function ReplyForm({ row }: { readonly row: ReplyRow }): ReactElement {
  const [status, setStatus] = useState<ReplyStatus | ''>(row.choice?.status ?? '')
  const [section, setSection] = useState(row.choice?.section ?? '')
  const [note, setNote] = useState(row.choice?.note ?? '')
  const typed = section.trim()
  const choice: ReplyChoice = { status: status || null, section: typed === '' ? null : typed, note: note.trim() }
  const was = row.choice ?? { status: null, section: null, note: '' }
  const same = choice.status === was.status && choice.section === was.section && choice.note === was.note
  const { derived } = row
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter acts in every field of the form
    <div
      className="reply-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !same) {
          event.preventDefault()
          void keep(row, choice)
        }
      }}
    >
      <p className="sec">
        Read from the files: <b className="md">{statusOfRow(derived).word.toLowerCase()}</b>
        {derived.section !== null && ` (${derived.section})`}
      </p>
      <div className="row">
        <span className="label">Reply</span>
        <Choice
          label={`Reply of ${row.name}`}
          value={status}
          options={[
            { key: '', label: 'As read' },
            ...REPLY_STATUSES.map((key) => ({ key, label: statusWords(key).word })),
          ]}
          onChange={setStatus}
        />
      </div>
      <label className="row">
        <span className="label">Section</span>
        <span className="inp">
          <input
            className="bare"
            type="text"
            spellCheck={false}
            maxLength={40}
            placeholder={derived.section ?? 's.12, s.40(2)'}
            value={section}
            onChange={(event) => setSection(event.target.value)}
          />
        </span>
      </label>
      <textarea
        className="area"
        rows={2}
        aria-label={`Note on the reply of ${row.name}`}
        placeholder="What a reader of this board must know"
        maxLength={10_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="row">
        {row.choice !== null && (
          <Button small kind="quiet" onClick={() => void keep(row, { status: null, section: null, note: '' })}>
            Back to what was read
          </Button>
        )}
        <span className="sp" />
        <Button small disabled={same} onClick={() => void keep(row, choice)}>
          Keep your reading
        </Button>
      </div>
    </div>
  )
}

async function keep(row: ReplyRow, choice: ReplyChoice): Promise<void> {
  const done = await perform({ do: 'set reply', force: row.force, choice })
  if (!done.ok) notify('bad', `The reply of ${row.name} was not changed.`, done.problem)
}
