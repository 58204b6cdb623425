import type { BrowserWindow } from 'electron'
import { PAGE } from '../security/address.ts'

const PERIOD_MS = 60_000
const MOST_IN_PERIOD = 30

/**
 * Loads the page anew when its process is gone: it then restores the workspace from snapshot and journal. A page that
 * falls over again and again is left alone.
 */
export function recoverPage(window: BrowserWindow): void {
  let times: readonly number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const now = Date.now()
    times = [...times.filter((time) => now - time < PERIOD_MS), now]
    if (reason === 'clean-exit' || window.isDestroyed() || times.length > MOST_IN_PERIOD) return
    // Not from within the event: Chromium is still taking the old process down.
    setImmediate(() => {
      if (!window.isDestroyed()) void window.loadURL(PAGE)
    })
  })
}
