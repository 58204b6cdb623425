import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_NOTES, parseFigure } from '../../app/names/index.ts'
import { raisedDigits, withRaisedDigits } from '../../app/read/raised.ts'
import { CELL_KINDS, cellAt, rawText, type Sheet } from '../../app/vocabulary/index.ts'
import { docx, table as wordTable } from '../support/docx.ts'
import { ods, sheetOf, xlsx } from '../support/office.ts'
import { utf8 } from './reading.ts'

const SPREADSHEET = 'urn:schemas-microsoft-com:office:spreadsheet'

/** A cell of three digits of which the last is raised; one with a struck part behind; one raised as a whole; `10^2`. */
const FORMATS: Readonly<Record<string, () => Uint8Array>> = {
  'html, as an element': () =>
    utf8('<table><td>12<sup>1</sup><td>12<sup>1</sup> <s>13</s><td><sup>121</sup><td>10^2</table>'),
  'html, by its style': () =>
    utf8(
      '<style>.up{vertical-align:super}</style><table><td>12<span class=up>1</span><td>12<span style="vertical-align: 4pt">1</span> <s>13</s><td class=up>121<td>10^2</table>',
    ),
  'xlsx, shared': () =>
    xlsx({
      strings: xlsxTexts.map((text) => `<si>${text}</si>`).join(''),
      rows: `<row>${xlsxTexts.map((_, index) => `<c t="s"><v>${index}</v></c>`).join('')}</row>`,
    }),
  'xlsx, in the cell': () =>
    xlsx({ rows: `<row>${xlsxTexts.map((text) => `<c t="inlineStr"><is>${text}</is></c>`).join('')}</row>` }),
  'ods, as a word': () => odsReply('super 58%'),
  'ods, as a share of the height': () => odsReply('33% 58%'),
  'ods, with the value as an attribute': () => odsReply('super 58%', ['121', '121 13', '121', '10^2']),
  'Excel 2003 XML': () =>
    utf8(
      `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="${SPREADSHEET}" xmlns:ss="${SPREADSHEET}"><Worksheet ss:Name="a"><Table><Row>${[
        '12<Sup>1</Sup>',
        '12<Sup><B>1</B></Sup> <S>13</S>',
        '<Sup>121</Sup>',
        '10^2',
      ]
        .map(
          (text) => `<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">${text}</ss:Data></Cell>`,
        )
        .join('')}</Row></Table></Worksheet></Workbook>`,
    ),
  docx: () => {
    const run = (text: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
    const up = '<w:vertAlign w:val="superscript"/>'
    const cells = [
      run('12') + run('1', up),
      `${run('12')}${run('1', up)}${run(' ')}${run('13', '<w:strike/>')}`,
      run('121', up),
      run('10^2'),
    ]
    return docx({ body: wordTable(cells.map((runs) => ({ holds: `<w:p>${runs}</w:p>` }))) })
  },
}

const up = '<rPr><vertAlign val="superscript"/></rPr>'
const xlsxTexts = [
  `<r><t>12</t></r><r>${up}<t>1</t></r>`,
  `<r><t>12</t></r><r>${up}<t>1</t></r><r><t xml:space="preserve"> </t></r><r><rPr><strike/></rPr><t>13</t></r>`,
  `<r>${up}<t>121</t></r>`,
  '<t>10^2</t>',
]

function odsReply(position: string, values: readonly string[] = []): Uint8Array {
  const style = (name: string, look: string, parent = '') =>
    `<style:style style:name="${name}" style:family="text" ${parent}><style:text-properties ${look}/></style:style>`
  const styles =
    style('Up', `style:text-position="${position}"`) +
    style('T1', 'fo:font-weight="bold"', 'style:parent-style-name="Up"') +
    style('T2', 'style:text-line-through-style="solid" style:text-position="0% 100%"')
  const span = (name: string, text: string) => `<text:span text:style-name="${name}">${text}</text:span>`
  const cells = [
    `12${span('T1', '1')}`,
    `12${span('Up', span('T1', '1'))} ${span('T2', '13')}`,
    span('T1', '121'),
    '10^2',
  ]
  return ods(
    `<table:table table:name="a"><table:table-row>${cells
      .map((text, at) => {
        const value = values[at] === undefined ? '' : `office:string-value="${values[at]}"`
        return `<table:table-cell office:value-type="string" ${value}><text:p>${text}</text:p></table:table-cell>`
      })
      .join('')}</table:table-row></table:table>`,
    styles,
  )
}

/** What the program takes for the figure of a cell. */
function figureOf(sheet: Sheet, index: number) {
  const { numberFormat } = cellAt(sheet, index).style
  const kind = CELL_KINDS[sheet.cells.kinds[index] ?? 0] ?? 'blank'
  return parseFigure(
    rawText(sheet.cells, index),
    { kind, number: sheet.cells.numbers[index] ?? 0, numberFormat },
    NO_NOTES,
  )
}

describe('the number of a note that is raised behind a figure', () => {
  for (const [format, reply] of Object.entries(FORMATS)) {
    test(`is none of its digits in ${format}`, async () => {
      const sheet = await sheetOf(reply())
      expect([0, 1, 2, 3].map((index) => rawText(sheet.cells, index))).toEqual(['12¹', '12¹ 13', '121', '10^2'])
      expect(figureOf(sheet, 0)).toEqual({ is: 'figure', figure: { status: 'ok', value: 12 } })
      expect(figureOf(sheet, 3)).toEqual({ is: 'not a figure' })
      expect(sheet.struckRuns).toEqual([{ at: { row: 0, column: 1 }, from: 4, to: 6 }])
    })
  }
  test('letters stay, and so does what is lowered or said not to be raised', async () => {
    const sheet = await sheetOf(
      utf8(
        '<table><td>31<sup>st</sup> March<td>CO<sub>2</sub><td>12<span style="vertical-align:0.0pt">1</span><td>12<span style="vertical-align:-4pt">1</span></table>',
      ),
    )
    expect([0, 1, 2, 3].map((index) => rawText(sheet.cells, index))).toEqual(['31st March', 'CO2', '121', '121'])
  })
  test('does not change how long the text is', () => {
    const cuts = fc.uniqueArray(fc.nat(12), { maxLength: 6 }).map((places) => places.sort((a, b) => a - b))
    fc.assert(
      fc.property(fc.string({ minLength: 12, maxLength: 12 }), cuts, (text, places) => {
        const parts = places.flatMap((from, at) => {
          const to = places[at + 1]
          return at % 2 === 0 && to !== undefined ? [{ from, to }] : []
        })
        const written = withRaisedDigits(text, parts)
        expect(written).toHaveLength(text.length)
        const level = parts.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
        if (level.trim() === '') expect(written).toBe(text)
        else for (const { from, to } of parts) expect(written.slice(from, to)).toBe(raisedDigits(text.slice(from, to)))
      }),
    )
  })
})
