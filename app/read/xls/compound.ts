import { damaged, refuse } from '../refusal.ts'

/** A compound file: the container that Excel 97–2003, Word 97–2003 and encrypted documents share (MS-CFB). */
export interface CompoundFile {
  /** Names of the streams directly below the root. */
  readonly names: readonly string[]
  /** The bytes of a stream; names are compared without case. Undefined where there is none. Throws a Refusal. */
  readonly stream: (name: string) => Uint8Array | undefined
  /** The storages directly below the root, with the streams in them at any depth. */
  readonly storages: () => readonly CompoundStorage[]
}

/** A folder of a compound file: another document inside it, or the rows behind pivot tables. */
export interface CompoundStorage {
  readonly name: string
  readonly streams: readonly { readonly name: string; readonly size: number; readonly bytes: () => Uint8Array }[]
}

interface Entry {
  readonly name: string
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const HEADER_BYTES = 512
const ENTRY_BYTES = 128
const LAST_REGULAR = 0xfffffffa
const END_OF_CHAIN = 0xfffffffe
const FREE = 0xffffffff
const STORAGE = 1
const STREAM = 2
const ROOT = 5
const PART = 'container'

/** Whether the file begins as a compound file does. */
export function isCompound(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte)
}

/** Opens a compound file. Throws a Refusal where its tables do not hold together. */
export function openCompound(bytes: Uint8Array): CompoundFile {
  if (!isCompound(bytes)) damaged(PART, 'signature')
  if (bytes.length < HEADER_BYTES) refuse({ kind: 'truncated', part: PART })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) damaged(PART, 'sector size')
  if (view.getUint16(32, true) !== 6) damaged(PART, 'size of small sectors')
  const sectorSize = 1 << shift
  const sectors = Math.ceil(bytes.length / sectorSize) - 1
  const sectorStart = (sector: number) => {
    if (sector >= LAST_REGULAR) return damaged(PART, 'sector number')
    const start = (sector + 1) * sectorSize
    return start < bytes.length ? start : refuse({ kind: 'truncated', part: PART })
  }

  const fat = sectorTable()
  const chainBytes = (start: number, size: number | undefined) =>
    gathered(chain(fat, start, sectors), sectorStart, sectorSize, size, bytes)
  const entries = directory(chainBytes(view.getUint32(48, true), undefined))
  const root = entries.find(({ type }) => type === ROOT) ?? damaged(PART, 'no root')
  const miniCutoff = view.getUint32(56, true)
  const children = below(entries, root)

  let small: { readonly fat: Uint32Array; readonly bytes: Uint8Array } | undefined
  const smallSectors = () => {
    const miniStart = view.getUint32(60, true)
    small ??= {
      fat: miniStart >= LAST_REGULAR ? new Uint32Array(0) : words(chainBytes(miniStart, undefined)),
      bytes: root.start >= LAST_REGULAR ? new Uint8Array(0) : chainBytes(root.start, root.size),
    }
    return small
  }

  return {
    names: children.map(({ name }) => name),
    stream: (name) => {
      const entry = children.find((one) => one.type === STREAM && one.name.toLowerCase() === name.toLowerCase())
      return entry === undefined ? undefined : content(entry)
    },
    storages: () => {
      const seen = new Set<Entry>()
      return children
        .filter(({ type }) => type === STORAGE)
        .map((storage) => ({ name: storage.name, streams: within(entries, storage, seen).map(streamOf) }))
    },
  }

  function streamOf(entry: Entry): CompoundStorage['streams'][number] {
    return { name: entry.name, size: entry.size, bytes: () => content(entry) }
  }

  function content(entry: Entry): Uint8Array {
    if (entry.size === 0) return new Uint8Array(0)
    if (entry.size > bytes.length) return refuse({ kind: 'truncated', part: PART })
    if (entry.size >= miniCutoff) return chainBytes(entry.start, entry.size)
    const mini = smallSectors()
    const miniStart = (sector: number) =>
      sector * 64 < mini.bytes.length ? sector * 64 : refuse({ kind: 'truncated', part: PART })
    const links = chain(mini.fat, entry.start, mini.fat.length)
    return gathered(links, miniStart, 64, entry.size, mini.bytes)
  }

  /** The file allocation table, whose own sectors are listed in the header and in a chain of further lists. */
  function sectorTable(): Uint32Array {
    const own: number[] = []
    for (let at = 76; at < HEADER_BYTES; at += 4) own.push(view.getUint32(at, true))
    const perSector = sectorSize / 4 - 1
    let next = view.getUint32(68, true)
    for (let lists = 0; next < LAST_REGULAR; lists++) {
      if (lists > sectors) damaged(PART, 'endless list of sectors')
      const start = sectorStart(next)
      if (start + sectorSize > bytes.length) refuse({ kind: 'truncated', part: PART })
      for (let at = 0; at < perSector; at++) own.push(view.getUint32(start + at * 4, true))
      next = view.getUint32(start + perSector * 4, true)
    }
    const used = own.filter((sector) => sector !== FREE && sector !== END_OF_CHAIN)
    const count = view.getUint32(44, true)
    if (count === 0 || count > sectors || used.length < count) damaged(PART, 'sector table')
    const starts = used.slice(0, count)
    return words(gathered(starts, sectorStart, sectorSize, undefined, bytes))
  }
}

