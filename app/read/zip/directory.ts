import type { Abilities } from '../../vocabulary/index.ts'
import { damaged, refuse } from '../refusal.ts'
import { entryName } from './names.ts'

/** One file of a zip, as its central directory describes it. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  /** Where its local header stands in the file. */
  readonly headerAt: number
}

const PART = 'zip directory'
const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const ENTRY = 0x02014b50
const NOWHERE = 0xffffffff
/** Length of the end record, and of the longest comment that may follow it. */
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff

/** Reads the central directory (APPNOTE 4.3.12–4.3.16, with zip64). Throws a Refusal where it is cut off or broken. */
export function readDirectory(bytes: Uint8Array, decode: Abilities['decode']): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const { count, size, start } = directoryPlace(view, end)
  // Bytes may stand before the archive (self-extracting files): then all offsets are short by their number.
  const shift = start + size <= end && view.getUint32(start, true) !== ENTRY && count > 0 ? end - size - start : 0
  const entries: ZipEntry[] = []
  let at = start + shift
  for (let index = 0; index < count; index++) {
    if (at < 0 || at + 46 > end || view.getUint32(at, true) !== ENTRY) damaged(PART, `entry ${index + 1} of ${count}`)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > end) damaged(PART, `entry ${index + 1} of ${count}`)
    const flags = view.getUint16(at + 8, true)
    const sizes = longSizes(view, at, at + 46 + nameLength, extraLength)
    entries.push({
      name: entryName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0, decode),
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      crc: view.getUint32(at + 16, true),
      compressedSize: sizes.compressedSize,
      size: sizes.size,
      headerAt: sizes.headerAt + shift,
    })
    at = next
  }
  return entries
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT)
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at--) {
    if (view.getUint32(at, true) === END) return at
  }
  // The directory comes last: without it the file was cut off on its way.
  return refuse({ kind: 'truncated', part: PART })
}

function directoryPlace(view: DataView, end: number): { count: number; size: number; start: number } {
  const disc = view.getUint16(end + 4, true)
  let count = view.getUint16(end + 10, true)
  let size = view.getUint32(end + 12, true)
  let start = view.getUint32(end + 16, true)
  const locator = end - 20
  if ((count === 0xffff || size === NOWHERE || start === NOWHERE) && locator >= 0) {
    if (view.getUint32(locator, true) === LOCATOR_64) {
      const at = long(view, locator + 8)
      if (at + 56 > locator || view.getUint32(at, true) !== END_64) damaged(PART, 'zip64 end record')
      count = long(view, at + 32)
      size = long(view, at + 40)
      start = long(view, at + 48)
    }
  } else if (disc !== 0 && disc !== 0xffff) {
    refuse({ kind: 'unsupported-format', found: 'part of a split zip', advice: 'join the parts first' })
  }
  if (start + size > end) refuse({ kind: 'truncated', part: PART })
  return { count, size, start }
}

/** Sizes of 4 GiB and more stand in the zip64 extra field, in the order in which the short fields are full. */
function longSizes(view: DataView, at: number, extraAt: number, extraLength: number) {
  let compressedSize = view.getUint32(at + 20, true)
  let size = view.getUint32(at + 24, true)
  let headerAt = view.getUint32(at + 42, true)
  const end = extraAt + extraLength
  for (let field = extraAt; field + 4 <= end; ) {
    const length = view.getUint16(field + 2, true)
    const fieldEnd = Math.min(end, field + 4 + length)
    if (view.getUint16(field, true) === 1) {
      let value = field + 4
      const take = (short: number) => {
        if (short !== NOWHERE || value + 8 > fieldEnd) return short
        value += 8
        return long(view, value - 8)
      }
      size = take(size)
      compressedSize = take(compressedSize)
      headerAt = take(headerAt)
    }
    field += 4 + length
  }
  return { compressedSize, size, headerAt }
}

function long(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
}
