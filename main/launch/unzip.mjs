import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { inflateRawSync } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const FILE_TYPE = 0o170000
const LINK = 0o120000

/**
 * Unpacks a zip into a folder, with the permissions and links that it states. For archives whose hash was checked: it
 * knows no encryption, no zip64 and no method but stored and deflate.
 * @param {string} zip
 * @param {string} folder
 */
export function unzip(zip, folder) {
  const bytes = readFileSync(zip)
  for (const entry of directory(bytes)) {
    const place = resolve(folder, entry.name)
    if (!place.startsWith(resolve(folder) + sep)) throw new Error(`${entry.name} would leave the folder.`)
    if (entry.name.endsWith('/')) {
      mkdirSync(place, { recursive: true })
      continue
    }
    mkdirSync(dirname(place), { recursive: true })
    const content = contentOf(bytes, entry)
    if ((entry.mode & FILE_TYPE) === LINK) {
      symlinkSync(content.toString('utf8'), place)
      continue
    }
    writeFileSync(place, content)
    if ((entry.mode & 0o777) !== 0) chmodSync(place, entry.mode & 0o777)
  }
}

/**
 * @typedef {{ name: string, method: number, mode: number, packed: number, size: number, at: number }} Entry
 * @param {Buffer} bytes
 * @returns {Generator<Entry>}
 */
function* directory(bytes) {
  const end = endOfDirectory(bytes)
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('The archive is damaged.')
    const nameLength = bytes.readUInt16LE(at + 28)
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      mode: bytes.readUInt32LE(at + 38) >>> 16,
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

/** @param {Buffer} bytes */
function endOfDirectory(bytes) {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 66_000); at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  throw new Error('The archive is cut off or no zip.')
}

/**
 * @param {Buffer} bytes
 * @param {Entry} entry
 */
function contentOf(bytes, entry) {
  const from = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  const packed = bytes.subarray(from, from + entry.packed)
  const content = entry.method === 0 ? packed : inflateRawSync(packed)
  if (content.length !== entry.size) throw new Error(`${join(entry.name)} is damaged in the archive.`)
  return content
}
