const EQUALS = 61
const RETURN = 13
const LINE_FEED = 10
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const SIXES = sixes()

/** The content of a part as it was before it was made fit for mail (RFC 2045, section 6). Never throws. */
export function decodedTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  if (encoding === 'base64') return base64(bytes)
  return encoding === 'quoted-printable' ? quotedPrintable(bytes) : bytes
}

/** Line ends and whatever else is not of the alphabet are passed over, as the standard has it. */
function base64(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4))
  let size = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < bytes.length; at++) {
    const six = SIXES[bytes[at] as number] as number
    if (six < 0) continue
    held = ((held << 6) | six) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    out[size++] = (held >> bits) & 0xff
  }
  return out.slice(0, size)
}

function quotedPrintable(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let size = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte !== EQUALS) {
      out[size++] = byte
      continue
    }
    const [next, second] = [bytes[at + 1] ?? LINE_FEED, bytes[at + 2] ?? 0]
    // An equals sign at the end of a line joins it to the next.
    if (next === LINE_FEED) at += 1
    else if (next === RETURN && second === LINE_FEED) at += 2
    else {
      const [high, low] = [hexDigit(next), hexDigit(second)]
      if (high < 0 || low < 0) out[size++] = byte
      else {
        out[size++] = high * 16 + low
        at += 2
      }
    }
  }
  return out.slice(0, size)
}

function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = byte & 0xdf
  return letter >= 65 && letter <= 70 ? letter - 55 : -1
}

function sixes(): Int8Array {
  const table = new Int8Array(256).fill(-1)
  for (let six = 0; six < ALPHABET.length; six++) table[ALPHABET.charCodeAt(six)] = six
  return table
}
