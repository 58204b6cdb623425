// Writes metrics.json: the advance widths of the shipped font, so that text is measured alike in a window, a worker and
// the command line. Run again after the font's version changes: node resources/fonts/metrics.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const WEIGHTS = { 400: '400Regular', 500: '500Medium', 600: '600SemiBold' }
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2026],
  [0x2030, 0x203a],
  [0x20ac, 0x20ac],
  [0x2116, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2264, 0x2265],
]

const characters = RANGES.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
)
const fonts = Object.entries(WEIGHTS).map(([weight, folder]) => {
  const file = `@expo-google-fonts/ibm-plex-sans/${folder}/IBMPlexSans_${folder}.ttf`
  return { weight, ...read(readFileSync(require.resolve(file))) }
})
const known = characters.filter((character) => fonts.every((font) => font.advance(character) !== undefined))
const metrics = {
  family: 'IBM Plex Sans',
  unitsPerEm: fonts[0]?.unitsPerEm,
  ascent: fonts[0]?.ascent,
  descent: fonts[0]?.descent,
  characters: known.join(''),
  advances: Object.fromEntries(fonts.map((font) => [font.weight, known.map((character) => font.advance(character))])),
}
writeFileSync(new URL('metrics.json', import.meta.url), `${JSON.stringify(metrics)}\n`)

/** The few tables of a TrueType font that say how wide a character is. */
function read(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map()
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const entry = 12 + i * 16
    tables.set(bytes.toString('latin1', entry, entry + 4), view.getUint32(entry + 8))
  }
  const at = (name) => {
    const offset = tables.get(name)
    if (offset === undefined) throw new Error(`The font has no table ${name}`)
    return offset
  }
  const hhea = at('hhea')
  const measured = view.getUint16(hhea + 34)
  const glyphOf = characterMap(view, at('cmap'))
  return {
    unitsPerEm: view.getUint16(at('head') + 18),
    ascent: view.getInt16(hhea + 4),
    descent: -view.getInt16(hhea + 6),
    advance: (character) => {
      const glyph = glyphOf(character.codePointAt(0))
      return glyph === 0 ? undefined : view.getUint16(at('hmtx') + Math.min(glyph, measured - 1) * 4)
    },
  }
}

/** Glyph of a code point by the font's Unicode map (format 4), 0 where it has none. */
function characterMap(view, cmap) {
  let table = 0
  for (let i = 0; i < view.getUint16(cmap + 2); i += 1) {
    const offset = cmap + view.getUint32(cmap + 4 + i * 8 + 4)
    if (view.getUint16(offset) === 4) table = offset
  }
  if (table === 0) throw new Error('The font has no Unicode map of format 4')
  const segments = view.getUint16(table + 6) / 2
  const ends = table + 14
  const starts = ends + segments * 2 + 2
  const deltas = starts + segments * 2
  const offsets = deltas + segments * 2
  return (code) => {
    for (let i = 0; i < segments; i += 1) {
      if (code > view.getUint16(ends + i * 2)) continue
      const start = view.getUint16(starts + i * 2)
      if (code < start) return 0
      const offset = view.getUint16(offsets + i * 2)
      const delta = view.getUint16(deltas + i * 2)
      if (offset === 0) return (code + delta) & 0xffff
      const glyph = view.getUint16(offsets + i * 2 + offset + (code - start) * 2)
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}
