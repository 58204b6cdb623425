import { expect, test } from 'vitest'
import type { Command } from '../../app/annotate/index.ts'
import type { ReviewItem, Workbench } from '../../app/contract/index.ts'
import { EVERYTHING } from '../../app/query/index.ts'
import { JOURNAL_RECORD } from '../../main/journal/schema.ts'
import { hidingReply, IN_CELLS, textsIn } from '../support/hiding.ts'
import { benchWith, importBytes, importText } from './csv.ts'
import { decidedOf, derivedOf } from './dump.ts'
import { AT, granted } from './support.ts'

const YEARS = 'Offences,2017/18,2018/19'
const WMP = `Force,2017/18,2018/19\nKent,10,11\nWMP,20,21\nSurrey,30,31\n`
const PLATFORMS = 'Platform,2017/18,2018/19\nFacebook,5,6\nInstagram,7,8\nSnapchit,1,2\nWhatsApp,3,4\nTotal,16,20\n'

test('a sheet whose force is not known keeps its numbers and asks whose they are', async () => {
  const bench = await benchWith({ 'Reply.csv': `${YEARS}\nTotal,10,11\n` })
  expect(await forces(bench)).toEqual([null, null])
  const [item, ...others] = await bench.reviewItems()
  expect(others).toEqual([])
  expect(item).toMatchObject({ kind: 'force', written: 'Reply.csv', choices: [], learns: false })
  expect(item?.question).toBe('Nothing in “Reply.csv” names its force. Whose reply is it?')
})

test('a name that fits two forces is asked about at its cell, and the answer holds for every file', async () => {
  const bench = await benchWith({ 'a.csv': WMP, 'b.csv': WMP.replace('20,21', '22,23') })
  const items = await bench.reviewItems()
  expect(items.map(({ kind, written, elsewhere }) => [kind, written, elsewhere])).toEqual([
    ['force', 'WMP', 1],
    ['force', 'WMP', 1],
  ])
  expect(items[0]?.question).toBe('Two forces fit “WMP”. Choose one.')
  expect(items[0]?.cell).toEqual({ row: 2, column: 0 })
  expect(items[0]?.choices.map(({ label }) => label)).toEqual(['West Midlands', 'West Mercia', 'No force'])
  expect(await forces(bench)).toContain(null)
  await set(bench, { what: 'force', key: '', written: 'wmp', means: 'E23000014', scope: null })
  expect(await bench.reviewItems()).toEqual([])
  expect((await forces(bench)).filter((force) => force === 'E23000014')).toHaveLength(4)
  await bench.undo(AT)
  expect(await bench.reviewItems()).toHaveLength(2)
})

test('an answer for one file leaves the others to be asked', async () => {
  const bench = await benchWith({ 'a.csv': WMP, 'b.csv': WMP.replace('20,21', '22,23') })
  const [first] = await bench.reviewItems()
  await set(bench, { what: 'force', key: '', written: 'WMP', means: 'E23000014', scope: first?.sha256 ?? '' })
  expect((await bench.reviewItems()).map(({ file }) => file)).toEqual(['b.csv'])
})

test('only files that hold the name are read anew', async () => {
  const tidied: string[] = []
  const bench = await benchWith({ 'a.csv': WMP, 'Kent.csv': `${YEARS}\nTotal,10,11\n` }, tidied)
  expect(tidied).toEqual([])
  await set(bench, { what: 'force', key: '', written: 'WMP', means: 'E23000014', scope: null })
  expect(tidied).toEqual(['a.csv'])
  await importText(bench, 'Surrey.csv', `${YEARS}\nTotal,12,13\n`)
  expect(tidied).toEqual(['a.csv'])
})

test('an unknown value of a known key is asked about, and what it means is learnt', async () => {
  const bench = await benchWith({ 'Kent.csv': PLATFORMS.replace('Snapchit', 'Yellow app') })
  const [item] = await bench.reviewItems()
  expect(item).toMatchObject({ kind: 'value', key: 'platform', written: 'Yellow app', cell: { row: 3, column: 0 } })
  await set(bench, { what: 'value', key: 'platform', written: 'Yellow app', means: 'Yubo', scope: null })
  expect(await bench.reviewItems()).toEqual([])
  expect(await dimensions(bench)).toContain('platform=Yubo')
})

test('a value of its own is known once it is said to be one', async () => {
  const bench = await benchWith({ 'Kent.csv': PLATFORMS.replace('Snapchit', 'Yellow app') })
  await set(bench, { what: 'value', key: 'platform', written: 'Yellow app', means: 'Yellow app', scope: null })
  expect(await bench.reviewItems()).toEqual([])
  expect(await dimensions(bench)).toContain('platform=Yellow app')
})

