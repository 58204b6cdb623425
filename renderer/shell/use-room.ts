import { useEffect } from 'react'
import { hideInspector, useLooking } from '../state/looking.ts'
import { narrowWindow } from '../ui/narrow.ts'

/** Gives the inspector's room to the figures as the window becomes narrow; there it is opened over one view and goes with it. */
export function useRoom(): void {
  useEffect(() => {
    const yieldRoom = (): void => useLooking.setState({ inspector: !narrowWindow.matches })
    if (narrowWindow.matches) yieldRoom()
    narrowWindow.addEventListener('change', yieldRoom)
    const forget = useLooking.subscribe((now, before) => {
      if (narrowWindow.matches && now.view !== before.view && now.inspector) hideInspector()
    })
    return () => {
      narrowWindow.removeEventListener('change', yieldRoom)
      forget()
    }
  }, [])
}
