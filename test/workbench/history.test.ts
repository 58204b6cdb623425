import { expect, test } from 'vitest'
import type { Command } from '../../app/annotate/index.ts'
import type { HistoryEntry, Workbench } from '../../app/contract/index.ts'
import { fileOf, NOTTS, observationOf, sheetOf, tidiedOf, YEAR_17 } from '../store/replies.ts'
import { decidedOf, derivedOf } from './dump.ts'
import { AT, benchOver, granted, importOf } from './support.ts'

const SHEET = sheetOf('Reply', [
  ['Offences', '2017/18'],
  ['All', 86],
])
const FILE = fileOf(
  'Notts.xlsx',
  [SHEET],
  [tidiedOf(SHEET, [observationOf({ at: 'B2', period: YEAR_17, figure: 86 })])],
)
const sha256 = FILE.file.source.sha256
const LATER = '2026-01-06T10:00:00.000Z'

async function opened(): Promise<Workbench> {
  const bench = benchOver([FILE])
  await bench.open(null)
  granted(await bench.perform(importOf(FILE), AT, FILE.file, FILE.bytes))
  return bench
}

const perform = async (bench: Workbench, command: Command, at = AT) => granted(await bench.perform(command, at))
const named = (name: string): Command => ({ do: 'change setting', name: 'author', value: name })
const grouped = (group: string): Command => ({ do: 'set force group', forces: [NOTTS], group })
const states = (entries: readonly HistoryEntry[]) => entries.map(({ sequence, state }) => `${sequence} ${state}`)
const REMOVAL: Command = { do: 'remove hidden', sha256, places: [], reason: 'Personal' }

test('nothing goes back past a removal for good', async () => {
  const bench = await opened()
  await perform(bench, grouped('North'))
  await perform(bench, REMOVAL)
  await perform(bench, grouped('South'))
  expect(states(await bench.history())).toEqual(['4 done', '3 wall', '2 fixed', '1 fixed'])
  expect(await bench.rewind(2, AT)).toBeNull()
  expect(await bench.rewind(0, AT)).toBeNull()
  expect((await bench.rewind(3, AT))?.records).toHaveLength(1)
})

test('there is no way to where one stands', async () => {
  const bench = await opened()
  expect(await bench.rewind(1, AT)).toBeNull()
})

test('going back is a row of undos, redone one by one or up to a point', async () => {
  const bench = await opened()
  const first = await bench.snapshot()
  for (const name of ['North', 'South', 'East']) await perform(bench, grouped(name))
  const last = await bench.snapshot()
  const gone = await bench.rewind(1, LATER)
  expect(gone?.records.map(({ kind, of, sequence }) => [kind, of, sequence])).toEqual([
    ['undo', 4, 5],
    ['undo', 3, 6],
    ['undo', 2, 7],
  ])
  const back = await bench.snapshot()
  expect(decidedOf(back)).toEqual(decidedOf(first))
  expect(derivedOf(back)).toEqual(derivedOf(first))
  expect(states(await bench.history())).toEqual(['4 undone', '3 undone', '2 undone', '1 done'])
  expect((await bench.rewind(3, LATER))?.records.map(({ kind, of }) => [kind, of])).toEqual([
    ['redo', 2],
    ['redo', 3],
  ])
  await bench.redo(LATER)
  expect(decidedOf(await bench.snapshot())).toEqual(decidedOf(last))
  expect(await bench.redo(LATER)).toBeNull()
})

test('the records of a way back rebuild it after a crash, and a rollback of the first takes all of it back', async () => {
  const bench = await opened()
  await perform(bench, grouped('North'))
  await perform(bench, grouped('South'))
  const before = await bench.snapshot()
  const gone = await bench.rewind(1, LATER)
  const after = await bench.snapshot()
  const fresh = benchOver([FILE])
  await fresh.open(before)
  for (const record of gone?.records ?? []) expect((await fresh.replay(record)).ok).toBe(true)
  expect(decidedOf(await fresh.snapshot())).toEqual(decidedOf(after))
  await bench.rollback(gone?.records[0]?.sequence ?? 0)
  expect(decidedOf(await bench.snapshot())).toEqual(decidedOf(before))
})

test('what was undone and then overtaken can be seen, and not come back', async () => {
  const bench = await opened()
  await perform(bench, grouped('North'))
  await bench.undo(AT)
  await perform(bench, grouped('South'))
  expect(states(await bench.history())).toEqual(['4 done', '2 lost', '1 done'])
  expect(await bench.rewind(2, AT)).toMatchObject({ records: [{ kind: 'undo', of: 4 }] })
})

test('each change bears the name that was set when it was done, and none where none was', async () => {
  const bench = await opened()
  await perform(bench, grouped('North'))
  await perform(bench, named('AB'))
  await perform(bench, grouped('South'))
  await perform(bench, named(''))
  await perform(bench, grouped('East'))
  expect((await bench.history()).map(({ author }) => author)).toEqual(['', '', 'AB', 'AB', '', ''])
})

test('an entry leads to what it touched, and says which files and forces it is about', async () => {
  const bench = await opened()
  await perform(bench, {
    do: 'add annotation',
    annotation: {
      id: 'n',
      anchor: { on: 'cells', source: { sha256, sheet: 'Reply', cells: 'B2:B3' }, file: 'Notts.xlsx' },
      text: 'A note',
      forPublication: false,
      author: 'CD',
      at: AT,
    },
  })
  await perform(bench, {
    do: 'add chart',
    id: 'c',
    name: 'Trend',
    spec: await bench.suggestChart({ filters: [], search: '', sort: [] }),
  })
  await perform(bench, { do: 'delete chart', id: 'c' })
  const [source] = (await bench.state()).sources
  const [deleted, , noted, imported] = await bench.history()
  expect(deleted?.touched).toBeNull()
  expect(noted).toMatchObject({
    author: 'CD',
    label: 'Note on Notts.xlsx B2:B3',
    files: [source?.id],
    forces: [NOTTS],
    touched: { at: 'cell', source: source?.id, sheet: 0, cell: 'B2' },
  })
  expect(imported).toMatchObject({ files: [source?.id], forces: [NOTTS], touched: { at: 'file', source: source?.id } })
})
