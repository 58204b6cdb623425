import { createDeflateRaw } from 'node:zlib'
import { crc32 } from '../../app/read/zip/index.ts'
import { xlsxParts } from './office.ts'
import { zip } from './zip.ts'

/** A workbook whose sheet is written piece by piece, so that the test itself never holds it unfolded. */
export async function hugeSheet(
  pieces: Iterable<string | Uint8Array>,
  name = 'xl/worksheets/sheet1.xml',
): Promise<Uint8Array> {
  const deflate = createDeflateRaw({ level: 1 })
  const packed: Buffer[] = []
  deflate.on('data', (block: Buffer) => packed.push(block))
  const finished = new Promise((done) => deflate.on('end', done))
  let size = 0
  let crc = 0
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    size += bytes.length
    crc = crc32(bytes, crc)
    if (!deflate.write(bytes)) await new Promise((drained) => deflate.once('drain', drained))
  }
  deflate.end()
  await finished
  const parts = xlsxParts({ rows: '<row><c><v>1</v></c></row>', strings: '<si><t>a</t></si>' })
  return zip(
    parts.map((part) =>
      part.name === name ? { ...part, content: '', deflated: Buffer.concat(packed), size, crc } : part,
    ),
  )
}

/** The first piece, another so many times, and the last. */
export function* times<Piece>(count: number, first: Piece, piece: Piece, last: Piece): Iterable<Piece> {
  yield first
  for (let done = 0; done < count; done++) yield piece
  yield last
}
