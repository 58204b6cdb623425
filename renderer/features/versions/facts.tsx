import type { ReactElement } from 'react'
import type { VersionDifference, VersionFile } from '../../../app/contract/index.ts'
import { useSession } from '../../state/session.ts'
import { fileOf } from '../../state/versions.ts'
import { Icon } from '../../ui/icon.tsx'
import { count, list, moment } from '../../ui/words.ts'

/** The two files: which is which, when each came, and whether it counts. */
export function Heads({ difference }: { readonly difference: VersionDifference }): ReactElement {
  const { older, newer, state, same, changed, added, gone } = difference
  return (
    <div className="versions-heads">
      <Head
        label="Older"
        file={older}
        numbers={same + changed + gone}
        words={state === 'replaced' ? 'kept, not counted' : 'counts'}
      />
      <Icon name="chevronRight" size={16} className="muted" />
      <Head label="Newer" file={newer} numbers={same + changed + added} words="counts" />
    </div>
  )
}

function Head({
  label,
  file,
  numbers,
  words,
}: {
  readonly label: string
  readonly file: VersionFile
  readonly numbers: number
  readonly words: string
}): ReactElement {
  return (
    <section aria-label={label}>
      <p className="muted">{label}</p>
      <p className="md ell" title={file.path}>
        {file.name}
      </p>
      <p className="sec ell">{[`came ${moment(file.arrivedAt)}`, count(numbers, 'number'), words].join(' · ')}</p>
    </section>
  )
}

/** What goes over to the newer file, what does not, and which notes it concerns. */
export function Carried({ difference }: { readonly difference: VersionDifference }): ReactElement | null {
  const { carried, dropped, notes, same, changed, added, newer, state } = difference
  const waiting = useSession((session) =>
    (fileOf(session.state, newer.id)?.sheets ?? []).reduce((sum, { proposals }) => sum + proposals, 0),
  )
  const unread = same + changed + added === 0
  if (carried.length + dropped.length + notes === 0 && !unread) return null
  return (
    <ul className="versions-facts">
      {unread && (
        <li className="c-warn">
          <Icon name="warning" size={14} />
          {waiting > 0
            ? `No figure of the newer file is confirmed yet: ${count(waiting, 'number waits', 'numbers wait')} for the layout. Confirm it in Source first.`
            : 'No figure is read from the newer file.'}
        </li>
      )}
      {notes > 0 && (
        <li>
          <Icon name="comment" size={14} className="muted" />
          {state === 'replaced'
            ? `${count(notes, 'figure', 'figures')} with notes changed or went; the notes say what the value was.`
            : `${count(notes, 'figure with notes changes or goes', 'figures with notes change or go')}. The notes stay with what they are about and say what the value was.`}
        </li>
      )}
      {carried.length > 0 && (
        <li>
          <Icon name="tick" size={14} className="c-good" />
          Holds for the newer too: {list(carried)}
        </li>
      )}
      {dropped.length > 0 && (
        <li>
          <Icon name="warning" size={14} className="c-warn" />
          Does not fit the newer and is left behind: {list(dropped)}
        </li>
      )}
    </ul>
  )
}
