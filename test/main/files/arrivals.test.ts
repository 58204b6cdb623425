import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BLOCK_BYTES } from '../../../app/contract/index.ts'
import { readArguments, readCall } from '../../../main/files/arguments.ts'
import { arrive } from '../../../main/files/arrivals.ts'
import { givenFiles } from '../../../main/files/given.ts'
import { transfersIn } from '../../../main/files/transfers.ts'
import { valueIn } from '../../support/desk.ts'
import { emptyFolder } from '../../support/folder.ts'
import { sha256 } from '../../support/records.ts'

describe('what arrives', () => {
  test('passes over lock files, dot files and links, and counts them', async () => {
    const folder = join(await emptyFolder(), 'replies')
    await mkdir(join(folder, 'sub'), { recursive: true })
    await mkdir(join(folder, '.git'))
    for (const name of ['b.xlsx', 'a.csv', '~$b.xlsx', '.DS_Store', '.git/config', 'sub/c.ods']) {
      await writeFile(join(folder, name), name)
    }
    await symlink('/etc/passwd', join(folder, 'link.csv'))
    await symlink('/etc', join(folder, 'linked'))
    const arrivals = await arrive([folder], givenFiles())
    expect(arrivals.files.map(({ path, name }) => [path, name])).toEqual([
      ['replies/a.csv', 'a.csv'],
      ['replies/b.xlsx', 'b.xlsx'],
      ['replies/sub/c.ods', 'c.ods'],
    ])
    expect(arrivals.skipped).toBe(5)
    expect(arrivals.problems).toEqual([])
  })

  test('shows a name without the signs that would turn it about, and reads the file all the same', async () => {
    const folder = await emptyFolder()
    const name = '\u202Efdp Kent\u2066.csv'
    await writeFile(join(folder, name), 'a')
    const given = givenFiles()
    const { files } = await arrive([folder], given)
    const [file] = files
    expect(file?.name).toBe('\uFFFDfdp Kent\uFFFD.csv')
    expect(file?.path.endsWith('/\uFFFDfdp Kent\uFFFD.csv')).toBe(true)
    expect(valueIn(await given.readBlock(file?.token ?? '', 0)).length).toBe(1)
  })

  test('names what is not there, and takes the rest', async () => {
    const folder = await emptyFolder()
    await writeFile(join(folder, 'a.csv'), 'a')
    const arrivals = await arrive([join(folder, 'gone.csv'), join(folder, 'a.csv')], givenFiles())
    expect(arrivals.problems).toEqual([{ kind: 'vanished', file: 'gone.csv' }])
    expect(arrivals.files.map(({ name }) => name)).toEqual(['a.csv'])
  })

  test('does not follow a folder into a loop or a cellar', async () => {
    const folder = join(await emptyFolder(), 'deep')
    await mkdir(join(folder, ...Array.from({ length: 40 }, () => 'x')), { recursive: true })
    expect((await arrive([folder], givenFiles())).problems).toMatchObject([{ kind: 'too-large' }])
  })
})

describe('a file that is read in blocks', () => {
  test('and vanishes meanwhile is a Problem, not a short file', async () => {
    const file = join(await emptyFolder(), 'a.bin')
    await writeFile(file, new Uint8Array(BLOCK_BYTES + 10))
    const given = givenFiles()
    const { token } = await given.give(file)
    expect(valueIn(await given.readBlock(token, 0)).length).toBe(BLOCK_BYTES)
    await rm(file)
    expect(await given.readBlock(token, BLOCK_BYTES)).toEqual({
      ok: false,
      problem: { kind: 'vanished', file: 'a.bin' },
    })
  })

  test('and changes meanwhile is a Problem, not a mixture', async () => {
    const file = join(await emptyFolder(), 'a.csv')
    await writeFile(file, 'first')
    const given = givenFiles()
    const { token } = await given.give(file)
    await writeFile(file, 'second version')
    expect(await given.readBlock(token, 0)).toMatchObject({ ok: false, problem: { kind: 'unreadable' } })
  })

  test('under an unknown token is nothing at all', async () => {
    expect((await givenFiles().readBlock('unknown', 0)).ok).toBe(false)
  })
})

describe('a transfer', () => {
  test('with a block out of order is refused', async () => {
    const transfers = await transfersIn(join(await emptyFolder(), 'transfers'))
    expect((await transfers.writeBlock('t', 5, new Uint8Array(1))).ok).toBe(false)
    expect((await transfers.writeBlock('t', 0, new Uint8Array(3))).ok).toBe(true)
    expect((await transfers.writeBlock('t', 2, new Uint8Array(1))).ok).toBe(false)
    await transfers.clear()
  })

  test('gives its bytes once, with their hash', async () => {
    const transfers = await transfersIn(join(await emptyFolder(), 'transfers'))
    await transfers.writeBlock('t', 0, new Uint8Array([1, 2]))
    await transfers.writeBlock('t', 2, new Uint8Array([3]))
    expect(await transfers.finish('t')).toMatchObject({ size: 3, sha256: sha256(new Uint8Array([1, 2, 3])) })
    expect(await transfers.finish('t')).toBeUndefined()
  })
})

describe('the command line', () => {
  test('takes from a second start what this program passes on, and nothing else', () => {
    expect(readCall({ argv: ['foi', 'a.csv'], folder: '/home' })).toEqual({ argv: ['foi', 'a.csv'], folder: '/home' })
    for (const other of [null, 'a.csv', { argv: 'a.csv', folder: '/' }, { argv: [] }])
      expect(readCall(other)).toBeUndefined()
  })

  test('leaves out switches and, in development, the program itself', () => {
    const argv = [
      'electron',
      '--no-sandbox',
      '/program',
      '--remote-debugging-port=0',
      'a.csv',
      '/w/b.foi',
      '--',
      '-odd.csv',
    ]
    expect(readArguments(argv, false, '/home')).toEqual({
      workspace: '/w/b.foi',
      files: ['/home/a.csv', '/home/-odd.csv'],
    })
    expect(readArguments(['foi', 'a.csv'], true, '/home')).toEqual({ workspace: undefined, files: ['/home/a.csv'] })
  })
})
