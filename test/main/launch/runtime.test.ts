import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fetchOfficial, wasUnreachable } from '../../../main/launch/official.mjs'
import { findRuntime } from '../../../main/launch/runtime.mjs'
import { unzip } from '../../../main/launch/unzip.mjs'
import { emptyFolder } from '../../support/folder.ts'

/** A server of releases on this machine. */
async function mirror(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** A zip as Electron publishes them: deflated, with Unix permissions and links. */
function zipOf(
  entries: readonly { readonly name: string; readonly text: string; readonly mode: number }[],
): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, text, mode } of entries) {
    const packed = deflateRawSync(text)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(Buffer.byteLength(text), 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE((mode << 16) >>> 0, 38)
    entry.writeUInt32LE(at, 42)
    locals.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += local.length + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...directory, end])
}

describe('the official release', () => {
  test('with another hash than Electron published is refused, and nothing of it stays', async () => {
    const folder = join(await emptyFolder(), 'electron')
    const base = await mirror((_, response) => response.end('not the release'))
    expect(await fetchOfficial(folder, '45.4.1', { base })).toBe(false)
    expect(existsSync(folder)).toBe(false)
  })

  test('is not waited for when the server does not answer, nor asked for again at once', async () => {
    const folder = join(await emptyFolder(), 'electron')
    let asked = 0
    const base = await mirror(() => {
      asked += 1
    })
    const started = Date.now()
    expect(await fetchOfficial(folder, '45.4.1', { base, patience: 300 })).toBe(false)
    expect(Date.now() - started).toBeLessThan(3000)
    expect(wasUnreachable(folder)).toBe(true)
    expect(await fetchOfficial(folder, '45.4.1', { base, patience: 300 })).toBe(false)
    expect(asked).toBe(1)
  })

  test('is not waited for when the server stops in the middle', async () => {
    const folder = join(await emptyFolder(), 'electron')
    const base = await mirror((_, response) => {
      response.write('some bytes')
    })
    expect(await fetchOfficial(folder, '45.4.1', { base, patience: 300 })).toBe(false)
  })
})

describe('unpacking', () => {
  test('refuses a name that leads out of the folder, and a zip that is cut off', async () => {
    const folder = await emptyFolder()
    const zip = join(folder, 'a.zip')
    await writeFile(zip, zipOf([{ name: '../out', text: 'x', mode: 0o100644 }]))
    expect(() => unzip(zip, join(folder, 'into'))).toThrow('leave the folder')
    await writeFile(zip, zipOf([{ name: 'a', text: 'x', mode: 0o100644 }]).subarray(0, 20))
    expect(() => unzip(zip, join(folder, 'into'))).toThrow('cut off')
  })

  test('keeps content, permissions and links', async () => {
    const folder = await emptyFolder()
    const zip = join(folder, 'a.zip')
    await writeFile(
      zip,
      zipOf([
        { name: 'bin/electron', text: '#!/bin/sh\n', mode: 0o100755 },
        { name: 'link', text: 'bin/electron', mode: 0o120777 },
      ]),
    )
    unzip(zip, join(folder, 'into'))
    expect(await readFile(join(folder, 'into/link'), 'utf8')).toBe('#!/bin/sh\n')
  })
})

describe('the runtime', () => {
  test('of an override that holds no Electron is an error, not a silent second choice', async () => {
    const before = process.env.ELECTRON_OVERRIDE_DIST_PATH
    onTestFinished(() => {
      if (before === undefined) delete process.env.ELECTRON_OVERRIDE_DIST_PATH
      else process.env.ELECTRON_OVERRIDE_DIST_PATH = before
    })
    process.env.ELECTRON_OVERRIDE_DIST_PATH = await emptyFolder()
    await expect(findRuntime()).rejects.toThrow('holds no Electron')
  })
})
