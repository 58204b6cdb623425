import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

const require = createRequire(import.meta.url)
const [WIDTH, HEIGHT] = [620, 877]

let started: Promise<void> | undefined

/** A scanned letter: a pdf file each of whose pages is a grey picture of these lines, and holds no text. */
export async function scan(pages: readonly (readonly string[])[]): Promise<Uint8Array<ArrayBuffer>> {
  started ??= readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')).then((wasm) => initWasm(wasm))
  await started
  const font = await readFile(require.resolve('@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf'))
  const objects: (string | readonly [string, Buffer])[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, nth) => `${3 + nth * 3} 0 R`).join(' ')}]>>`,
  ]
  for (const [nth, lines] of pages.entries()) {
    const first = 3 + nth * 3
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + 1} 0 R/Resources<</XObject<</P ${first + 2} 0 R>>>>>>`,
      ['<<', Buffer.from('q 595 0 0 842 0 0 cm /P Do Q')],
      [
        `<</Type/XObject/Subtype/Image/Width ${WIDTH}/Height ${HEIGHT}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode`,
        deflateSync(greyOf(lines, font)),
      ],
    )
  }
  return written(objects)
}

/** A page as a fax machine sends it: its lower half black, in the coding that most office scanners write (CCITT group 4). */
export function fax(): Uint8Array<ArrayBuffer> {
  const white = '1'
  const blackRun = `${'001'}${'00110101'}${'0000001111'}${'0000110111'}`
  const black = '11'
  const bits = [white.repeat(32), blackRun, black.repeat(31), '000000000001'.repeat(2)].join('')
  const bytes = Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)))
  return written([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>',
    ['<<', Buffer.from('q 595 0 0 842 0 0 cm /P Do Q')],
    [
      '<</Type/XObject/Subtype/Image/Width 64/Height 64/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 64/Rows 64>>',
      bytes,
    ],
  ])
}

function greyOf(lines: readonly string[], font: Buffer): Buffer {
  const texts = lines.map((line, nth) => `<text x="60" y="${110 + nth * 34}" font-size="17">${line}</text>`)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="IBM Plex Sans"><rect width="100%" height="100%" fill="#f4f2ec"/>${texts.join('')}</svg>`
  const { pixels } = new Resvg(svg, {
    font: { fontBuffers: [new Uint8Array(font)], defaultFontFamily: 'IBM Plex Sans' },
  }).render()
  return Buffer.from(Uint8Array.from({ length: WIDTH * HEIGHT }, (_, pixel) => pixels[pixel * 4] ?? 255))
}

function written(objects: readonly (string | readonly [string, Buffer])[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  const size = () => parts.reduce((sum, part) => sum + part.length, 0)
  for (const [nth, object] of objects.entries()) {
    offsets.push(size())
    const body =
      typeof object === 'string'
        ? Buffer.from(object)
        : Buffer.concat([
            Buffer.from(`${object[0]}/Length ${object[1].length}>>stream\n`),
            object[1],
            Buffer.from('\nendstream'),
          ])
    parts.push(Buffer.from(`${nth + 1} 0 obj`), body, Buffer.from('endobj\n'))
  }
  const at = size()
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF`,
    ),
  )
  return new Uint8Array(Buffer.concat(parts))
}
