import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { relation, xlsxParts } from './office.ts'
import { zip } from './zip.ts'

/** What a reply hides, each in a place of its own and nowhere else. */
export const PLANTED = {
  row: 'Xanthe Quillfeather',
  column: 'Zebedee Oxenthwaite',
  ink: 'Wilhelmina Brackenbury',
  comment: 'seen at 14 Larkspur Crescent',
  inSheet: 'Peregrine Ashdown-Vole',
  sheetName: 'Victims of Thornaby',
  format: 'Ottoline',
  formula: 'Barnabus Wickersley',
  embedded: 'Isolde Penhaligon',
} as const

/** Every planted text that the cells of the reply hold; what is embedded stands in its bytes alone. */
export const IN_CELLS: readonly string[] = Object.entries(PLANTED).flatMap(([where, text]) =>
  where === 'embedded' ? [] : [text],
)

const PEOPLE = [
  'Force',
  '2017/18',
  '2018/19',
  'Nottinghamshire',
  'Surrey',
  'Kent',
  'All forces',
  PLANTED.row,
  PLANTED.column,
  PLANTED.ink,
  PLANTED.inSheet,
  'Offences of sexual communication with a child',
] as const

/**
 * A reply whose figures anyone can read, with people in hidden rows 6 to 8, hidden column E, a very hidden sheet, a white cell
 * on white and an embedded file. The total of all forces is a formula without a result that also sums a hidden row.
 */
export function hidingReply(): Uint8Array<ArrayBuffer> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const text = (at: string, of: (typeof PEOPLE)[number], style = 0) =>
    `<c r="${at}" t="s" s="${style}"><v>${PEOPLE.indexOf(of)}</v></c>`
  const number = (at: string, value: number, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`
  const row = (nth: number, cells: string, hidden = '') => `<row r="${nth}"${hidden}>${cells}</row>`
  const shown = `<worksheet xmlns="${main}"><cols><col min="5" max="5" width="9" hidden="1"/></cols><sheetData>${[
    row(1, text('A1', 'Offences of sexual communication with a child')),
    row(2, text('A2', 'Force') + text('B2', '2017/18') + text('C2', '2018/19') + text('E2', PLANTED.column)),
    row(3, text('A3', 'Nottinghamshire') + number('B3', 86) + number('C3', 80)),
    row(4, text('A4', 'Surrey') + number('B4', 12) + number('C4', 15)),
    row(5, text('A5', 'Kent') + number('B5', 41) + number('C5', 44)),
    row(6, text('A6', PLANTED.row) + number('B6', 3, 2) + number('C6', 7_700_900_123), ' hidden="1"'),
    row(7, `<c r="A7" t="str"><f>"${PLANTED.formula}"</f><v>${PLANTED.formula}</v></c>`, ' hidden="1"'),
    row(8, number('B8', 1), ' hidden="1"'),
    row(9, `${text('A9', 'All forces')}<c r="B9"><f>B3+B4+B5+B6+B8</f></c><c r="C9"><f>C3+C4+C5</f><v>139</v></c>`),
    row(12, text('A12', PLANTED.ink, 1)),
  ].join('')}</sheetData></worksheet>`
  const apart = `<worksheet xmlns="${main}"><sheetData>${row(1, text('A1', PLANTED.inSheet) + number('B1', 14))}</sheetData></worksheet>`
  const parts = xlsxParts({
    sheets: [shown, apart],
    sheetFacts: ['', 'state="veryHidden"'],
    strings: PEOPLE.map((one) => `<si><t>${one}</t></si>`).join(''),
    styles: `<numFmts count="1"><numFmt numFmtId="200" formatCode="&quot;${PLANTED.format}&quot; 0"/></numFmts>
      <fonts count="2"><font><sz val="11"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/></font></fonts>
      <fills count="1"><fill><patternFill patternType="none"/></fill></fills>
      <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="0" applyFont="1"/>
      <xf numFmtId="200" fontId="0" fillId="0" applyNumberFormat="1"/></cellXfs>`,
    sheetRelations: relation('c', 'comments', '../notes.xml'),
    extra: [
      {
        name: 'xl/notes.xml',
        content: `<comments><authors><author>FOI team</author></authors><commentList><comment ref="A6" authorId="0"><text><t>${PLANTED.comment}</t></text></comment></commentList></comments>`,
      },
      { name: 'xl/embeddings/oleObject1.bin', content: `rows of ${PLANTED.embedded}` },
    ],
  })
  return zip(
    parts.map((part) =>
      part.name === 'xl/workbook.xml'
        ? { ...part, content: String(part.content).replace('name="Sheet2"', `name="${PLANTED.sheetName}"`) }
        : part,
    ),
  )
}

/** A reply in which a hidden row is a row like the others: one of a force. */
export function filteredReply(): Uint8Array<ArrayBuffer> {
  const strings = ['Force', '2017/18', '2018/19', 'Nottinghamshire', 'Surrey', 'Essex', 'Kent', 'Number of offences']
  const text = (at: string, nth: number) => `<c r="${at}" t="s"><v>${nth}</v></c>`
  const force = (row: number, nth: number, hidden = '') =>
    `<row r="${row}"${hidden}>${text(`A${row}`, nth)}<c r="B${row}"><v>${nth * 10}</v></c><c r="C${row}"><v>${nth * 11}</v></c></row>`
  const rows = [
    `<row r="1">${text('A1', 7)}</row>`,
    `<row r="2">${text('A2', 0)}${text('B2', 1)}${text('C2', 2)}</row>`,
    force(3, 3),
    force(4, 4),
    force(5, 5, ' hidden="1"'),
    force(6, 6),
  ]
  return zip(xlsxParts({ rows: rows.join(''), strings: strings.map((one) => `<si><t>${one}</t></si>`).join('') }))
}

/** Which of the texts stand in the bytes: as UTF-8 or UTF-16 of either order, or in anything that is deflated there. */
export function textsIn(bytes: Uint8Array, texts: readonly string[]): readonly string[] {
  const all = [Buffer.from(bytes), ...inflatedIn(Buffer.from(bytes))]
  return texts.filter((text) => {
    const little = Buffer.from(text, 'utf16le')
    const forms = [Buffer.from(text, 'utf8'), little, Buffer.from(little).swap16()]
    return all.some((buffer) => forms.some((form) => buffer.includes(form)))
  })
}

/** Which of the texts stand in any file below a folder, each with the file. */
export async function textsBelow(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const bytes = await readFile(join(entry.parentPath, entry.name))
    found.push(...textsIn(bytes, texts).map((text) => `${entry.name}: ${text}`))
  }
  return found
}

const LOCAL_HEADER = Buffer.from('PK\u0003\u0004')

/** What is deflated behind each local header of a zip, wherever in the bytes it stands, as far as it unfolds. */
function inflatedIn(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = []
  for (let at = bytes.indexOf(LOCAL_HEADER); at >= 0; at = bytes.indexOf(LOCAL_HEADER, at + 4)) {
    if (at + 30 > bytes.length) break
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    try {
      found.push(inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(at + 18))))
    } catch {
      // A remnant that does not unfold is looked for by its raw bytes.
    }
  }
  return found
}
