import type { BrowserWindow } from 'electron'

/** The page's say in the closing of its window. */
export interface Closing {
  /** The page has saved what it wanted to save. */
  readonly confirm: () => void
}

/**
 * Asks the page before the window closes. A page that cannot answer (gone, hanging, never loaded) is not waited for,
 * and a second wish to close is final: every change is in the journal anyway.
 */
export function askBeforeClosing(window: BrowserWindow, ask: () => void): Closing {
  let asked = false
  let deaf = true
  window.webContents.on('did-finish-load', () => {
    deaf = false
  })
  window.webContents.on('render-process-gone', () => {
    deaf = true
  })
  window.on('unresponsive', () => {
    deaf = true
  })
  window.on('responsive', () => {
    deaf = false
  })
  window.on('close', (event) => {
    if (asked || deaf) return
    asked = true
    event.preventDefault()
    ask()
  })
  return { confirm: () => window.destroy() }
}
