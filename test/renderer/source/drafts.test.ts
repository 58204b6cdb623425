import { beforeEach, expect, test } from 'vitest'
import type { LayoutEdit } from '../../../app/contract/index.ts'
import { useSession } from '../../../renderer/state/session.ts'

/** What the page's storage holds: there is none outside of a page. */
const kept = new Map<string, string>()
globalThis.localStorage = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, text: string) => void kept.set(name, text),
  removeItem: (name: string) => void kept.delete(name),
} as Storage

const { keepDraft, sheetName, useDrafts } = await import('../../../renderer/features/source/drafts.ts')

const SHEET = sheetName('a'.repeat(64), 0)
const EDITS: readonly LayoutEdit[] = [
  { set: 'role', range: { top: 1, left: 0, bottom: 4, right: 0 }, role: 'label', meaning: 'region' },
  { set: 'table', range: { top: 0, left: 0, bottom: 4, right: 2 }, was: null },
]
let opened = 0

/** A workspace is opened, or the open one is saved under another name. */
function openedAs(path: string | null, again = true): void {
  if (again) opened += 1
  useSession.setState({ workspace: { id: String(opened), path, name: '', sample: false } })
}

beforeEach(() => {
  kept.clear()
  openedAs('/one.foi')
})

test('a record that is damaged or says what no draft can is no draft', () => {
  for (const text of ['{', '[]', '{"x": {"edits": [{"set": "role", "role": "hidden"}], "past": []}}']) {
    kept.set('sheet drafts /two.foi', text)
    openedAs('/two.foi')
    expect(useDrafts.getState()).toEqual({})
  }
})

test('a draft is there when its workspace is opened again, and in no other', () => {
  keepDraft(SHEET, { edits: EDITS, past: [null] })
  openedAs('/two.foi')
  expect(useDrafts.getState()).toEqual({})
  openedAs('/one.foi')
  expect(useDrafts.getState()).toEqual({ [SHEET]: { edits: EDITS, past: [null] } })
  keepDraft(SHEET, null)
  expect([...kept]).toEqual([])
})

test('a workspace that is saved under another name takes its drafts along', () => {
  openedAs(null)
  keepDraft(SHEET, { edits: EDITS, past: [null] })
  openedAs('/named.foi', false)
  expect(Object.keys(useDrafts.getState())).toEqual([SHEET])
  openedAs(null)
  expect(useDrafts.getState()).toEqual({})
  openedAs('/named.foi')
  expect(Object.keys(useDrafts.getState())).toEqual([SHEET])
})
