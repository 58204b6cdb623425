import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { expect, test } from 'vitest'
import { isFromOwnPage } from '../../../main/ipc/sender.ts'
import { PAGE } from '../../../main/security/address.ts'

const mainFrame = { url: PAGE }
const webContents = { mainFrame }
const window = { webContents, isDestroyed: () => false } as unknown as BrowserWindow
const from = (sender: unknown, senderFrame: unknown) =>
  isFromOwnPage({ sender, senderFrame } as IpcMainInvokeEvent, window)

test('a request from another window is refused, also where it shows the same page', () => {
  expect(from({ mainFrame }, mainFrame)).toBe(false)
})

test('a request from a frame within the page, or from one that is gone, is refused', () => {
  expect(from(webContents, { url: PAGE })).toBe(false)
  expect(from(webContents, null)).toBe(false)
})

test('a request from this window is refused while it shows another page', () => {
  const elsewhere = { mainFrame: { url: 'https://example.org/' } }
  const there = { webContents: elsewhere, isDestroyed: () => false } as unknown as BrowserWindow
  const event = { sender: elsewhere, senderFrame: elsewhere.mainFrame } as unknown as IpcMainInvokeEvent
  expect(isFromOwnPage(event, there)).toBe(false)
})

test('a request from the top frame of the own page is taken', () => {
  expect(from(webContents, mainFrame)).toBe(true)
})
