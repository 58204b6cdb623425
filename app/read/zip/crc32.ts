const LANES = 8
const TABLES = checksumTables()

/** CRC-32 as zip files use it (ISO 3309), continued over blocks: start with 0 and pass the last result on. */
export function crc32(bytes: Uint8Array, previous: number): number {
  const table = TABLES
  const whole = bytes.length - (bytes.length % LANES)
  let crc = ~previous
  let at = 0
  // Eight bytes a step, each through a table of its own: five times as fast as byte by byte.
  for (; at < whole; at += LANES) {
    const low =
      crc ^ (byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24))
    crc =
      byte32(table, 1792 + (low & 255)) ^
      byte32(table, 1536 + ((low >>> 8) & 255)) ^
      byte32(table, 1280 + ((low >>> 16) & 255)) ^
      byte32(table, 1024 + (low >>> 24)) ^
      byte32(table, 768 + byte(bytes, at + 4)) ^
      byte32(table, 512 + byte(bytes, at + 5)) ^
      byte32(table, 256 + byte(bytes, at + 6)) ^
      byte32(table, byte(bytes, at + 7))
  }
  for (; at < bytes.length; at++) crc = byte32(table, (crc ^ byte(bytes, at)) & 255) ^ (crc >>> 8)
  return ~crc >>> 0
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] as number
}

function byte32(table: Int32Array, at: number): number {
  return table[at] as number
}

function checksumTables(): Int32Array {
  const tables = new Int32Array(256 * LANES)
  for (let value = 0; value < 256; value++) {
    let crc = value
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    tables[value] = crc
  }
  for (let at = 256; at < tables.length; at++) {
    const before = byte32(tables, at - 256)
    tables[at] = byte32(tables, before & 255) ^ (before >>> 8)
  }
  return tables
}
