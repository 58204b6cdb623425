import type { KeyboardEvent, ReactElement } from 'react'
import type { ReplacedFile } from '../../../app/contract/index.ts'
import { openSource } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { bringBack, compareVersions, fileBySha, successorOf } from '../../state/versions.ts'
import { Icon } from '../../ui/icon.tsx'
import { fileSize, formatWords, moment } from '../../ui/words.ts'
import { moveByKey } from './board-row.tsx'
import { choose } from './board-state.ts'

/** A file that was replaced: what took its place and when, the difference once more, and the way back. */
export function ReplacedLine({
  file,
  columns,
  current,
}: {
  readonly file: ReplacedFile
  /** Columns of the table behind the first. */
  readonly columns: number
  readonly current: boolean
}): ReactElement {
  const by = useSession(({ state }) => fileBySha(state, file.replacedBy)?.name)
  const counting = useSession(({ state }) => successorOf(state, file)?.name)
  const take = (): void => choose({ file: file.id })
  const open = (): void => openSource({ source: file.id, sheet: 0, cell: null })
  const byKey = (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.key === 'Enter') open()
    moveByKey(event)
  }
  return (
    <tr className={`file-line replaced ${current ? 'sel' : ''}`} onClick={take} onDoubleClick={open}>
      <th colSpan={2}>
        <span className="row g4">
          <Icon name="archive" size={12} className="muted" />
          <button
            type="button"
            className="row-button ell"
            aria-current={current ? 'true' : undefined}
            title={file.path}
            onFocus={take}
            onKeyDown={byKey}
          >
            {file.name}
          </button>
        </span>
      </th>
      <td colSpan={columns - 1}>
        <span className="row g12">
          <span className="ell" title={by}>
            {by === undefined ? 'Replaced by a file that was removed' : `Replaced by ${by}`} on{' '}
            {moment(file.replacedAt)}
          </span>
          <span className="muted nw">
            {formatWords(file.format)} · {fileSize(file.size)}
          </span>
          {by !== undefined && (
            <button
              type="button"
              className="link nw"
              onClick={() => compareVersions({ older: file.sha256, newer: file.replacedBy })}
            >
              Compare versions
            </button>
          )}
          <button
            type="button"
            className="link nw"
            title={counting === undefined ? 'It counts again' : `It counts again, in the place of ${counting}`}
            onClick={() => void bringBack(file)}
          >
            Bring it back
          </button>
        </span>
      </td>
    </tr>
  )
}