/** The sectors of a chain. A chain that comes back to itself is longer than the file has sectors. */
function chain(table: Uint32Array, start: number, most: number): readonly number[] {
  const links: number[] = []
  for (let sector = start; sector !== END_OF_CHAIN; sector = table[sector] ?? FREE) {
    if (sector >= LAST_REGULAR || sector >= table.length) damaged(PART, 'broken chain')
    if (links.length >= most) damaged(PART, 'endless chain')
    links.push(sector)
  }
  return links
}

function gathered(
  links: readonly number[],
  startOf: (sector: number) => number,
  sectorSize: number,
  size: number | undefined,
  source: Uint8Array,
): Uint8Array {
  const length = size ?? links.length * sectorSize
  if (length > links.length * sectorSize) refuse({ kind: 'truncated', part: PART })
  const joined = new Uint8Array(length)
  let at = 0
  for (const link of links) {
    if (at >= length) break
    const start = startOf(link)
    const wanted = Math.min(sectorSize, length - at)
    // The very last sector of a file is sometimes not written to its end; no stream needs that end.
    if (start + wanted > source.length && size !== undefined) refuse({ kind: 'truncated', part: PART })
    joined.set(source.subarray(start, start + wanted), at)
    at += wanted
  }
  return joined
}

function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true))
}

function directory(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const letters = Math.min(31, Math.max(0, view.getUint16(at + 64, true) / 2 - 1))
    let name = ''
    for (let letter = 0; letter < letters; letter++) name += String.fromCharCode(view.getUint16(at + letter * 2, true))
    entries.push({
      name,
      type: bytes[at + 66] ?? 0,
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    })
  }
  return entries
}

/** Entries directly below another: an embedded workbook lies deeper and must not be taken for the file's own. */
function below(entries: readonly Entry[], root: Entry): readonly Entry[] {
  const seen = new Set<number>()
  const waiting = [root.child]
  const found: Entry[] = []
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const entry = entries[place]
    if (entry === undefined || seen.has(place)) continue
    seen.add(place)
    found.push(entry)
    waiting.push(entry.right, entry.left)
  }
  return found
}

/** Streams below a storage at any depth. What was met before, as where storages hold each other, is passed over. */
function within(entries: readonly Entry[], storage: Entry, seen: Set<Entry>): readonly Entry[] {
  const waiting = [storage]
  const streams: Entry[] = []
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of below(entries, next)) {
      if (seen.has(entry)) continue
      seen.add(entry)
      if (entry.type === STREAM) streams.push(entry)
      else if (entry.type === STORAGE) waiting.push(entry)
    }
  }
  return streams
}
