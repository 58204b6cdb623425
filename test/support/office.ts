import { READ_LIMITS, readWorkbook } from '../../app/read/index.ts'
import type { Problem, Sheet } from '../../app/vocabulary/index.ts'
import { cellIndex, parseA1, rawText, type Workbook } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { type ZipPart, type ZipShape, zip } from './zip.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Parts of a workbook, of which a test states those that it is about. */
export interface XlsxParts {
  /** Content of `sheetData`. */
  readonly rows?: string
  /** Whole worksheet parts, instead of `rows`. */
  readonly sheets?: readonly string[]
  /** Attributes of each `sheet` element. */
  readonly sheetFacts?: readonly string[]
  /** What stands in the worksheet before and after `sheetData`. */
  readonly before?: string
  readonly after?: string
  /** Content of `sst`. */
  readonly strings?: string
  /** Content of `styleSheet`. */
  readonly styles?: string
  readonly theme?: string
  readonly workbook?: string
  readonly sheetRelations?: string
  readonly extra?: readonly ZipPart[]
}

/** Writes a workbook by its parts. */
export function xlsx(parts: XlsxParts, shape: ZipShape = {}): Uint8Array<ArrayBuffer> {
  return zip(xlsxParts(parts), shape)
}

/** The files of a workbook, before they are made a zip. */
export function xlsxParts(parts: XlsxParts): readonly ZipPart[] {
  const { rows = '', before = '', after = '' } = parts
  const sheets = parts.sheets ?? [
    `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
  ]
  const links = sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
  const files: ZipPart[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${parts.workbook ?? ''}<sheets>${sheets
        .map(
          (_, at) =>
            `<sheet name="Sheet${at + 1}" sheetId="${at + 1}" ${parts.sheetFacts?.[at] ?? ''} r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    ...sheets.map((content, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content })),
  ]
  const add = (name: string, content: string | undefined, kind: string, target: string) => {
    if (content === undefined) return
    files.push({ name, content })
    links.push(relation(`rIdOf${kind}`, kind, target))
  }
  const sst = parts.strings === undefined ? undefined : `<sst xmlns="${MAIN}">${parts.strings}</sst>`
  const style = parts.styles === undefined ? undefined : `<styleSheet xmlns="${MAIN}">${parts.styles}</styleSheet>`
  add('xl/sharedStrings.xml', sst, 'sharedStrings', 'sharedStrings.xml')
  add('xl/styles.xml', style, 'styles', 'styles.xml')
  add('xl/theme/theme1.xml', parts.theme, 'theme', '/xl/theme/theme1.xml')
  files.push({ name: 'xl/_rels/workbook.xml.rels', content: relations(...links) })
  if (parts.sheetRelations !== undefined) {
    files.push({ name: 'xl/worksheets/_rels/sheet1.xml.rels', content: relations(parts.sheetRelations) })
  }
  return [...files, ...(parts.extra ?? [])]
}

/** A relation element. */
export function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
}

function relations(...links: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`
}

/** Writes an OpenDocument spreadsheet. `body` stands in `office:spreadsheet`, `styles` in the automatic styles. */
export function ods(body: string, styles = '', extra: readonly ZipPart[] = []): Uint8Array<ArrayBuffer> {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:number="n" xmlns:fo="f" xmlns:dc="d" xmlns:draw="w" xmlns:calcext="c"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`
  return zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
    { name: 'content.xml', content },
    ...extra,
  ])
}

/** The workbook in the bytes; a test fails where there is none. */
export async function workbookOf(bytes: Uint8Array, limits = READ_LIMITS): Promise<Workbook> {
  const result = await readWorkbook({ name: 'reply', bytes }, nodeAbilities, { limits })
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

/** The first sheet in the bytes. */
export async function sheetOf(bytes: Uint8Array): Promise<Sheet> {
  const [sheet] = (await workbookOf(bytes)).sheets
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

/** The problem with the bytes; a test fails where they can be read. */
export async function problemOf(bytes: Uint8Array, limits = READ_LIMITS): Promise<Problem> {
  const result = await readWorkbook({ name: 'reply', bytes }, nodeAbilities, { limits })
  if (result.ok) throw new Error('was read')
  return result.problem
}

/** Position of the cell at an A1 address; a test fails where there is none. */
export function at(sheet: Sheet, address: string): number {
  const place = parseA1(address)
  const index = place === undefined ? -1 : cellIndex(sheet, place.row, place.column)
  if (index < 0) throw new Error(`no cell ${address}`)
  return index
}

/** All cells as `A1 address → raw text`. */
export function rawCells(sheet: Sheet): Record<string, string> {
  const cells: Record<string, string> = {}
  for (let index = 0; index < sheet.cells.count; index++) {
    const column = sheet.cells.columns[index] ?? 0
    cells[`${String.fromCharCode(65 + column)}${(sheet.cells.rows[index] ?? 0) + 1}`] = rawText(sheet.cells, index)
  }
  return cells
}
