import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { type Abilities, a1, cellAt, type Sheet } from '../../app/vocabulary/index.ts'

/** What the tests' host can do. */
export const abilities: Abilities = {
  inflate: async function* (bytes) {
    yield new Uint8Array(inflateRawSync(bytes))
  },
  decode: (bytes, encoding, fatal) => new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
  sha256: async () => '',
}

/** The cells of a sheet, `A1` to what stands there. */
export function cellsOf(sheet: Sheet | undefined): Record<string, string | number | boolean> {
  const cells: Record<string, string | number | boolean> = {}
  if (sheet === undefined) return cells
  for (let index = 0; index < sheet.cells.count; index++) {
    const { at, kind, number, raw } = cellAt(sheet, index)
    cells[a1(at)] = kind === 'number' ? number : kind === 'boolean' ? number === 1 : raw
  }
  return cells
}

/** Real and simulated replies that may lie beside the repository; empty where they do not. */
export function repliesBeside(extensions: RegExp): readonly { name: string; path: string }[] {
  const shared = join(import.meta.dirname, '..', '..', '..', 'shared')
  const folders = ['corpus/messy-1/files', 'corpus/messy-2/files', 'corpus/messy-3/files', 'real']
  return folders
    .map((folder) => join(shared, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => ({ name, path: join(folder, name) })))
    .filter(({ name }) => extensions.test(name))
}

export function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path))
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
