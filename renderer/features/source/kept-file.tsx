import type { ReactElement } from 'react'
import type { ReplacedFile } from '../../../app/contract/index.ts'
import { useSession } from '../../state/session.ts'
import { bringBack, compareVersions, fileBySha } from '../../state/versions.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { moment } from '../../ui/words.ts'
import './kept-file.css'

/** Over a sheet of a file that was replaced: that it does not count, and the way to what took its place. */
export function KeptBand({ file }: { readonly file: ReplacedFile }): ReactElement {
  const by = useSession(({ state }) => fileBySha(state, file.replacedBy))
  return (
    <section className="kept-band" aria-label="Replaced file">
      <Icon name="archive" size={14} className="muted" />
      <p className="ell">
        <b>Replaced{by === undefined ? '' : ` by ${by.name}`}</b>
        <span className="sec"> · kept as it came, not counted</span>
      </p>
      <span className="sp" />
      {by !== undefined && (
        <Button small onClick={() => compareVersions({ older: file.sha256, newer: by.sha256 })}>
          Compare versions
        </Button>
      )}
      <Button small kind="quiet" icon="undo" onClick={() => void bringBack(file)}>
        Bring it back
      </Button>
    </section>
  )
}

/** Right of such a sheet: nothing is read from it, and nothing of it can be changed. */
export function KeptInspector({ file }: { readonly file: ReplacedFile }): ReactElement {
  return (
    <aside className="insp fill" data-pane aria-label="Replaced file">
      <div className="top">
        <b className="title">Replaced</b>
        <p className="muted">{moment(file.replacedAt)}</p>
      </div>
      <section className="sect last">
        <p>
          The sheet is shown as it came. No figure is taken from it, so no role stands over it and none can be given.
          Notes on its cells are kept.
        </p>
      </section>
    </aside>
  )
}
