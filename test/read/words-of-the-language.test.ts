import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../app/read/index.ts'
import { PLAIN_STYLE } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { docx, paragraph } from '../support/docx.ts'
import { ods, xlsx } from '../support/office.ts'
import { utf8 } from './reading.ts'

/** Names that every object of the language answers to, in places where a file may write any word. */
const WORDS = ['constructor', 'toString', '__proto__', 'hasOwnProperty']
const SPREADSHEET = 'urn:schemas-microsoft-com:office:spreadsheet'

const files: readonly [string, (word: string) => Uint8Array][] = [
  [
    'a page',
    (word) => utf8(`<table><td style="color:${word};background:${word};text-align:${word}">&${word}; 5</table>`),
  ],
  [
    'an xlsx',
    (word) =>
      xlsx({
        styles: `<cellXfs><xf numFmtId="${word}"><alignment horizontal="${word}"/></xf></cellXfs>`,
        rows: `<row><c s="0"><v>5</v></c><c t="str"><v>&${word};</v></c></row>`,
      }),
  ],
  [
    'an ods',
    (word) =>
      ods(
        '<table:table><table:table-row><table:table-cell table:style-name="a" office:value-type="float" office:value="5"/></table:table-row></table:table>',
        `<style:style style:name="a" style:family="table-cell"><style:paragraph-properties fo:text-align="${word}" fo:margin-left="1${word}"/></style:style>`,
      ),
  ],
  [
    'an XML spreadsheet',
    (word) =>
      utf8(
        `<?xml version="1.0"?><Workbook xmlns="${SPREADSHEET}" xmlns:ss="${SPREADSHEET}"><Styles><Style ss:ID="a"><Alignment ss:Horizontal="${word}"/><NumberFormat ss:Format="${word}"/></Style></Styles><Worksheet ss:Name="a"><Table><Row><Cell ss:StyleID="a"><Data ss:Type="Number">5</Data></Cell><Cell ss:StyleID="${word}"><Data ss:Type="${word}">&${word};</Data></Cell></Row></Table><WorksheetOptions><Visible>${word}</Visible></WorksheetOptions></Worksheet></Workbook>`,
      ),
  ],
  ['a Word document', (word) => docx({ body: `${paragraph('Kent')}<w:p><w:r><w:${word}/><w:t>5</w:t></w:r></w:p>` })],
]

describe.each(files)('in %s', (_, file) => {
  test.each(WORDS)('the word %s means nothing', async (word) => {
    const result = await readWorkbook({ name: 'reply', bytes: file(word) }, nodeAbilities)
    if (!result.ok) throw new Error(JSON.stringify(result.problem))
    // Functions cannot cross from the import worker to the page.
    const workbook = structuredClone(result.value)
    expect(JSON.stringify([workbook.prose, workbook.sheets.map(({ cells }) => cells.strings)])).not.toContain('[native')
    for (const { styles, visibility } of workbook.sheets) {
      expect(visibility).toBe('visible')
      for (const { align, fontColour, fillColour, indent } of styles) {
        expect({ align, fontColour, fillColour, indent }).toEqual({
          align: PLAIN_STYLE.align,
          fontColour: undefined,
          fillColour: undefined,
          indent: 0,
        })
      }
    }
  })
})

test.each(WORDS)('nor is %s the type of a cell', async (word) => {
  const cell = `<c t="${word}"><v>5</v></c>`
  const typed = `<table:table-cell office:value-type="${word}"><text:p>5</text:p></table:table-cell>`
  for (const bytes of [
    xlsx({ rows: `<row>${cell}</row>` }),
    ods(`<table:table><table:table-row>${typed}</table:table-row></table:table>`),
  ]) {
    const result = await readWorkbook({ name: 'reply', bytes }, nodeAbilities)
    expect(result).toMatchObject({ ok: false, problem: { kind: 'damaged' } })
  }
})