test('a sign that nothing explains holds its sheet back until it is explained, and is never a nought by itself', async () => {
  const bench = await benchWith({ 'Kent.csv': 'Platform,2017/18,2018/19\nFacebook,5,¤\nInstagram,7,8\nSnapchat,1,2\n' })
  const kinds = async () => (await bench.reviewItems()).map(({ kind, written }) => `${kind} ${written}`)
  expect(await kinds()).toEqual(['marker ¤', 'layout '])
  expect((await bench.state()).observationCount).toBe(0)
  await set(bench, { what: 'marker', key: '', written: '¤', means: 'suppressed 1-4', scope: null })
  expect(await kinds()).toEqual([])
  const page = await bench.page(EVERYTHING, 0, 100)
  expect(page.rows.filter(({ status }) => status === 'suppressed').map(({ low, high }) => [low, high])).toEqual([
    [1, 4],
  ])
})

test('a header that the analyst explains gives its column a key, and a measure its name', async () => {
  const bench = await benchWith({ 'Kent.csv': 'Grade band,31/03/2018,31/03/2019\nConstable,5,6\nSergeant,7,8\n' })
  expect(await dimensions(bench)).toContain('grade_band=Constable')
  await set(bench, { what: 'header', key: '', written: 'Grade band', means: 'rank', scope: null })
  expect(await dimensions(bench)).toContain('rank=Constable')
  await set(bench, { what: 'value', key: 'rank', written: 'Constable', means: 'Police constable', scope: null })
  expect(await dimensions(bench)).toContain('rank=Police constable')
})

test('names leave as a file, and a workspace that takes it reads the same', async () => {
  const bench = await benchWith({ 'a.csv': WMP })
  await set(bench, { what: 'force', key: '', written: 'WMP', means: 'E23000014', scope: null })
  const file = await bench.readNames(await bench.namesFile())
  if (typeof file === 'string') throw new Error(file)
  const other = await benchWith({})
  granted(await other.perform({ do: 'add names', pack: 'last year', names: file.names }, AT))
  await importText(other, 'a.csv', WMP)
  expect(await forces(other)).toEqual(await forces(bench))
  expect((await other.names()).map(({ written, pack }) => [written, pack])).toEqual([['WMP', 'last year']])
})

test.each([
  ['not JSON', '{', 'it is not JSON'],
  ['another file', '{"format":"x"}', 'it is neither a file of names nor a subject pack'],
  [
    'a newer version',
    '{"format":"foi-workbench names","version":2,"names":[]}',
    'it is of version 2, and this program reads version 1',
  ],
  [
    'a marker without meaning',
    names([{ what: 'marker', written: '*', means: 'soon' }]),
    'name 1: soon is no meaning of a marker',
  ],
  [
    'a value without a key',
    names([{ what: 'value', written: 'a', means: 'b' }]),
    'name 1: key is the dimension of a value, and of a value alone',
  ],
  ['a name of nothing', names([{ what: 'force', written: ' . ', means: 'BTP' }]), 'name 1: written is not a name'],
  [
    'a scope that is no file',
    names([{ what: 'force', written: 'a', means: 'BTP', scope: 'x' }]),
    'name 1: scope is neither null nor a SHA-256',
  ],
])('%s is no file of names', async (_, text, wrong) => {
  expect(await (await benchWith({})).readNames(text)).toBe(wrong)
})

test('a pack made from the grid groups spellings, and reads the next file by them', async () => {
  const bench = await benchWith({ 'Kent.csv': 'Rank,31/03/2018,31/03/2019\nConstable,5,6\nPC,7,8\nSergeant,1,2\n' })
  const [key] = await bench.keysInGrid()
  expect(key).toMatchObject({ key: 'rank', headers: ['rank'] })
  expect(key?.values.map(({ value, count }) => [value, count])).toEqual([
    ['Constable', 2],
    ['PC', 2],
    ['Sergeant', 2],
  ])
  const text = await bench.packFile('Workforce', [
    {
      key: 'rank',
      headers: ['rank', 'grade'],
      values: [
        { value: 'Constable', spellings: ['PC', 'Constable'] },
        { value: 'Sergeant', spellings: [] },
      ],
    },
  ])
  const pack = await bench.readNames(text)
  if (typeof pack === 'string') throw new Error(pack)
  expect(pack.pack).toBe('Workforce')
  const other = await benchWith({ 'Kent.csv': 'Grade,31/03/2018,31/03/2019\nConstable,5,6\nPC,7,8\nSergeant,1,2\n' })
  granted(await other.perform({ do: 'add names', pack: pack.pack, names: pack.names }, AT))
  expect(await dimensions(other)).toEqual([
    'rank=Constable',
    'rank=Constable',
    'rank=Constable',
    'rank=Constable',
    'rank=Sergeant',
    'rank=Sergeant',
  ])
  expect((await other.operations(1))[0]?.label).toMatch(/names of “Workforce”$/)
})

