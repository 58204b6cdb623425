/** Fields of a text by their bytes, so that one that comes again needs no string. */
export interface KnownFields {
  /** Place of the field's text in the sheet, or -1 where it was not met yet. */
  readonly find: (start: number, end: number) => number
  /** Keeps the field that `find` was asked for last; gives its place. */
  readonly add: (start: number, end: number, place: number) => number
}

const FIRST_SLOTS = 4096

/**
 * An empty table of fields of at most 255 bytes. Arrays of numbers, not a map of strings: that one asks for three times the
 * room, and from a million texts on for three times the time.
 */
export function knownFields(bytes: Uint8Array): KnownFields {
  /** An entry by its hash, plus one; at most half of them are taken. */
  let slots = new Int32Array(FIRST_SLOTS)
  let capacity = FIRST_SLOTS / 2
  let hashes = new Int32Array(capacity)
  let starts = new Uint32Array(capacity)
  let lengths = new Uint8Array(capacity)
  let places = new Int32Array(capacity)
  let count = 0
  let askedHash = 0
  let askedSlot = 0

  const slotOf = (hash: number) => mixed(hash) & (slots.length - 1)
  const enlarge = () => {
    capacity *= 2
    hashes = larger(hashes, new Int32Array(capacity))
    starts = larger(starts, new Uint32Array(capacity))
    lengths = larger(lengths, new Uint8Array(capacity))
    places = larger(places, new Int32Array(capacity))
    slots = new Int32Array(2 * capacity)
    for (let entry = 0; entry < count; entry++) {
      let slot = slotOf(hashes[entry] as number)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = entry + 1
    }
  }
  const same = (entry: number, start: number, end: number) => {
    if (lengths[entry] !== end - start) return false
    const from = starts[entry] as number
    for (let at = 0; at < end - start; at++) if (bytes[from + at] !== bytes[start + at]) return false
    return true
  }

  return {
    find: (start, end) => {
      let hash = 17
      for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0
      askedHash = hash
      for (let slot = slotOf(hash); ; slot = (slot + 1) & (slots.length - 1)) {
        const entry = (slots[slot] as number) - 1
        if (entry < 0) {
          askedSlot = slot
          return -1
        }
        if (hashes[entry] === hash && same(entry, start, end)) return places[entry] as number
      }
    },
    add: (start, end, place) => {
      slots[askedSlot] = count + 1
      hashes[count] = askedHash
      starts[count] = start
      lengths[count] = end - start
      places[count] = place
      count++
      if (count === capacity) enlarge()
      return place
    },
  }
}

function larger<Values extends { set: (values: Values) => void }>(from: Values, to: Values): Values {
  to.set(from)
  return to
}

/** Spreads hashes: those of texts that count up stand side by side, and so would the slots that must be passed. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}
