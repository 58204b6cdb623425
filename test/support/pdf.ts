import { deflateSync } from 'node:zlib'

/** Text on a page: points from its top left corner; `y` is the line that the letters stand on. */
export interface Placed {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
  readonly bold?: boolean
}

/** A page to write. A line is x1, y1, x2, y2; a box x, y, width, height, filled. */
export interface WrittenPage {
  readonly texts?: readonly Placed[]
  readonly lines?: readonly (readonly [number, number, number, number])[]
  readonly boxes?: readonly (readonly [number, number, number, number])[]
}

const HEIGHT = 842
/** Rows of a table are so high, its texts so far inside of it. */
const ROW = 20

/** Writes a pdf file. `extra` stands in its trailer; `attached` is a file that it carries. */
export function pdf(
  pages: readonly WrittenPage[],
  extra = '',
  compressed = false,
  attached?: { readonly name: string; readonly content: string },
): Uint8Array<ArrayBuffer> {
  const kids = pages.map((_, index) => `${5 + 2 * index} 0 R`).join(' ')
  const objects: Buffer[] = [
    Buffer.from(
      `<< /Type /Catalog /Pages 2 0 R ${attached === undefined ? '' : namesOf(attached, 5 + 2 * pages.length)} >>`,
    ),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>'),
  ]
  for (const [index, page] of pages.entries()) {
    const resources = '<< /Font << /F1 3 0 R /F2 4 0 R >> >>'
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${HEIGHT}] /Resources ${resources} /Contents ${6 + 2 * index} 0 R >>`,
      ),
      streamOf(contentOf(page), compressed),
    )
  }
  if (attached !== undefined) {
    const content = compressed ? deflateSync(attached.content) : Buffer.from(attached.content)
    const head = `<< /Type /EmbeddedFile ${compressed ? '/Filter /FlateDecode ' : ''}/Length ${content.length} >>\nstream\n`
    objects.push(Buffer.concat([Buffer.from(head), content, Buffer.from('\nendstream')]))
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const places: number[] = []
  let length = parts[0]?.length ?? 0
  const write = (part: Buffer) => {
    parts.push(part)
    length += part.length
  }
  for (const [index, object] of objects.entries()) {
    places.push(length)
    write(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]))
  }
  const start = length
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  write(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`))
  write(Buffer.from(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra} >>\nstartxref\n${start}\n%%EOF\n`))
  return new Uint8Array(Buffer.concat(parts))
}

/** The catalogue's list of the one file that lies in object `number`. */
function namesOf({ name }: { readonly name: string }, number: number): string {
  const file = `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${number} 0 R >> >>`
  return `/Names << /EmbeddedFiles << /Names [(${name}) ${file}] >> >>`
}

/** A table with ruling lines: columns begin at `xs`, of which the last is the end; texts by row. */
export function ruled(
  top: number,
  xs: readonly number[],
  rows: readonly (readonly string[])[],
): Required<Pick<WrittenPage, 'texts' | 'lines'>> {
  const bottom = top + rows.length * ROW
  return {
    texts: rows.flatMap((row, r) =>
      row.flatMap((text, c) => (text === '' ? [] : [{ x: (xs[c] ?? 0) + 4, y: top + r * ROW + 14, text }])),
    ),
    lines: [
      ...xs.map((x) => [x, top, x, bottom] as const),
      ...Array.from(
        { length: rows.length + 1 },
        (_, r) => [xs[0] ?? 0, top + r * ROW, xs.at(-1) ?? 0, top + r * ROW] as const,
      ),
    ],
  }
}

function streamOf(content: string, compressed: boolean): Buffer {
  const bytes = compressed ? deflateSync(Buffer.from(content, 'latin1')) : Buffer.from(content, 'latin1')
  const filter = compressed ? '/Filter /FlateDecode ' : ''
  const head = Buffer.from(`<< ${filter}/Length ${bytes.length} >>\nstream\n`)
  return Buffer.concat([head, bytes, Buffer.from('\nendstream')])
}

function contentOf({ texts = [], lines = [], boxes = [] }: WrittenPage): string {
  return [
    ...lines.map(([x1, y1, x2, y2]) => `${x1} ${HEIGHT - y1} m ${x2} ${HEIGHT - y2} l S`),
    ...boxes.map(([x, y, width, height]) => `${x} ${HEIGHT - y - height} ${width} ${height} re f`),
    ...texts.map(({ x, y, text, size = 10, bold = false }) => {
      const escaped = text.replace(/[\\()]/g, (letter) => `\\${letter}`)
      return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${HEIGHT - y} Tm (${escaped}) Tj ET`
    }),
  ].join('\n')
}
