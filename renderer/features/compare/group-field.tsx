import { type ReactElement, useState } from 'react'
import type { CompareRow } from '../../../app/query/index.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { Button } from '../../ui/button.tsx'

/** The group that the analyst puts a force in: a name of theirs, typed or taken from those in use. */
export function GroupField({
  row,
  groups,
}: {
  readonly row: CompareRow
  readonly groups: readonly string[]
}): ReactElement {
  const [text, setText] = useState(row.group)
  const set = async (group: string | null): Promise<void> => {
    const done = await perform({ do: 'set force group', forces: [row.force], group })
    if (!done.ok) notify('bad', 'The group was not kept.', done.problem)
  }
  return (
    <form
      className="row g6"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== row.group) void set(text.trim() === '' ? null : text.trim())
      }}
    >
      <label className="inp grow">
        <input
          className="bare"
          aria-label={`Own group of ${row.name}`}
          placeholder="for example: south coast"
          list="cmp-groups"
          maxLength={80}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <datalist id="cmp-groups">
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <Button small type="submit" disabled={text.trim() === row.group}>
        {text.trim() === '' && row.group !== '' ? 'Take out' : 'Set group'}
      </Button>
    </form>
  )
}
