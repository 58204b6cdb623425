import type { SqlValue } from './sql.ts'

/** Writes rows of one table as a database file: https://www.sqlite.org/fileformat2.html */
export interface TableImage {
  /**
   * Adds a row: first its whole-number key, which must rise from row to row, then the other columns: numbers, texts, nulls.
   * False, and nothing added, where the row is too large for one page.
   */
  readonly add: (row: readonly SqlValue[]) => boolean
  /** The file, and a new beginning: its bytes are written over by the rows of the next. */
  readonly finish: () => Uint8Array
}

const LEAF = 13
const LEAF_HEADER = 8
const INTERIOR = 5
const INTERIOR_HEADER = 12
const POINTER = 2
const FILE_HEADER = 100
/** A key and the number of a page, at their longest. */
const LONGEST_CHILD = 4 + 9

/** Starts the image of a table: its name, and the statement that makes it, whose first column is the INTEGER PRIMARY KEY. */
export function tableImage(name: string, ddl: string, pageSize = 2 ** 15): TableImage {
  let bytes = new Uint8Array(4 * pageSize)
  let view = new DataView(bytes.buffer)
  // The first page is the schema's and is written last, when the root of the table is known.
  let pages = 1
  let base = 0
  let rows = 0
  let top = 0
  let lastKey = -1
  let leaves: Child[] = []
  const types: number[] = []

  const newPage = () => {
    pages += 1
    if (pages * pageSize > bytes.length) {
      const larger = new Uint8Array(Math.ceil(pages * 1.5) * pageSize)
      larger.set(bytes)
      bytes = larger
      view = new DataView(bytes.buffer)
    }
    base = (pages - 1) * pageSize
    rows = 0
    top = pageSize
  }
  const endPage = (kind: number, header: number) => {
    bytes[base + header] = kind
    view.setUint16(base + header + 3, rows)
    view.setUint16(base + header + 5, top)
  }
  const endLeaf = () => {
    endPage(LEAF, 0)
    leaves.push({ page: pages, key: lastKey })
  }
  /** Makes room for a row of `size` bytes; returns where it begins. */
  const place = (size: number, header: number) => {
    top -= size
    view.setUint16(base + header + rows * POINTER, top)
    rows += 1
    return base + top
  }
  const interiors = (children: readonly Child[]): readonly Child[] => {
    const fan = Math.floor((pageSize - INTERIOR_HEADER) / (LONGEST_CHILD + POINTER))
    const parents: Child[] = []
    // Shared out evenly: a page with a single child would hold no key, which SQLite takes for damage.
    const count = Math.ceil(children.length / fan)
    for (let nth = 0; nth < count; nth += 1) {
      const first = Math.floor((nth * children.length) / count)
      const own = children.slice(first, Math.floor(((nth + 1) * children.length) / count))
      newPage()
      for (const { page, key } of own.slice(0, -1)) {
        const at = place(4 + varintSize(key), INTERIOR_HEADER)
        view.setUint32(at, page)
        putVarint(bytes, at + 4, key)
      }
      const last = own[own.length - 1]
      endPage(INTERIOR, 0)
      view.setUint32(base + 8, last?.page ?? 0)
      parents.push({ page: pages, key: last?.key ?? 0 })
    }
    return parents
  }

  newPage()
  return {
    add: (row) => {
      const key = Number(row[0])
      if (key <= lastKey) throw new Error(`key ${key} follows ${lastKey}`)
      // The key stands before the record; within it the column is empty.
      let header = 1
      let body = 0
      for (let column = 1; column < row.length; column += 1) {
        const type = typeOf(row[column] ?? null)
        types[column] = type
        header += varintSize(type)
        body += bodySize(type)
      }
      header += header + 1 < 128 ? 1 : 2
      const payload = header + body
      const size = varintSize(payload) + varintSize(key) + payload
      if (payload > pageSize - 35) return false
      if (LEAF_HEADER + (rows + 1) * POINTER + size > top) {
        endLeaf()
        newPage()
      }
      lastKey = key
      let at = place(size, LEAF_HEADER)
      at = putVarint(bytes, at, payload)
      at = putVarint(bytes, at, key)
      let content = at + header
      at = putVarint(bytes, at, header)
      bytes[at++] = NULL
      for (let column = 1; column < row.length; column += 1) {
        const type = types[column] ?? NULL
        at = putVarint(bytes, at, type)
        content = putValue(bytes, view, content, type, row[column] ?? null)
      }
      return true
    },
    finish: () => {
      endLeaf()
      let level: readonly Child[] = leaves
      while (level.length > 1) level = interiors(level)
      const schema = schemaRecord(name, ddl, level[0]?.page ?? 0)
      base = 0
      rows = 0
      top = pageSize
      bytes.set(schema, place(schema.length, FILE_HEADER + LEAF_HEADER))
      endPage(LEAF, FILE_HEADER)
      putFileHeader(bytes, view, pageSize, pages)
      const file = bytes.subarray(0, pages * pageSize)
      pages = 1
      leaves = []
      newPage()
      return file
    },
  }
}

interface Child {
  readonly page: number
  /** The highest key below it. */
  readonly key: number
}

const NULL = 0
const DOUBLE = 7
const ZERO = 8
const TEXT = 13
/** Bytes of the values of each type below that of texts. */
const SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

