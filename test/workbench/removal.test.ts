import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Workbench } from '../../app/contract/index.ts'
import { EVERYTHING } from '../../app/query/index.ts'
import { rows, type SqlDatabase } from '../../app/store/index.ts'
import { createWorkbench, partsFor, readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { engine } from '../store/engine.ts'
import { filteredReply, hidingReply, IN_CELLS, PLANTED, textsIn } from '../support/hiding.ts'
import { AT, granted } from './support.ts'

const BYTES = hidingReply()
const SHA256 = createHash('sha256').update(BYTES).digest('hex')
const EVERY_PLACE = ['rows 0 5 7', 'columns 0 4 4', 'ink 0', 'sheet 1']
const SECRETS = Object.values(PLANTED)

let bench: Workbench

beforeEach(async () => {
  bench = newBench()
  await bench.open(null)
  await importReply(bench)
})

describe('what a file hides is kept apart', () => {
  test('no window of a sheet, no page, facet, export or chart holds a word of it', async () => {
    const [source] = (await bench.state()).sources
    const everything = [
      await bench.sheetWindow(source?.id ?? 0, 0, 0, 0, 100, 20),
      await bench.sheetWindow(source?.id ?? 0, 1, 0, 0, 100, 20),
      await bench.page(EVERYTHING, 0, 100),
      await bench.facets(EVERYTHING),
      await bench.exportRows(EVERYTHING, 'csv'),
      await bench.exportRows(EVERYTHING, 'json'),
      await bench.chartLayout(await bench.suggestChart(EVERYTHING)),
    ]
    const told = JSON.stringify(everything)
    expect(told).toContain('Nottinghamshire')
    // The name of a hidden sheet is how it is spoken of.
    for (const text of IN_CELLS.filter((one) => one !== PLANTED.sheetName)) expect(told).not.toContain(text)
    for (const text of IN_CELLS) expect((await bench.page({ ...EVERYTHING, search: text }, 0, 1)).total).toBe(0)
  })

  test('and told place by place, with how much and never what', async () => {
    const [file] = await bench.hiddenContent()
    expect(file?.places.map(({ id, what, cells, comments, state }) => [id, what, cells, comments, state])).toEqual([
      ['rows 0 5 7', 'Rows 6–8', 5, 1, 'unseen'],
      ['columns 0 4 4', 'Column E', 1, 0, 'unseen'],
      ['ink 0', 'Text in the colour of its cell: A12', 1, 0, 'unseen'],
      ['sheet 1', `Sheet “${PLANTED.sheetName}”, very hidden`, 2, 0, 'unseen'],
      ['part embedded file', 'Embedded file', 0, 0, 'unseen'],
    ])
  })
})

describe('what is revealed', () => {
  test('is shown with its mark, and counts nowhere', async () => {
    const before = await bench.exportRows(EVERYTHING, 'csv')
    await reveal(['rows 0 5 7', 'sheet 1'], false)
    const [source] = (await bench.state()).sources
    const shown = await bench.sheetWindow(source?.id ?? 0, 0, 0, 0, 100, 20)
    expect(shown.cells.find(({ row, column }) => row === 5 && column === 0)).toMatchObject({
      raw: PLANTED.row,
      comment: PLANTED.comment,
      revealed: true,
    })
    expect(shown.hiddenRows).toEqual([])
    expect(JSON.stringify(shown)).not.toContain(PLANTED.column)
    expect(JSON.stringify(await bench.sheetWindow(source?.id ?? 0, 1, 0, 0, 9, 9))).toContain(PLANTED.inSheet)
    expect(source?.sheets[1]?.revealed).toBe(true)
    expect(await bench.exportRows(EVERYTHING, 'csv')).toBe(before)
    await bench.undo(AT)
    expect(JSON.stringify(await bench.sheetWindow(source?.id ?? 0, 0, 0, 0, 100, 20))).not.toContain(PLANTED.row)
  })

  test('is tidied where it counts, and leaves in an export only where that is ticked', async () => {
    await bench.open(null)
    const sha256 = await importReply(bench, filteredReply())
    const before = await bench.exportRows(EVERYTHING, 'csv')
    expect(before).not.toContain('Essex')
    expect(before.split('\n')).toHaveLength(8)
    const places = ['rows 0 4 4']
    granted(await bench.perform({ do: 'reveal hidden', sha256, places, counts: true, reason: 'asked the force' }, AT))
    expect((await bench.state()).observationCount).toBe(8)
    expect(await bench.hiddenFigures({ of: 'rows', question: EVERYTHING })).toHaveLength(2)
    expect(await bench.exportRows(EVERYTHING, 'csv')).toBe(before)
    expect((await bench.exportRows(EVERYTHING, 'csv', true)).split('\n')).toHaveLength(10)
    granted(await bench.perform({ do: 'hide again', sha256, places, reason: '' }, AT))
    expect(await bench.exportRows(EVERYTHING, 'csv', true)).toBe(before)
    await bench.undo(AT)
    expect(await bench.hiddenFigures({ of: 'rows', question: EVERYTHING })).toHaveLength(2)
  })
})

describe('what is removed for good', () => {
  test('is in no byte of the workspace, where it was before', async () => {
    await quoteEverything()
    expect(textsIn(await stored(), SECRETS)).toEqual(SECRETS)
    await remove()
    expect(textsIn(await stored(), SECRETS)).toEqual([])
  })

  test('leaves not even its compressed bytes', async () => {
    const raw = Buffer.from(BYTES)
    const at = raw.indexOf('xl/sharedStrings.xml') + 'xl/sharedStrings.xml'.length
    const compressed = raw.subarray(at + 60, at + 84)
    expect(Buffer.from(await bench.snapshot()).includes(compressed)).toBe(true)
    await remove()
    expect(Buffer.from(await bench.snapshot()).includes(compressed)).toBe(false)
  })

  test('changes no figure that a reader of the reply sees', async () => {
    const ordinary = async () => [
      await bench.exportRows(EVERYTHING, 'csv'),
      await bench.exportRows(EVERYTHING, 'json'),
      await bench.total(EVERYTHING),
      await bench.chartSvg(await bench.suggestChart(EVERYTHING)),
    ]
    const before = await ordinary()
    // The sum of a hidden row is among them: 86 + 12 + 41 + 3 + 1.
    expect(before[0]).toContain(',143,ok,')
    await remove()
    expect(await ordinary()).toEqual(before)
    expect((await bench.state()).sources[0]).toMatchObject({ sha256: SHA256, name: 'reply.xlsx', redacted: true })
  })

  test('cannot be undone, nor what was done before it to that file', async () => {
    granted(await bench.perform({ do: 'change setting', name: 'title', value: 'x' }, AT))
    await reveal(['ink 0'], false)
    await remove()
    const { state } = { state: await bench.state() }
    expect(state.undo).toBe('Setting title')
    await bench.undo(AT)
    expect((await bench.state()).undo).toBe(null)
    expect((await bench.state()).observationCount).toBeGreaterThan(0)
  })

  test('is told as removed, by place and number alone', async () => {
    await remove()
    const [file] = await bench.hiddenContent()
    expect(file?.places).toEqual([])
    expect(file?.removed.map(({ what, cells }) => [what, cells])).toEqual([
      ['Column E, sheet 1', 1],
      ['Text in the colour of its cell, sheet 1', 1],
      ['Embedded file', 0],
      ['Rows 6–8, sheet 1', 5],
      ['Hidden sheet 2', 2],
    ])
  })

  test('stays away when the file is brought in again', async () => {
    await remove()
    granted(await bench.perform({ do: 'remove file', sha256: SHA256 }, AT))
    await importReply(bench)
    expect(textsIn(await stored(), SECRETS)).toEqual([])
    expect((await bench.state()).observationCount).toBeGreaterThan(0)
  })

  test('goes from a file that was taken out of the workspace too', async () => {
    granted(await bench.perform({ do: 'remove file', sha256: SHA256 }, AT))
    expect(await bench.hiddenContent()).toMatchObject([{ included: false, name: 'reply.xlsx' }])
    await remove()
    expect(textsIn(await stored(), SECRETS)).toEqual([])
  })

  test('is the same once the workspace is opened again', async () => {
    await remove()
    const snapshot = await bench.snapshot()
    const again = newBench()
    await again.open(snapshot)
    expect(await again.exportRows(EVERYTHING, 'json')).toBe(await bench.exportRows(EVERYTHING, 'json'))
    expect(await again.hiddenContent()).toEqual(await bench.hiddenContent())
  })
})

function newBench(): Workbench {
  return createWorkbench(
    engine,
    partsFor(nodeAbilities, { chartFonts: async () => ({ woff2: new Uint8Array() }), rasterise: undefined }),
  )
}

async function importReply(into: Workbench, bytes: Uint8Array = BYTES): Promise<string> {
  const [read] = await readGiven({ name: 'reply.xlsx', path: 'reply.xlsx', bytes: bytes.slice() }, {}, nodeAbilities)
  if (read?.ok !== true) throw new Error(JSON.stringify(read))
  const source = read.value.source
  granted(await into.perform({ do: 'import file', source, reading: {} }, AT, read.value, bytes.slice()))
  return source.sha256
}

function reveal(places: readonly string[], counts: boolean): Promise<unknown> {
  return bench
    .perform({ do: 'reveal hidden', sha256: SHA256, places, counts, reason: 'to see what it is' }, AT)
    .then(granted)
}

function remove(): Promise<unknown> {
  return bench
    .perform({ do: 'remove hidden', sha256: SHA256, places: EVERY_PLACE, reason: 'people are named' }, AT)
    .then(granted)
}

/** Quotes what is hidden wherever an analyst could: in notes, charts and settings, and so in the log. */
async function quoteEverything(): Promise<void> {
  await reveal(EVERY_PLACE, true)
  const text = `Says “${IN_CELLS.join('” and “')}”\nin two lines`
  const annotation = {
    id: 'n',
    anchor: { on: 'force', force: 'E23000018' },
    text,
    forPublication: false,
    author: '',
    at: AT,
  }
  granted(await bench.perform({ do: 'add annotation', annotation } as Parameters<Workbench['perform']>[0], AT))
  granted(await bench.perform({ do: 'change annotation', id: 'n', text: `${text}.`, forPublication: true }, AT))
  const spec = { question: { ...EVERYTHING, search: PLANTED.inSheet }, titles: { [PLANTED.row]: PLANTED.column } }
  granted(await bench.perform({ do: 'add chart', id: 'c', name: `About ${PLANTED.ink}`, spec }, AT))
  granted(await bench.perform({ do: 'change setting', name: 'title', value: PLANTED.formula.toUpperCase() }, AT))
}

/** Everything that the workspace holds: its file, and each value of each table, whose bytes may be scattered over its pages. */
async function stored(): Promise<Uint8Array> {
  const snapshot = await bench.snapshot()
  const db = engine.open(snapshot.slice())
  const values = allValues(db)
  db.close()
  return Buffer.concat([snapshot, ...values])
}

function allValues(db: SqlDatabase): readonly Buffer[] {
  return rows(db, "SELECT name FROM sqlite_schema WHERE type = 'table'").flatMap(([table]) =>
    rows(db, `SELECT * FROM "${table}"`).flatMap((row) =>
      row.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(`${value}\n`))),
    ),
  )
}
