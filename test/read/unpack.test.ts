import { describe, expect, test } from 'vitest'
import { unpack } from '../../app/read/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { ods, xlsx } from '../support/office.ts'
import { zip } from '../support/zip.ts'

const unpacked = async (bytes: Uint8Array) => {
  const results = await unpack({ name: 'replies.zip', path: 'in/replies.zip', bytes }, nodeAbilities)
  return results.map((one) => (one.ok ? one.value.path : `${one.problem.kind} ${one.problem.file}`))
}

describe('a file that cannot be had', () => {
  test('is a problem in its place, and the others come all the same', async () => {
    const bytes = zip([
      { name: 'a.csv', content: 'a', crc: 7 },
      { name: 'b.csv', content: 'b' },
      { name: 'c.csv', content: 'c', flags: 0x801 },
    ])
    expect(await unpacked(bytes)).toEqual([
      'damaged in/replies.zip/a.csv',
      'in/replies.zip/b.csv',
      'encrypted in/replies.zip/c.csv',
    ])
  })
  test('more files than anyone sends end in one problem', async () => {
    const files = Array.from({ length: 10_001 }, (_, index) => ({
      name: `${index}.csv`,
      content: '1',
      method: 0 as const,
    }))
    const found = await unpacked(zip(files))
    expect(found).toHaveLength(10_001)
    expect(found.at(-1)).toBe('too-large in/replies.zip')
  })
  test('is one that says that it unfolds into more than 2 GiB', async () => {
    expect(await unpacked(zip([{ name: 'a.csv', content: '1', size: 2 ** 31 + 1 }]))).toEqual([
      'too-large in/replies.zip/a.csv',
    ])
  })
  test('zips are opened in a zip, but no deeper', async () => {
    const inner = zip([{ name: 'deep.csv', content: '1' }])
    const middle = zip([
      { name: 'inner.zip', content: inner },
      { name: 'Kent.csv', content: '2' },
    ])
    expect(await unpacked(zip([{ name: 'middle.zip', content: middle }]))).toEqual([
      'unsupported-format in/replies.zip/middle.zip/inner.zip',
      'in/replies.zip/middle.zip/Kent.csv',
    ])
  })
})

describe('what is no container is itself', () => {
  test.each([
    ['a workbook', xlsx({ rows: '<row><c><v>1</v></c></row>' })],
    ['an OpenDocument spreadsheet', ods('')],
    ['a text', new TextEncoder().encode('PK but no zip')],
    ['a zip that is cut off', zip([{ name: 'a', content: 'b' }]).subarray(0, 40)],
    ['nothing', new Uint8Array(0)],
  ])('%s', async (_, bytes) => {
    const [only, ...others] = await unpack({ name: 'n', path: 'p', bytes }, nodeAbilities)
    expect(others).toEqual([])
    expect(only).toEqual({ ok: true, value: { name: 'n', path: 'p', bytes } })
  })
})

test('two files of one name are two files', async () => {
  const bytes = zip([
    { name: 'reply.csv', content: '1' },
    { name: 'reply.csv', content: '2' },
  ])
  expect(await unpacked(bytes)).toEqual(['in/replies.zip/reply.csv', 'in/replies.zip/reply (2).csv'])
})

test('a zip that is named as a workbook is left to the reader, which names it', async () => {
  const bytes = zip([{ name: 'Thumbs.db', content: 'x' }])
  const [only] = await unpack({ name: 'Annex.xlsx', path: 'Annex.xlsx', bytes }, nodeAbilities)
  expect(only).toMatchObject({ ok: true, value: { path: 'Annex.xlsx' } })
})

test('left-overs are passed over, names stay below the zip, bytes are whole', async () => {
  const bytes = zip([
    { name: 'replies/', content: '' },
    { name: 'replies/Kent.csv', content: 'Kent,166\n' },
    { name: '__MACOSX/replies/._Kent.csv', content: 'x' },
    { name: 'replies/.DS_Store', content: 'x' },
    { name: 'replies/~$Kent.xlsx', content: 'x' },
    { name: '../../etc/Gwent.csv', content: 'Gwent,5\n' },
    { name: 'C:\\foi\\Wilts.xlsx', content: xlsx({ rows: '<row><c><v>1</v></c></row>' }) },
  ])
  expect(await unpacked(bytes)).toEqual([
    'in/replies.zip/replies/Kent.csv',
    'in/replies.zip/etc/Gwent.csv',
    'in/replies.zip/foi/Wilts.xlsx',
  ])
  const [first] = await unpack({ name: 'z', path: 'z', bytes }, nodeAbilities)
  expect(first?.ok && new TextDecoder().decode(first.value.bytes)).toBe('Kent,166\n')
  expect(first?.ok && first.value.name).toBe('Kent.csv')
})
