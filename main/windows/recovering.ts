import type { BrowserWindow } from 'electron'
import { isOwnPage, PAGE } from '../security/address.ts'

const PERIOD_MS = 60_000
const MOST_IN_PERIOD = 30

/**
 * Loads the page anew when its process is gone, or when it has become another page after all (about:blank is entered
 * without a navigation that could be refused): it then restores the workspace from snapshot and journal. A page that
 * falls over again and again is left alone.
 */
export function recoverPage(window: BrowserWindow): void {
  let times: readonly number[] = []
  const reload = (): void => {
    const now = Date.now()
    times = [...times.filter((time) => now - time < PERIOD_MS), now]
    if (times.length > MOST_IN_PERIOD) return
    // Not from within the event: Chromium is still busy with what caused it.
    setImmediate(() => {
      if (!window.isDestroyed()) void window.loadURL(PAGE)
    })
  }
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') reload()
  })
  window.webContents.on('did-navigate', (_event, address) => {
    if (!isOwnPage(address)) reload()
  })
}
