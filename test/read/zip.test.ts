import { deflateRawSync, crc32 as nodeCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { READ_LIMITS } from '../../app/read/index.ts'
import { meter } from '../../app/read/meter.ts'
import { Refusal } from '../../app/read/refusal.ts'
import { crc32, openZip, safePath } from '../../app/read/zip/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { workerAbilities } from '../../renderer/workers/abilities.ts'
import { zip } from '../support/zip.ts'

const open = (bytes: Uint8Array, abilities = nodeAbilities) =>
  openZip(bytes, abilities, READ_LIMITS, meter(READ_LIMITS, bytes.length, undefined))

async function content(bytes: Uint8Array, name: string, abilities = nodeAbilities): Promise<string> {
  const opened = open(bytes, abilities)
  const entry = opened.entries.get(name)
  if (entry === undefined) throw new Error(`no ${name}`)
  return new TextDecoder().decode(await opened.content(entry))
}

async function trouble(action: () => unknown): Promise<unknown> {
  try {
    await action()
  } catch (error) {
    if (error instanceof Refusal) return error.trouble
    throw error
  }
  throw new Error('was not refused')
}

describe('a zip that is not what it says is refused', () => {
  const parts = [{ name: 'a.txt', content: 'counts of offences '.repeat(500) }]
  const whole = zip(parts)

  test('cut off anywhere', async () => {
    for (const length of [4, 40, whole.length - 30, whole.length - 1]) {
      expect(await trouble(() => content(whole.subarray(0, length), 'a.txt'))).toMatchObject({ kind: 'truncated' })
    }
  })
  test('every single flipped byte of the content', async () => {
    const start = 30 + 'a.txt'.length
    const length = deflateRawSync('counts of offences '.repeat(500)).length
    for (let at = start; at < start + length; at++) {
      const flipped = whole.slice()
      flipped[at] = (flipped[at] ?? 0) ^ 0x10
      expect(await trouble(() => content(flipped, 'a.txt'))).toMatchObject({ kind: 'damaged', part: 'a.txt' })
    }
  })
  test('a wrong checksum', async () => {
    const lie = zip([{ name: 'a.txt', content: 'x', crc: 1 }])
    expect(await trouble(() => content(lie, 'a.txt'))).toMatchObject({ kind: 'damaged', reason: 'checksum differs' })
  })
  test('more, or less, than the directory says', async () => {
    for (const size of [1, 10_000_000]) {
      const lie = zip([{ name: 'a.txt', content: 'x'.repeat(5000), size }])
      expect(await trouble(() => content(lie, 'a.txt'))).toMatchObject({ kind: 'damaged', part: 'a.txt' })
    }
  })
  test('an encrypted entry', async () => {
    const locked = zip([{ name: 'a.txt', content: 'x', flags: 0x801 }])
    expect(await trouble(() => content(locked, 'a.txt'))).toEqual({ kind: 'encrypted' })
  })
})

describe('zips as they come', () => {
  const parts = [
    { name: 'a.txt', content: 'stored', method: 0 as const },
    { name: 'folder/b.txt', content: 'deflated '.repeat(100_000) },
    { name: 'empty.txt', content: '' },
  ]
  test.each([
    ['plain', {}],
    ['zip64', { zip64: true }],
    ['with data descriptors', { descriptors: true }],
    ['behind other bytes', { before: new Uint8Array(1000).fill(7) }],
    ['with a comment', { comment: 'sent by post' }],
  ])('%s', async (_, shape) => {
    const bytes = zip(parts, shape)
    expect(await content(bytes, 'a.txt')).toBe('stored')
    expect(await content(bytes, 'folder/b.txt')).toBe('deflated '.repeat(100_000))
    expect(await content(bytes, 'empty.txt')).toBe('')
  })
  test('the window inflates to the same bytes, and refuses the same damage', async () => {
    const bytes = zip(parts)
    expect(await content(bytes, 'folder/b.txt', workerAbilities)).toBe('deflated '.repeat(100_000))
    const damaged = bytes.slice()
    damaged[100] = (damaged[100] ?? 0) ^ 0xff
    expect(await trouble(() => content(damaged, 'folder/b.txt', workerAbilities))).toMatchObject({ kind: 'damaged' })
  })
  test('a reader that stops early stops the inflating', async () => {
    for (const abilities of [nodeAbilities, workerAbilities]) {
      let taken = 0
      for await (const block of abilities.inflate(deflateRawSync(new Uint8Array(2 ** 28)))) {
        taken += block.length
        break
      }
      expect(taken).toBeLessThan(2 ** 20)
    }
  })
  test('names that are not UTF-8 are code page 437', () => {
    const name = new Uint8Array([0x9c, 0x35, 0x2e, 0x63, 0x73, 0x76])
    expect([...open(zip([{ name, content: 'x' }])).entries.keys()]).toEqual(['£5.csv'])
  })
  test('a path never leads out of the zip', () => {
    expect(safePath('../../etc/passwd')).toBe('etc/passwd')
    expect(safePath('C:\\Users\\foi\\a.xls')).toBe('Users/foi/a.xls')
    expect(safePath('/./a//b')).toBe('a/b')
  })
  test('checksums agree with those of the platform, in one piece and in two', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, cut) => {
        expect(crc32(bytes, 0)).toBe(nodeCrc32(bytes))
        expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut), 0))).toBe(nodeCrc32(bytes))
      }),
    )
  })
})