test('a question that is left is not asked again until it is put back', async () => {
  const bench = await benchWith({ 'Reply.csv': `${YEARS}\nTotal,10,11\n` })
  const [item] = await bench.reviewItems()
  granted(
    await bench.perform({ do: 'leave in review', item: (item as ReviewItem).id, about: 'Reply.csv', left: true }, AT),
  )
  expect(await bench.reviewItems()).toEqual([])
  await bench.undo(AT)
  expect(await bench.reviewItems()).toHaveLength(1)
})

test('hidden content is asked about without a word of it, and is settled by a decision', async () => {
  const bench = await benchWith({})
  await importBytes(bench, 'Reply.xlsx', hidingReply())
  const items = await bench.reviewItems()
  expect(textsIn(new TextEncoder().encode(JSON.stringify(items)), IN_CELLS)).toEqual([])
  const hidden = items.find(({ kind }) => kind === 'hidden')
  if (hidden === undefined) throw new Error('nothing is asked')
  expect(hidden.choices.map(({ means }) => means)).toEqual(['shown', 'counts'])
  expect(hidden.question).toMatch(/^“Reply.xlsx” hides \d+ cells and \d+ comments?, which may identify people/)
  expect(hidden.reasons).toHaveLength(hidden.places.length)
  const { sha256, places } = hidden
  granted(await bench.perform({ do: 'reveal hidden', sha256, places, counts: false, reason: '' }, AT))
  expect((await bench.reviewItems()).filter(({ kind }) => kind === 'hidden')).toEqual([])
  await bench.undo(AT)
  expect((await bench.reviewItems()).filter(({ kind }) => kind === 'hidden')).toHaveLength(1)
})

test('undoing every answer leaves nothing decided and everything derived as it was', async () => {
  const bench = await benchWith({ 'a.csv': WMP, 'Kent.csv': PLATFORMS.replace('Snapchit', 'Yellow app') })
  const before = await bench.snapshot()
  await set(bench, { what: 'force', key: '', written: 'WMP', means: 'E23000014', scope: null })
  await set(bench, { what: 'value', key: 'platform', written: 'Yellow app', means: 'Yubo', scope: null })
  await set(bench, { what: 'value', key: 'platform', written: 'yellow  APP', means: 'Kik', scope: null })
  expect((await bench.names()).map(({ means }) => means)).toEqual(['E23000014', 'Kik'])
  for (let step = 0; step < 3; step++) await bench.undo(AT)
  const after = await bench.snapshot()
  expect(decidedOf(after)).toEqual(decidedOf(before))
  expect(derivedOf(after)).toEqual(derivedOf(before))
})

test.each([
  ['a name without a kind', { do: 'set name', name: { what: 'x', key: '', written: 'a', means: 'b', scope: null } }],
  [
    'a name for half a file',
    { do: 'set name', name: { what: 'force', key: '', written: 'a', means: 'b', scope: 'ab' } },
  ],
  ['names that are no list', { do: 'add names', pack: '', names: {} }],
  ['a question without its key', { do: 'leave in review', item: '', about: '', left: true }],
])('the journal refuses %s', (_, command) => {
  expect(JOURNAL_RECORD.safeParse({ sequence: 1, at: AT, kind: 'do', of: null, command }).success).toBe(false)
})

test('the journal takes what the window sends', () => {
  const name = { what: 'force', key: '', written: 'WMP', means: 'E23000014', scope: 'a'.repeat(64) }
  for (const command of [
    { do: 'set name', name },
    { do: 'clear name', name: { what: 'force', key: '', written: 'WMP', scope: null } },
    { do: 'add names', pack: 'Workforce', names: [name] },
    { do: 'leave in review', item: 'force|x', about: 'x', left: true },
  ])
    expect(JOURNAL_RECORD.safeParse({ sequence: 1, at: AT, kind: 'do', of: null, command }).success).toBe(true)
})

test('a sheet that waits shows its force in lists', async () => {
  const bench = await benchWith({ 'Kent.csv': 'Platform,2017/18,2018/19\nFacebook,5,¤\nInstagram,7,8\nSnapchat,1,2\n' })
  const [sheet] = (await bench.state()).sources[0]?.sheets ?? []
  expect(sheet?.state).toBe('review')
  expect(sheet?.forces).toEqual(['E23000032'])
})

function names(list: readonly object[]): string {
  return JSON.stringify({ format: 'foi-workbench names', version: 1, names: list })
}

async function set(bench: Workbench, name: Extract<Command, { do: 'set name' }>['name']): Promise<void> {
  granted(await bench.perform({ do: 'set name', name }, AT))
}

async function forces(bench: Workbench): Promise<readonly (string | null)[]> {
  return (await bench.page(EVERYTHING, 0, 100)).rows.map(({ force }) => force)
}

async function dimensions(bench: Workbench): Promise<readonly string[]> {
  return (await bench.page(EVERYTHING, 0, 100)).rows.map(({ dimensions }) => dimensions)
}
