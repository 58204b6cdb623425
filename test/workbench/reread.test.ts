import { expect, test } from 'vitest'
import { EVERYTHING } from '../../app/query/index.ts'
import { createWorkbench, partsFor, readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { engine } from '../store/engine.ts'
import { AT, granted } from './support.ts'

const TEXT = 'Force;2017/18;2018/19\nNottinghamshire;86;80\nSurrey;12;<5\n'

function fresh() {
  const drawing = { chartFonts: async () => ({ woff2: new Uint8Array() }), rasterise: undefined }
  return createWorkbench(engine, partsFor(nodeAbilities, drawing))
}

async function imported() {
  const bench = fresh()
  await bench.open(null)
  const bytes = new TextEncoder().encode(TEXT)
  const [result] = await readGiven({ name: 'reply.csv', path: 'reply.csv', bytes }, {}, nodeAbilities)
  if (!result?.ok) throw new Error(JSON.stringify(result))
  const { source } = result.value
  const change = granted(
    await bench.perform({ do: 'import file', source, reading: {} }, AT, result.value, result.bytes),
  )
  return { bench, source, change, file: result.value, bytes }
}

test('the same bytes a second time are refused by the name that they have here', async () => {
  const { bench, source, file, bytes } = await imported()
  const again = { ...source, name: 'copy.csv' }
  expect(await bench.perform({ do: 'import file', source: again, reading: {} }, AT, file, bytes)).toEqual({
    ok: false,
    problem: { kind: 'already-here', file: 'copy.csv', as: 'reply.csv' },
  })
})

test('a real text file is read, tidied, found and given back byte for byte', async () => {
  const { bench, change, source } = await imported()
  expect(change.state.sources[0]).toMatchObject({
    format: 'csv',
    delimiter: ';',
    sheets: [{ state: 'read', observations: 4 }],
  })
  const { rows } = await bench.page({ ...EVERYTHING, search: 'surrey' }, 0, 10)
  expect(rows.map(({ cell, raw, low, high }) => [cell, raw, low, high])).toEqual([
    ['B3', '12', 12, 12],
    ['C3', '<5', 1, 4],
  ])
  const [first] = rows
  if (first === undefined) throw new Error('no row')
  const detail = await bench.detail(first.id)
  expect(detail?.evidence).toContainEqual({
    states: 'force',
    from: 'cell',
    at: { row: 2, column: 0 },
    written: 'Surrey',
  })
  expect(new TextDecoder().decode((await bench.sourceBytes(source.sha256)) ?? undefined)).toBe(TEXT)
})

test('a note survives another reading of its file, and says so when the value under it changed', async () => {
  const { bench, source } = await imported()
  const [row] = (await bench.page(EVERYTHING, 0, 1)).rows
  if (row === undefined) throw new Error('no row')
  const { force, measure, periodStart, periodEnd, dimensions } = row
  const pinned = { sha256: source.sha256, sheet: row.sheet, cell: row.cell }
  const anchor = { on: 'value', force, measure, periodStart, periodEnd, dimensions, source: pinned } as const
  const note = { id: 'n', anchor, text: 'Checked by telephone', forPublication: true, author: '', at: AT }
  granted(await bench.perform({ do: 'add annotation', annotation: note }, AT))
  const { sha256 } = source
  const wrong = granted(await bench.perform({ do: 'reread file', sha256, reading: { delimiter: ',' } }, AT))
  expect(wrong.state.observationCount).toBe(0)
  expect(wrong.state.annotations).toMatchObject([{ id: 'n', observation: null }])
  expect((await bench.undo(AT))?.state.annotations).toMatchObject([{ id: 'n', observation: row.id, changed: null }])
  expect((await bench.redo(AT))?.state.observationCount).toBe(0)
  const opened = fresh()
  await opened.open(await bench.snapshot())
  expect((await opened.undo(AT))?.state.observationCount).toBe(4)
})

test('a corrected file takes over the note of the file that it replaces, with what changed', async () => {
  const { bench, source } = await imported()
  const [row] = (await bench.page(EVERYTHING, 0, 1)).rows
  if (row === undefined) throw new Error('no row')
  const { force, measure, periodStart, periodEnd, dimensions } = row
  const pinned = { sha256: source.sha256, sheet: row.sheet, cell: row.cell }
  const anchor = { on: 'value', force, measure, periodStart, periodEnd, dimensions, source: pinned } as const
  const note = { id: 'n', anchor, text: '', forPublication: true, author: '', at: AT }
  granted(await bench.perform({ do: 'add annotation', annotation: note }, AT))
  const bytes = new TextEncoder().encode(TEXT.replace('86', '91'))
  const [result] = await readGiven({ name: 'corrected.csv', path: 'corrected.csv', bytes }, {}, nodeAbilities)
  if (!result?.ok) throw new Error(JSON.stringify(result))
  const again = { do: 'import file', source: result.value.source, reading: {} } as const
  const both = granted(await bench.perform(again, AT, result.value, result.bytes))
  expect(both.state.annotations).toMatchObject([{ observation: row.id, changed: null }])
  const alone = granted(await bench.perform({ do: 'remove file', sha256: source.sha256 }, AT))
  expect(alone.state.annotations).toMatchObject([{ changed: { was: '86', now: '91' } }])
  expect((await bench.operations(1))[0]?.label).toBe('Removal of reply.csv')
})

test('setting a force reads the file anew and is undone by its name', async () => {
  const { bench, source } = await imported()
  const { sha256 } = source
  const change = granted(await bench.perform({ do: 'set force', sha256, sheet: null, force: 'E23000031' }, AT))
  expect(change.state.undo).toMatch(/^Force of reply\.csv: /)
  expect(change.state.sources[0]?.sheets[0]?.forces).toEqual(['E23000031'])
  expect((await bench.undo(AT))?.state.sources[0]?.sheets[0]?.forces).toHaveLength(2)
})

test('a layout put to review takes its figures out of the grid until it is accepted', async () => {
  const { bench, source } = await imported()
  const { sha256 } = source
  const change = granted(await bench.perform({ do: 'accept layout', sha256, sheet: '', accepted: false }, AT))
  expect(change.state.observationCount).toBe(0)
  expect(change.state.sources[0]?.sheets[0]).toMatchObject({ state: 'review', proposals: 4 })
  const back = granted(await bench.perform({ do: 'accept layout', sha256, sheet: '', accepted: true }, AT))
  expect(back.state.observationCount).toBe(4)
})
