import { useEffect } from 'react'
import { run } from '../state/commands.ts'
import { useLooking } from '../state/looking.ts'
import { useSession } from '../state/session.ts'

/** The keys of the whole window. Single letters act only when no text field has the focus. */
export function useKeyboard(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || useSession.getState().phase !== 'open') return
      if (useLooking.getState().layer !== null) return
      const action = actionOf(event)
      if (action === undefined) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function actionOf(event: KeyboardEvent): (() => void) | undefined {
  if (event.key === 'F6') return () => nextPane(event.shiftKey)
  if (event.ctrlKey || event.metaKey) return withControl(event)
  if (event.altKey || inTextField(event.target) || document.querySelector('.veil') !== null) return undefined
  if (event.key === '?') return () => run('shortcuts')
  if (event.key.toLowerCase() === 'n') return () => run('note')
  if (event.key.toLowerCase() === 'q') return () => run('review')
  return undefined
}

/** The native menu has most of these too; whichever sees the key first acts, once. */
function withControl(event: KeyboardEvent): (() => void) | undefined {
  const typing = inTextField(event.target)
  switch (event.key.toLowerCase()) {
    case 'k':
      return () => run('palette')
    case 'h':
      return event.shiftKey ? () => run('history') : undefined
    case 'f':
      return () => run('find')
    case 'z':
      return typing ? undefined : () => run(event.shiftKey ? 'redo' : 'undo')
    case 'y':
      return typing ? undefined : () => run('redo')
    case 's':
      return () => run(event.shiftKey ? 'save-as' : 'save')
    case 'o':
      return () => run('open')
    case 'i':
      return () => run(event.shiftKey ? 'import-folder' : 'import-files')
    case 'e':
      return () => run(!event.shiftKey && useLooking.getState().view === 'charts' ? 'export-chart' : 'export-rows')
    case '1':
      return () => run('view-replies')
    case '2':
      return () => run('view-source')
    case '3':
      return () => run('view-explore')
    case '4':
      return () => run('view-compare')
    case '5':
      return () => run('view-findings')
    case '6':
      return () => run('view-charts')
    default:
      return undefined
  }
}

/** Whether keys go into a text that is being written. */
export function inTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) &&
    !(target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio'))
  )
}

/** Moves the focus to the first control of the next pane, marked `data-pane`; to the pane itself where it only tells. */
function nextPane(backwards: boolean): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null)
  if (panes.length === 0) return
  const current = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(current + (backwards ? -1 : 1) + panes.length) % panes.length]
  // A grid is entered at a cell, not at its headers.
  const control =
    next?.querySelector<HTMLElement>('.ag-cell-focus, .ag-row .ag-cell, [role="grid"][tabindex="0"]') ??
    next?.querySelector<HTMLElement>('button:not(:disabled), input, textarea, select, [tabindex="0"]')
  if (control === undefined || control === null) next?.setAttribute('tabindex', '-1')
  ;(control ?? next)?.focus()
}