/** Serial type of a value. Whole numbers of 32 bits are INTEGER and all others REAL, as a bound value would be. */
function typeOf(value: SqlValue): number {
  if (value === null) return NULL
  if (typeof value === 'string') return TEXT + 2 * utf8Size(value)
  if (typeof value !== 'number') throw new Error('an image holds numbers and texts alone')
  if (value !== (value | 0)) return DOUBLE
  if (value === 0 || value === 1) return ZERO + value
  if (value >= -0x80 && value <= 0x7f) return 1
  if (value >= -0x8000 && value <= 0x7fff) return 2
  if (value >= -0x800000 && value <= 0x7fffff) return 3
  return 4
}

function bodySize(type: number): number {
  return type >= TEXT ? (type - TEXT) / 2 : (SIZES[type] ?? 0)
}

function putValue(bytes: Uint8Array, view: DataView, at: number, type: number, value: SqlValue): number {
  if (typeof value === 'string') return putText(bytes, at, value)
  if (typeof value !== 'number') return at
  if (type === DOUBLE) {
    view.setFloat64(at, value)
    return at + 8
  }
  const size = SIZES[type] ?? 0
  for (let byte = 0; byte < size; byte += 1) bytes[at + byte] = value >> (8 * (size - 1 - byte))
  return at + size
}

/** Bytes of a text in UTF-8; half of a pair counts as a character, as sql.js binds it. */
function utf8Size(text: string): number {
  let size = text.length
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit < 0x800) size += 1
    else if (isPair(text, i, unit)) {
      size += 2
      i += 1
    } else size += 2
  }
  return size
}

function putText(bytes: Uint8Array, start: number, text: string): number {
  let at = start
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) bytes[at++] = unit
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6)
      bytes[at++] = 0x80 | (unit & 63)
    } else if (isPair(text, i, unit)) {
      i += 1
      const point = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(i) & 0x3ff)
      bytes[at++] = 0xf0 | (point >> 18)
      bytes[at++] = 0x80 | ((point >> 12) & 63)
      bytes[at++] = 0x80 | ((point >> 6) & 63)
      bytes[at++] = 0x80 | (point & 63)
    } else {
      bytes[at++] = 0xe0 | (unit >> 12)
      bytes[at++] = 0x80 | ((unit >> 6) & 63)
      bytes[at++] = 0x80 | (unit & 63)
    }
  }
  return at
}

function isPair(text: string, index: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdbff) return false
  const next = text.charCodeAt(index + 1)
  return next >= 0xdc00 && next <= 0xdfff
}

/** The shift operators work on 32 bits: of a larger number the last four of its groups of seven are taken off first. */
const FOUR_GROUPS = 2 ** 28

function varintSize(value: number): number {
  if (value < 0x80) return 1
  if (value < 0x4000) return 2
  if (value < 0x200000) return 3
  return value < FOUR_GROUPS ? 4 : 4 + varintSize(Math.floor(value / FOUR_GROUPS))
}

function putVarint(bytes: Uint8Array, start: number, value: number): number {
  if (value < 0x80) {
    bytes[start] = value
    return start + 1
  }
  const end = start + varintSize(value)
  let at = start
  let left = value
  if (value >= FOUR_GROUPS) {
    const above = Math.floor(value / FOUR_GROUPS)
    for (let place = putVarint(bytes, start, above); place > start; place -= 1)
      bytes[place - 1] = (bytes[place - 1] ?? 0) | 0x80
    left = value - above * FOUR_GROUPS
    at = end - 4
  }
  for (let place = end - 1; place >= at; place -= 1) {
    bytes[place] = (left & 0x7f) | 0x80
    left >>= 7
  }
  bytes[end - 1] = (bytes[end - 1] ?? 0) & 0x7f
  return end
}

/** The one row of sqlite_schema, with its size and its key before it. */
function schemaRecord(name: string, ddl: string, root: number): Uint8Array {
  const values: readonly SqlValue[] = ['table', name, name, root, ddl]
  const types = values.map(typeOf)
  let header = types.reduce((sum, type) => sum + varintSize(type), 0)
  header += header + 1 < 128 ? 1 : 2
  const body = types.reduce((sum, type) => sum + bodySize(type), 0)
  const record = new Uint8Array(header + body + 12)
  const view = new DataView(record.buffer)
  let at = putVarint(record, 0, header + body)
  at = putVarint(record, at, 1)
  let content = at + header
  at = putVarint(record, at, header)
  values.forEach((value, column) => {
    const type = types[column] ?? NULL
    at = putVarint(record, at, type)
    content = putValue(record, view, content, type, value)
  })
  return record.subarray(0, content)
}

function putFileHeader(bytes: Uint8Array, view: DataView, pageSize: number, pages: number): void {
  putText(bytes, 0, 'SQLite format 3\0')
  view.setUint16(16, pageSize)
  // Versions 1: a rollback journal. Then what any file must say of payloads.
  bytes.set([1, 1, 0, 64, 32, 32], 18)
  const changes = 1
  view.setUint32(24, changes)
  view.setUint32(28, pages)
  view.setUint32(40, changes)
  const schemaFormat = 4
  view.setUint32(44, schemaFormat)
  const utf8 = 1
  view.setUint32(56, utf8)
  view.setUint32(92, changes)
  const sqliteVersion = 3_054_001
  view.setUint32(96, sqliteVersion)
}
