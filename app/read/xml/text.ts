const LONGEST_SHORT = 64
const NAMED: ReadonlyMap<string, string> = new Map(Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }))

/** Bytes of a document as text; short ASCII, which is most of a sheet, does not go through the host's decoder. */
export function textOf(bytes: Uint8Array, start: number, end: number, decode: (bytes: Uint8Array) => string): string {
  if (end - start <= LONGEST_SHORT) {
    let text = ''
    let at = start
    for (; at < end; at++) {
      const byte = bytes[at] as number
      if (byte > 127) break
      text += String.fromCharCode(byte)
    }
    if (at === end) return text
  }
  return decode(bytes.subarray(start, end))
}

/** Line ends as XML has them (XML 1.0, 2.11), and entities resolved. Unknown entities stay as they are written. */
export function resolved(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!lines.includes('&')) return lines
  return lines.replace(/&(?:#[xX]([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (written, hex, decimal, name: string | undefined) => {
    if (name !== undefined) return NAMED.get(name) ?? written
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}
