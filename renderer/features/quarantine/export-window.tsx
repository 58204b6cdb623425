import { type ReactElement, useState } from 'react'
import { useHiddenExport } from '../../state/hidden-export.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { count } from '../../ui/words.ts'
import './quarantine.css'

/** Asks whether figures from hidden places leave the workspace: they stay, unless it is ticked here and now. */
export function HiddenExportWindow(): ReactElement | null {
  const waiting = useHiddenExport((state) => state.waiting)
  const [ticked, setTicked] = useState(false)
  if (waiting === null) return null
  const { figures, whole, way } = waiting
  const does = way === 'copy' ? 'Copy' : 'Export'
  const answer = (choice: Parameters<typeof waiting.answer>[0]): void => {
    setTicked(false)
    waiting.answer(choice)
  }
  return (
    <Dialog title={`${does} hidden figures?`} width={460} onClose={() => answer('cancelled')} className="hidden-window">
      <div className="remove-form">
        <p className="hidden-lead">
          {count(figures, 'figure')} of this {way} {figures === 1 ? 'stands' : 'stand'} in rows, columns or sheets that
          the file hides. {whole ? 'It cannot be made without them.' : 'They are left out unless you tick them in.'}
        </p>
        <label className="row g6">
          <input type="checkbox" className="tickbox" checked={ticked} onChange={() => setTicked(!ticked)} />
          {does} the hidden figures too
        </label>
      </div>
      <div className="df">
        <span className="sp" />
        <Button onClick={() => answer('cancelled')}>Cancel</Button>
        <Button
          kind="primary"
          autoFocus
          disabled={whole && !ticked}
          onClick={() => answer(ticked ? 'with' : 'without')}
        >
          {ticked || whole ? `${does} with them` : `${does} without them`}
        </Button>
      </div>
    </Dialog>
  )
}
