import { deflateRawSync } from 'node:zlib'
import { crc32 } from '../../app/read/zip/index.ts'

/** One file of a zip to write. */
export interface ZipPart {
  readonly name: string | Uint8Array
  readonly content: string | Uint8Array
  /** 0 stores, 8 (the default) deflates. */
  readonly method?: 0 | 8
  /** A false size for the headers. */
  readonly size?: number
  /** A false checksum. */
  readonly crc?: number
  /** Already deflated content, of which `content` is not used but for its length and checksum. */
  readonly deflated?: Uint8Array
  /** General purpose flags; 0x800 marks the name as UTF-8. */
  readonly flags?: number
}

export interface ZipShape {
  /** Sizes in zip64 fields, as writers of large files do. */
  readonly zip64?: boolean
  /** Sizes after the content, as writers of streams do. */
  readonly descriptors?: boolean
  /** Bytes in front of the archive. */
  readonly before?: Uint8Array
  readonly comment?: string
}

/** Writes a zip, well formed or with the lies that a test asks for. */
export function zip(parts: readonly ZipPart[], shape: ZipShape = {}): Uint8Array<ArrayBuffer> {
  const out: Buffer[] = [Buffer.from(shape.before ?? new Uint8Array(0))]
  const directory: Buffer[] = []
  let at = out[0]?.length ?? 0
  const write = (bytes: Buffer) => {
    out.push(bytes)
    at += bytes.length
  }
  for (const part of parts) {
    const content = typeof part.content === 'string' ? Buffer.from(part.content) : Buffer.from(part.content)
    const name = typeof part.name === 'string' ? Buffer.from(part.name) : Buffer.from(part.name)
    const method = part.method ?? 8
    const packed = part.deflated ? Buffer.from(part.deflated) : method === 8 ? deflateRawSync(content) : content
    const facts = {
      name,
      method,
      flags: (part.flags ?? (typeof part.name === 'string' ? 0x800 : 0)) | (shape.descriptors ? 8 : 0),
      crc: part.crc ?? crc32(content, 0),
      packed: packed.length,
      size: part.size ?? content.length,
      at,
    }
    write(localHeader(facts, shape))
    write(name)
    write(packed)
    if (shape.descriptors) write(descriptor(facts))
    directory.push(directoryEntry(facts, shape), name)
    if (shape.zip64) directory.push(longField([facts.size, facts.packed, facts.at]))
  }
  const start = at
  for (const piece of directory) write(piece)
  write(endRecords(parts.length, at - start, start, shape))
  return new Uint8Array(Buffer.concat(out))
}

interface Facts {
  readonly name: Buffer
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

function localHeader(facts: Facts, shape: ZipShape): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(facts.flags, 6)
  header.writeUInt16LE(facts.method, 8)
  if (!shape.descriptors) {
    header.writeUInt32LE(facts.crc, 14)
    header.writeUInt32LE(facts.packed, 18)
    header.writeUInt32LE(facts.size, 22)
  }
  header.writeUInt16LE(facts.name.length, 26)
  return header
}

function descriptor(facts: Facts): Buffer {
  const record = Buffer.alloc(16)
  record.writeUInt32LE(0x08074b50, 0)
  record.writeUInt32LE(facts.crc, 4)
  record.writeUInt32LE(facts.packed, 8)
  record.writeUInt32LE(facts.size, 12)
  return record
}

function directoryEntry(facts: Facts, shape: ZipShape): Buffer {
  const full = 0xffffffff
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(facts.flags, 8)
  entry.writeUInt16LE(facts.method, 10)
  entry.writeUInt32LE(facts.crc, 16)
  entry.writeUInt32LE(shape.zip64 ? full : facts.packed, 20)
  entry.writeUInt32LE(shape.zip64 ? full : facts.size, 24)
  entry.writeUInt16LE(facts.name.length, 28)
  entry.writeUInt16LE(shape.zip64 ? 28 : 0, 30)
  entry.writeUInt32LE(shape.zip64 ? full : facts.at, 42)
  return entry
}

function longField(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(8 * values.length, 2)
  values.forEach((value, index) => {
    field.writeBigUInt64LE(BigInt(value), 4 + 8 * index)
  })
  return field
}

function endRecords(count: number, size: number, start: number, shape: ZipShape): Buffer {
  const comment = Buffer.from(shape.comment ?? '')
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(shape.zip64 ? 0xffff : count, 8)
  end.writeUInt16LE(shape.zip64 ? 0xffff : count, 10)
  end.writeUInt32LE(shape.zip64 ? 0xffffffff : size, 12)
  end.writeUInt32LE(shape.zip64 ? 0xffffffff : start, 16)
  end.writeUInt16LE(comment.length, 20)
  if (!shape.zip64) return Buffer.concat([end, comment])
  const long = Buffer.alloc(56)
  long.writeUInt32LE(0x06064b50, 0)
  long.writeBigUInt64LE(44n, 4)
  long.writeBigUInt64LE(BigInt(count), 24)
  long.writeBigUInt64LE(BigInt(count), 32)
  long.writeBigUInt64LE(BigInt(size), 40)
  long.writeBigUInt64LE(BigInt(start), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(start + size), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([long, locator, end, comment])
}
