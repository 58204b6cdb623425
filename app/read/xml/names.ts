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
  readonly hash: number
}

/** Most parts of an office file have a few dozen names, so that a larger table would cost more than it finds. */
const FIRST_SLOTS = 256
/** A document that invents names for ever fills half the slots and is then slow, not large. */
const MOST_SLOTS = 4096

const SINGLES: readonly XmlName[] = Array.from({ length: 128 }, (_, letter) => {
  const written = String.fromCharCode(letter)
  return { local: written, qualified: written }
})

/** Hash of a name after one more byte. */
export function nextHash(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0
}

/** An empty table of names. `decode` reads what is not ASCII. */
export function nameTable(decode: (bytes: Uint8Array) => string): NameTable {
  let slots = new Array<Known | undefined>(FIRST_SLOTS).fill(undefined)
  let kept = 0

  const put = (name: Known) => {
    const mask = slots.length - 1
    let slot = (name.hash ^ (name.hash >>> 12)) & mask
    while (slots[slot] !== undefined) slot = (slot + 1) & mask
    slots[slot] = name
  }
  const keep = (name: Known) => {
    if (2 * kept === MOST_SLOTS) return
    if (2 * kept === slots.length) {
      const before = slots
      slots = new Array<Known | undefined>(2 * before.length).fill(undefined)
      for (const known of before) if (known !== undefined) put(known)
    }
    put(name)
    kept++
  }
  return {
    single: (letter) => SINGLES[letter] as XmlName,
    find: (bytes, start, end, hash) => {
      const first = bytes[start] as number
      if (end === start + 1 && first < 128) return SINGLES[first] as XmlName
      const mask = slots.length - 1
      for (let slot = (hash ^ (hash >>> 12)) & mask; ; slot = (slot + 1) & mask) {
        const known = slots[slot]
        if (known === undefined) break
        if (isAt(known.bytes, bytes, start, end)) return known
      }
      const own = bytes.slice(start, end)
      const qualified = ascii(own) ?? decode(own)
      const name = { local: qualified.slice(qualified.indexOf(':') + 1), qualified, bytes: own, hash }
      keep(name)
      return name
    },
  }
}

/** The text of bytes that are all ASCII: shorter names are read faster so than by any decoder. */
function ascii(bytes: Uint8Array): string | undefined {
  let text = ''
  for (const byte of bytes) {
    if (byte > 127) return undefined
    text += String.fromCharCode(byte)
  }
  return text
}

function isAt(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false
  for (let at = 0; at < name.length; at++) if (name[at] !== bytes[start + at]) return false
  return true
}
