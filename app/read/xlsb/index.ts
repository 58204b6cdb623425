import type { CellComment, CellStyle, Sheet, Workbook } from '../../vocabulary/index.ts'
import { hiddenParts } from '../hidden-parts.ts'
import { damaged } from '../refusal.ts'
import { sheetBuilder } from '../sheet/index.ts'
import type { FormulaNames } from '../xls/formula/index.ts'
import { OFFICE_THEME, themeHandler } from '../xlsx/colours.ts'
import { personsHandler, threadsHandler, withoutStubs } from '../xlsx/comments.ts'
import { type OpenPackage, openPackage, type Relation } from '../xlsx/package.ts'
import type { SharedStrings } from '../xlsx/strings.ts'
import type { ZipEntry, ZipReading } from '../zip/index.ts'
import { commentRecords } from './comments.ts'
import { type Record12, scanRecords } from './records.ts'
import { sheetRecords } from './sheet.ts'
import { stringRecords } from './strings.ts'
import { type FontLook, styleRecords } from './styles.ts'
import { workbookRecords } from './workbook.ts'

/** What the sheets of a workbook share. */
interface Shared {
  readonly strings: SharedStrings
  readonly styles: readonly CellStyle[]
  readonly fonts: readonly FontLook[]
  readonly names: FormulaNames
  readonly persons: ReadonlyMap<string, string>
  readonly epoch1904: boolean
}

/**
 * Reads a binary Excel workbook (MS-XLSB) whose main part is `path`: an Office Open XML package whose parts are records
 * instead of XML. Sheets keep their order, also those that are charts, which have no cells. Throws a Refusal.
 */
export async function readXlsb(path: string, reading: ZipReading): Promise<Workbook> {
  const { zip, abilities } = reading
  const parts = openPackage(zip, abilities.decode)
  const relations = await parts.relations(path)
  const scan = async (entry: ZipEntry | undefined, take: (record: Record12) => void) => {
    if (entry !== undefined) await scanRecords(entry.name, zip.blocks(entry), take)
  }
  const workbook = workbookRecords(path)
  await scan(parts.part(path), workbook.take)

  const theme = [...OFFICE_THEME]
  for (const target of targets(relations, 'theme')) await parts.scan(parts.part(target), themeHandler(theme))
  const styles = styleRecords('xl/styles.bin')
  for (const target of targets(relations, 'styles')) await scan(parts.part(target), styles.take)
  const strings: SharedStrings = { texts: [], struck: new Map() }
  for (const target of targets(relations, 'sharedStrings')) {
    await scan(parts.part(target), stringRecords(strings, styles.fonts, target))
  }
  const persons = new Map<string, string>()
  for (const target of targets(relations, 'person')) await parts.scan(parts.part(target), personsHandler(persons))

  const { facts, names } = workbook
  const { fonts } = styles
  const shared: Shared = {
    strings,
    styles: styles.cellStyles(theme),
    fonts,
    names,
    persons,
    epoch1904: facts.epoch1904,
  }
  const byId = new Map(relations.map((relation) => [relation.id, relation]))
  const sheets: Sheet[] = []
  for (const [index, listed] of facts.sheets.entries()) {
    const target = byId.get(listed.relation)
    if (target === undefined) damaged(listed.name, 'the workbook names a sheet that is not there')
    sheets.push(await readSheet(target, { index, ...listed }))
  }
  return { format: 'xlsb', sheets, text: undefined, prose: [], hiddenParts: await hiddenParts(zip) }

  async function readSheet(
    { kind, target }: Relation,
    place: { readonly index: number; readonly name: string; readonly visibility: Sheet['visibility'] },
  ): Promise<Sheet> {
    const part = kind === 'worksheet' ? target : place.name
    const { limits, meter } = reading
    const sheet = sheetBuilder({ styles: shared.styles, maxCells: limits.maxCells, part })
    if (kind === 'worksheet') {
      const records = sheetRecords({ sheet, shared: shared.strings, fonts, names, part })
      meter.watch(sheet.count)
      await scan(parts.part(target) ?? damaged(target, 'is missing'), records.take)
      records.finish()
      meter.settle()
      for (const comment of await readComments(await parts.relations(target), parts)) sheet.comment(comment)
    }
    return sheet.finish({ ...place, epoch1904: shared.epoch1904 })
  }

  async function readComments(own: readonly Relation[], from: OpenPackage): Promise<readonly CellComment[]> {
    const threads: CellComment[] = []
    const notes: CellComment[] = []
    // Threads are XML in a binary workbook too.
    for (const target of targets(own, 'threadedComment')) {
      const into = (comment: CellComment) => threads.push(comment)
      await from.scan(from.part(target), threadsHandler(shared.persons, into))
    }
    for (const target of targets(own, 'comments')) {
      await scan(
        from.part(target),
        commentRecords(target, (comment) => notes.push(comment)),
      )
    }
    return withoutStubs(notes, threads)
  }
}

function targets(relations: readonly Relation[], kind: string): readonly string[] {
  return relations.filter((relation) => relation.kind === kind).map((relation) => relation.target)
}
