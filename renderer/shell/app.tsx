import { type ReactElement, useEffect } from 'react'
import { DisclosureWindow } from '../features/disclosure/disclosure-window.tsx'
import { Signature } from '../features/findings/signature.tsx'
import { HistoryPanel } from '../features/history/history-panel.tsx'
import { ImportWindow } from '../features/import/import-window.tsx'
import { Palette } from '../features/palette/palette.tsx'
import { HiddenExportWindow } from '../features/quarantine/export-window.tsx'
import { HiddenWindow } from '../features/quarantine/hidden-window.tsx'
import { RequestDialog } from '../features/request/request-dialog.tsx'
import { useLooking } from '../state/looking.ts'
import { useSession } from '../state/session.ts'
import { About } from './about.tsx'
import { ActivityBar } from './activity-bar.tsx'
import { DropTarget } from './drop-target.tsx'
import { Notices } from './notices.tsx'
import { Refused } from './refused.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeyboard } from './use-keyboard.ts'
import { useRoom } from './use-room.ts'
import { Workspace } from './workspace.tsx'

/** The window: bars round one view, and whatever floats above it. */
export function App(): ReactElement {
  const phase = useSession((session) => session.phase)
  const theme = useLooking((looking) => looking.theme)
  const layer = useLooking((looking) => looking.layer)
  useKeyboard()
  useRoom()
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  return (
    <div className="win">
      <TopBar />
      <ActivityBar />
      {phase === 'open' ? <Workspace /> : phase === 'refused' ? <Refused /> : <Opening />}
      {phase === 'open' && <HistoryPanel signature={<Signature />} />}
      <StatusBar />
      {phase === 'open' && <DropTarget />}
      <ImportWindow />
      <Notices />
      {layer === 'palette' && <Palette />}
      {layer === 'shortcuts' && <ShortcutSheet />}
      {layer === 'about' && <About />}
      {layer === 'hidden' && <HiddenWindow />}
      <HiddenExportWindow />
      <DisclosureWindow />
      {layer === 'request' && <RequestDialog />}
    </div>
  )
}

function Opening(): ReactElement {
  const step = useSession((session) => session.step)
  return (
    <main className="opening" aria-live="polite">
      {step}
    </main>
  )
}
