import type { IpcMainInvokeEvent } from 'electron'
import { describe, expect, test } from 'vitest'
import { BLOCK_BYTES } from '../../../app/contract/index.ts'
import { CHANNELS, type Handlers, type RequestName } from '../../../main/ipc/channels.ts'
import { registerHandlers } from '../../../main/ipc/register.ts'
import { settingRecord } from '../../support/records.ts'

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

/** The handlers behind their checks, and the names of those that were reached. */
function registered(isTrusted: boolean): {
  readonly call: (name: RequestName, ...args: unknown[]) => unknown
  readonly reached: string[]
} {
  const listeners = new Map<string, Listener>()
  const reached: string[] = []
  const names = Object.keys(CHANNELS) as RequestName[]
  const reach = (name: RequestName) => [name, async () => reached.push(name)] as const
  const handlers = Object.fromEntries(names.map(reach)) as unknown as Handlers
  registerHandlers({ handle: (channel, listener) => listeners.set(channel, listener) }, handlers, () => isTrusted)
  const event = {} as IpcMainInvokeEvent
  return { reached, call: (name, ...args) => listeners.get(CHANNELS[name])?.(event, ...args) }
}

const TOKEN = 'a8c7c1f6-0d55-4ef9-9a68-4b1df93a3a1b'

/** Arguments that each request takes. */
const GOOD: { readonly [Name in RequestName]: readonly unknown[] } = {
  start: [],
  chooseFiles: ['files'],
  readBlock: [TOKEN, 0],
  writeBlock: [TOKEN, 0, new Uint8Array(3)],
  appendJournal: [TOKEN, [settingRecord(1)], [{ sha256: 'a'.repeat(64), token: TOKEN }]],
  saveSnapshot: [TOKEN, TOKEN, 3, 'autosave'],
  openWorkspace: [{ kind: 'path', path: '/w.foi' }],
  workspaceOpened: [TOKEN],
  saveExport: [TOKEN, 'chart.svg', 'svg'],
  windowState: [{ title: 'Sample', dirty: false, undo: null, redo: 'Note' }],
  closeWindow: [],
}

/** Arguments that are one step away from good ones. */
const BAD: { readonly [Name in RequestName]: readonly (readonly unknown[])[] } = {
  start: [[1]],
  chooseFiles: [[], ['everything'], ['files', 'folder'], [['']], ['/replies'], [[1]]],
  readBlock: [
    ['../../etc/passwd', 0],
    [TOKEN, -1],
    [TOKEN, 0.5],
    [TOKEN, '0'],
    [TOKEN, Number.NaN],
  ],
  writeBlock: [
    [TOKEN, 0, [1, 2]],
    [TOKEN, 0, 'text'],
    [TOKEN, 0, new Uint8Array(BLOCK_BYTES + 1)],
    ['', 0, new Uint8Array(1)],
  ],
  appendJournal: [
    [TOKEN, [], []],
    [TOKEN, [{ ...settingRecord(1), sequence: 0 }], []],
    [TOKEN, [{ ...settingRecord(1), kind: 'eval' }], []],
    [TOKEN, [{ ...settingRecord(1), command: 'drop' }], []],
    [TOKEN, [{ ...settingRecord(1), more: 1 }], []],
    [TOKEN, [settingRecord(1)], [{ sha256: '../x', token: TOKEN }]],
  ],
  saveSnapshot: [
    [TOKEN, TOKEN, 3, 'over'],
    [TOKEN, TOKEN, '3', 'save'],
  ],
  workspaceOpened: [[], [1], ['/w.foi'], [TOKEN, TOKEN]],
  openWorkspace: [['/w.foi'], [{ kind: 'path' }], [{ kind: 'new', path: '/w.foi' }], [{ kind: 'any' }]],
  saveExport: [
    [TOKEN, 'chart.exe', 'exe'],
    [TOKEN, '', 'svg'],
  ],
  windowState: [[{ title: 1, dirty: false, undo: null, redo: null }], [{ title: 'x', dirty: false }], [null]],
  closeWindow: [['now']],
}

const names = Object.keys(CHANNELS) as RequestName[]

describe('requests of the page', () => {
  test.each(names)('%s from anyone but the own page is refused', (name) => {
    const { call, reached } = registered(false)
    expect(() => call(name, ...GOOD[name])).toThrow('refused')
    expect(reached).toEqual([])
  })

  test.each(names)('%s with malformed arguments is refused', (name) => {
    for (const [place, args] of BAD[name].entries()) {
      const { call, reached } = registered(true)
      expect(() => call(name, ...args), `case ${place}`).toThrow('refused')
      expect(reached).toEqual([])
    }
  })

  test.each(names)('%s with the arguments of the contract is answered', async (name) => {
    const { call, reached } = registered(true)
    await call(name, ...GOOD[name])
    expect(reached).toEqual([name])
  })

  test('there are at most a dozen channels, with the one on which main speaks', () => {
    expect(names.length + 1).toBeLessThanOrEqual(12)
  })
})
