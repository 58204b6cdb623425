import { expect, test } from 'vitest'
import type { Command } from '../../app/annotate/index.ts'
import type { VersionDifference, Workbench } from '../../app/contract/index.ts'
import { EVERYTHING } from '../../app/query/index.ts'
import { readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { JOURNAL_RECORD } from '../../main/journal/schema.ts'
import { benchWith, importText } from './csv.ts'
import { arrivedOf, decidedOf, derivedOf } from './dump.ts'
import { AT, granted } from './support.ts'

const OLD = 'Platform,2017/18,2018/19\nFacebook,5,6\nKik,<5,2\nSnapchat,7,8\nTotal,14,16\n'
/** A column and a line moved in before; Kik is given, Facebook put right, Snapchat gone, Instagram new. */
const NEW =
  'Kent Police corrected reply,,,\n\n,Platform,2018/19,2017/18\n,Facebook,9,5\n,Kik,2,4\n,Instagram,8,7\n,Total,19,16\n'

test('files of other forces under one name are no versions of one another', async () => {
  const bench = await benchWith({
    'FOI reply.csv': `Force: Kent,,\n${OLD}`,
    'FOI reply (2).csv': `Force: Surrey,,\n${OLD}`,
  })
  expect(await bench.versions()).toEqual([])
})

test('files of one name that state other things are no versions of one another', async () => {
  const other = OLD.replace('2017/18,2018/19', '2011/12,2012/13')
  const bench = await benchWith({ 'Kent reply.csv': OLD, 'Kent reply (2).csv': other })
  expect(await bench.versions()).toEqual([])
})

test('a corrected file is compared by what it says, wherever its cells stand', async () => {
  const bench = await benchWith({ 'Kent reply.csv': OLD, 'Kent reply v2.csv': NEW })
  const [pair, ...others] = await bench.versions()
  expect(others).toEqual([])
  expect([pair?.state, pair?.older.name, pair?.newer.name]).toEqual([
    'suggested',
    'Kent reply.csv',
    'Kent reply v2.csv',
  ])
  const before = await dumped(bench)
  const difference = await compared(bench)
  expect(await dumped(bench)).toEqual(before)
  expect(toldOf(difference)).toEqual([
    'changed 2018/19 platform=Facebook 6 → 9',
    'changed 2017/18 platform=Kik <5 → 4',
    'added 2018/19 platform=Instagram 8',
    'added 2017/18 platform=Instagram 7',
    'changed 2018/19 platform=Total 16 → 19',
    'changed 2017/18 platform=Total 14 → 16',
    'gone 2017/18 platform=Snapchat 7',
    'gone 2018/19 platform=Snapchat 8',
  ])
  expect(difference.same).toBe(2)
  expect(difference.rows[0]).toMatchObject({ older: { cell: 'C2' }, newer: { cell: 'C4' } })
})

test('the newer takes the place of the older, which is kept; undo, redo, replay and reopening agree', async () => {
  const bench = await benchWith({ 'Kent reply.csv': OLD, 'Kent reply v2.csv': NEW })
  const at0 = await dumped(bench)
  const difference = await compared(bench)
  expect(toldOf(difference).length).toBe(8)
  await keep(bench, difference.command)
  const replaced = await dumped(bench)
  expect((await bench.page(EVERYTHING, 0, 100)).rows.map(({ file }) => file)).toEqual(
    Array(8).fill('Kent reply v2.csv'),
  )
  expect((await bench.state()).sources.map(({ name }) => name)).toEqual(['Kent reply v2.csv'])
  expect((arrivedOf(await bench.snapshot()) as unknown[]).length).toBe(2)
  expect(await bench.sourceBytes(difference.older.sha256)).toEqual(new TextEncoder().encode(OLD))
  expect((await bench.versions()).map(({ state }) => state)).toEqual(['replaced'])
  expect(toldOf(await compared(bench))).toEqual(toldOf(difference))
  const cells = await bench.sheetWindow(difference.older.id, 0, 0, 0, 5, 5)
  expect(cells.cells.find(({ row, column }) => row === 1 && column === 2)?.shown).toBe('6')
  await bench.undo(AT)
  expect(await dumped(bench)).toEqual(at0)
  expect((await bench.versions()).map(({ state }) => state)).toEqual(['suggested'])
  await bench.redo(AT)
  expect(await dumped(bench)).toEqual(replaced)
  const again = await benchWith({})
  const reopened = await again.open(await bench.snapshot())
  expect(reopened.ok).toBe(true)
  expect(await dumped(again)).toEqual(replaced)
  await again.rollback(3)
  expect(await dumped(again)).toEqual(at0)
})

test('a note stays with its figure and says that the value changed since', async () => {
  const bench = await benchWith({ 'Kent reply.csv': OLD })
  const [row] = (await bench.page(EVERYTHING, 0, 100)).rows.filter(({ cell }) => cell === 'C2')
  if (row === undefined) throw new Error('the figure is not there')
  const [source] = (await bench.state()).sources
  await keep(bench, {
    do: 'add annotation',
    annotation: {
      id: 'n1',
      anchor: {
        on: 'value',
        force: row.force,
        measure: row.measure,
        periodStart: row.periodStart,
        periodEnd: row.periodEnd,
        dimensions: row.dimensions,
        source: { sha256: source?.sha256 ?? '', sheet: row.sheet, cell: row.cell },
      },
      text: 'Looks low',
      forPublication: false,
      author: '',
      at: AT,
    },
  })
  await importText(bench, 'Kent reply v2.csv', NEW)
  const difference = await compared(bench)
  expect(difference.notes).toBe(1)
  await keep(bench, difference.command)
  const [note] = (await bench.state()).annotations
  expect(note?.changed).toEqual({ was: '6', now: '9' })
  const [there] = (await bench.page(EVERYTHING, 0, 100)).rows.filter(({ id }) => id === note?.observation)
  expect([there?.file, there?.cell]).toEqual(['Kent reply v2.csv', 'C4'])
})

test('what was said of the older holds for the newer: whose it is, and the roles of moved cells', async () => {
  const older = 'Platform,2017/18,2018/19\nFacebook,5,6\nKik,3,2\nSnapchat,7,8\n'
  const newer = 'Reply as corrected,,\n,,\nPlatform,2017/18,2018/19\nFacebook,5,6\nKik,3,2\nSnapchat,7,9\n'
  const bench = await benchWith({ 'reply.csv': older })
  const [source] = (await bench.state()).sources
  const sha256 = source?.sha256 ?? ''
  await keep(bench, { do: 'set force', sha256, sheet: null, force: 'E23000032' })
  await keep(bench, {
    do: 'edit layout',
    sha256,
    sheet: '',
    edits: [{ set: 'role', range: { top: 2, left: 0, bottom: 2, right: 2 }, role: 'ignored' }],
  })
  const shown = (await bench.page(EVERYTHING, 0, 100)).rows.length
  await importText(bench, 'reply (2).csv', newer)
  const difference = await compared(bench)
  expect([difference.carried, difference.dropped]).toEqual([['Force of the file', 'Roles of its table'], []])
  expect(toldOf(difference)).toEqual(['changed 2018/19 platform=Snapchat 8 → 9'])
  await keep(bench, difference.command)
  const { rows } = await bench.page(EVERYTHING, 0, 100)
  expect(rows.length).toBe(shown)
  expect(new Set(rows.map(({ force }) => force))).toEqual(new Set(['E23000032']))
})

test('a replaced file is listed apart, and comes back in the place of what replaced it', async () => {
  const bench = await benchWith({ 'Kent reply.csv': OLD, 'Kent reply v2.csv': NEW })
  const first = await compared(bench)
  await keep(bench, first.command)
  const [kept, ...others] = (await bench.state()).replaced ?? []
  expect(others).toEqual([])
  expect(kept).toMatchObject({
    sha256: first.older.sha256,
    id: first.older.id,
    name: 'Kent reply.csv',
    replacedBy: first.newer.sha256,
    replacedAt: AT,
  })
  expect(kept?.sheets.map(({ cellCount, observations }) => [cellCount > 0, observations])).toEqual([[true, 0]])
  const back = await bench.versionDifference(first.newer.sha256, first.older.sha256)
  expect(back?.state).toBe('asked')
  expect(back?.rows.map(({ change }) => change).sort()).toEqual(first.rows.map(({ change }) => OPPOSITE[change]).sort())
  const before = await dumped(bench)
  const record = await keep(bench, back?.command ?? first.command)
  expect((await bench.state()).sources.map(({ name }) => name)).toEqual(['Kent reply.csv'])
  expect((await bench.state()).replaced?.map(({ name }) => name)).toEqual(['Kent reply v2.csv'])
  expect((await bench.state()).undo).toBe('Kent reply v2.csv replaced by Kent reply.csv')
  expect((await bench.versions()).map(({ state, older }) => [state, older.name])).toEqual([
    ['replaced', 'Kent reply v2.csv'],
  ])
  expect(JOURNAL_RECORD.safeParse(record).success).toBe(true)
  await bench.undo(AT)
  expect(await dumped(bench)).toEqual(before)
})

test('a replaced file may count beside the one that replaced it, and nobody is asked again', async () => {
  const bench = await benchWith({ 'Kent reply.csv': OLD, 'Kent reply v2.csv': NEW })
  const at0 = await bench.page(EVERYTHING, 0, 100)
  const { older, newer, command } = await compared(bench)
  await keep(bench, command)
  const replaced = await dumped(bench)
  await keep(bench, { do: 'keep both files', older: older.sha256, newer: newer.sha256 })
  expect((await bench.page(EVERYTHING, 0, 100)).rows).toEqual(at0.rows)
  expect((await bench.state()).replaced).toBeUndefined()
  expect((await bench.versions()).map(({ state }) => state)).toEqual(['both'])
  await bench.undo(AT)
  expect(await dumped(bench)).toEqual(replaced)
})

test('a replaced file stays listed where what replaced it was removed, and can be taken in again without its bytes', async () => {
  const bench = await benchWith({ 'Kent reply.csv': OLD, 'Kent reply v2.csv': NEW })
  const { newer, command } = await compared(bench)
  await keep(bench, command)
  await keep(bench, { do: 'remove file', sha256: newer.sha256 })
  const [kept] = (await bench.state()).replaced ?? []
  if (kept === undefined) throw new Error('the file is not listed')
  const { sha256, name, path, size, reading } = kept
  await keep(bench, { do: 'import file', source: { sha256, name, path, size }, reading })
  expect((await bench.state()).sources.map((source) => source.name)).toEqual(['Kent reply.csv'])
  expect((await bench.page(EVERYTHING, 0, 100)).total).toBe(8)
  expect((await bench.state()).replaced).toBeUndefined()
})

test('both may be kept, and nobody is asked again', async () => {
  const bench = await benchWith({ 'Kent reply.csv': OLD, 'Kent reply v2.csv': NEW })
  const { older, newer } = await compared(bench)
  await keep(bench, { do: 'keep both files', older: older.sha256, newer: newer.sha256 })
  expect((await bench.versions()).map(({ state }) => state)).toEqual(['both'])
  expect((await bench.page(EVERYTHING, 0, 100)).total).toBe(16)
})

test('the third version replaces the second', async () => {
  const bench = await benchWith({ 'Kent reply.csv': OLD, 'Kent reply v2.csv': NEW })
  await keep(bench, (await compared(bench)).command)
  await importText(bench, 'Kent reply v3.csv', NEW.replace(',Facebook,9,5', ',Facebook,10,5'))
  const pairs = await bench.versions()
  expect(pairs.map(({ state, older, newer }) => [state, older.name, newer.name])).toEqual([
    ['replaced', 'Kent reply.csv', 'Kent reply v2.csv'],
    ['suggested', 'Kent reply v2.csv', 'Kent reply v3.csv'],
  ])
})

test('the journal knows the commands and refuses what is none', () => {
  const hash = 'a'.repeat(64)
  const record = (command: unknown) => ({ sequence: 1, at: AT, kind: 'do', of: null, command })
  const good = { do: 'replace file', older: hash, newer: 'b'.repeat(64), layouts: [], accepted: ['Offences'] }
  expect(JOURNAL_RECORD.safeParse(record(good)).success).toBe(true)
  expect(JOURNAL_RECORD.safeParse(record({ ...good, older: 'x' })).success).toBe(false)
  expect(JOURNAL_RECORD.safeParse(record({ do: 'keep both files', older: hash })).success).toBe(false)
  const copy = { do: 'note copy', sha256: hash, name: 'b.csv', path: 'mails/b.csv' }
  expect(JOURNAL_RECORD.safeParse(record(copy)).success).toBe(true)
  expect(JOURNAL_RECORD.safeParse(record({ ...copy, sha256: 'x' })).success).toBe(false)
})

test('a copy is known by its name until that is undone; replayed, kept and opened again it is the same', async () => {
  const bench = await benchWith({ 'Kent reply.csv': OLD })
  const at0 = await dumped(bench)
  const [source] = (await bench.state()).sources
  const copy = { do: 'note copy', sha256: source?.sha256 ?? '', name: 'again.csv', path: 'mails/again.csv' } as const
  const record = await keep(bench, copy)
  const known = [{ name: 'again.csv', path: 'mails/again.csv' }]
  expect((await bench.state()).sources.map(({ copies }) => copies)).toEqual([known])
  expect((await bench.state()).undo).toBe('again.csv known as a copy of Kent reply.csv')
  const twice = async () => (await bench.findings()).findings.filter(({ resolved }) => resolved === null)
  expect((await twice()).filter(({ rule }) => rule === 'duplicate').length).toBe(1)
  const other = await benchWith({ 'Kent reply.csv': OLD })
  expect((await other.replay(record)).ok).toBe(true)
  expect(decidedOf(await other.snapshot())).toEqual(decidedOf(await bench.snapshot()))
  expect((await other.open(await bench.snapshot())).ok).toBe(true)
  expect((await other.state()).sources.map(({ copies }) => copies)).toEqual([known])
  await bench.undo(AT)
  expect(await dumped(bench)).toEqual(at0)
  expect((await twice()).filter(({ rule }) => rule === 'duplicate')).toEqual([])
  await expect(bench.perform({ ...copy, sha256: 'f'.repeat(64) }, AT)).rejects.toThrow('there is no file')
})

test('a journal of a replacement comes to the same workspace', async () => {
  const bench = await benchWith({ 'Kent reply.csv': OLD, 'Kent reply v2.csv': NEW })
  const record = await keep(bench, (await compared(bench)).command)
  const other = await benchWith({ 'Kent reply.csv': OLD, 'Kent reply v2.csv': NEW })
  expect((await other.replay(record)).ok).toBe(true)
  expect(await dumped(other)).toEqual(await dumped(bench))
})

const OPPOSITE = { changed: 'changed', added: 'gone', gone: 'added' } as const

async function compared(bench: Workbench): Promise<VersionDifference> {
  const pair = (await bench.versions()).at(-1)
  const found = await bench.versionDifference(pair?.older.sha256 ?? '', pair?.newer.sha256 ?? '')
  if (found === null) throw new Error('the files are not there')
  return found
}

function toldOf({ rows }: VersionDifference): readonly string[] {
  return rows.map(({ change, periodLabel, dimensions, older, newer }) =>
    [change, periodLabel, dimensions, [older?.raw, newer?.raw].filter((raw) => raw !== undefined).join(' → ')].join(
      ' ',
    ),
  )
}

async function keep(bench: Workbench, command: Command) {
  return granted(await bench.perform(command, AT)).record
}

async function dumped(bench: Workbench): Promise<unknown> {
  const snapshot = await bench.snapshot()
  return [decidedOf(snapshot), derivedOf(snapshot)]
}

test('a file that is not here has no difference to show', async () => {
  const bench = await benchWith({})
  expect(await bench.versionDifference('a'.repeat(64), 'b'.repeat(64))).toBe(null)
  expect((await readGiven({ name: 'a.csv', path: 'a.csv', bytes: new Uint8Array() }, {}, nodeAbilities))[0]?.ok).toBe(
    false,
  )
})
