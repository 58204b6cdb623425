/** The name of an element or attribute; the same name is always the same object. */
export interface XmlName {
  /** Without its prefix: `row`. */
  readonly local: string
  /** As written: `x:row`. */
  readonly qualified: string
}

/** Keeps the names of a document, so that a name costs a hash and not a string each time that it occurs. */
export interface NameTable {
  /** The name between `start` and `end`, whose hash the caller has worked out by `nextHash` from 0. */
  readonly find: (bytes: Uint8Array, start: number, end: number, hash: number) => XmlName
  /** The name that is one ASCII letter: nearly all tags and attributes of a sheet. */
  readonly single: (letter: number) => XmlName
}

interface Known extends XmlName {
  readonly bytes: Uint8Array
}

const SLOTS = 4096
/** A document that invents names for ever fills half the slots and is then slow, not large. */
const MOST = 2048

/** Hash of a name after one more byte. */
export function nextHash(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0
}

/** An empty table of names. `decode` reads UTF-8. */
export function nameTable(decode: (bytes: Uint8Array) => string): NameTable {
  const slots = new Array<Known | undefined>(SLOTS).fill(undefined)
  let kept = 0
  const singles = Array.from({ length: 128 }, (_, letter) => {
    const written = String.fromCharCode(letter)
    return { local: written, qualified: written }
  })
  return {
    single: (letter) => singles[letter] as XmlName,
    find: (bytes, start, end, hash) => {
      const first = bytes[start] as number
      if (end === start + 1 && first < 128) return singles[first] as XmlName
      let slot = (hash ^ (hash >>> 12)) & (SLOTS - 1)
      for (;;) {
        const known = slots[slot]
        if (known === undefined) break
        if (isAt(known.bytes, bytes, start, end)) return known
        slot = (slot + 1) & (SLOTS - 1)
      }
      const own = bytes.slice(start, end)
      const qualified = decode(own)
      const name = { local: qualified.slice(qualified.indexOf(':') + 1), qualified, bytes: own }
      if (kept < MOST) {
        kept++
        slots[slot] = name
      }
      return name
    },
  }
}

function isAt(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false
  for (let at = 0; at < name.length; at++) if (name[at] !== bytes[start + at]) return false
  return true
}
