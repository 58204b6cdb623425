import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { isOwnPage } from '../security/address.ts'

/** Whether a request comes from the top frame of this window while it shows the program's own page. */
export function isFromOwnPage(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  if (window === undefined || window.isDestroyed() || event.sender !== window.webContents) return false
  const frame = event.senderFrame
  return frame !== null && frame === window.webContents.mainFrame && isOwnPage(frame.url)
}
