import type { ReactElement } from 'react'
import { useLooking } from '../state/looking.ts'
import { useSession } from '../state/session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

/** Which program this is, and what it is built on. */
export function About(): ReactElement {
  const versions = useSession((session) => session.versions)
  const close = (): void => useLooking.setState({ layer: null })
  return (
    <Dialog title={`FOI Workbench ${versions.app}`} width={420} onClose={close}>
      <div className="about">
        <p className="sec">
          Reads replies to Freedom of Information requests on this computer. It makes no network connections.
        </p>
        <dl className="kv" style={{ marginTop: 12 }}>
          <dt>Electron</dt>
          <dd>{versions.electron}</dd>
          <dt>Chromium</dt>
          <dd>{versions.chrome}</dd>
        </dl>
      </div>
      <div className="df">
        <span className="sp" />
        <Button autoFocus onClick={close}>
          Close
        </Button>
      </div>
    </Dialog>
  )
}
