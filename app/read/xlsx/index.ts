import type { Abilities, CellComment, CellStyle, Sheet, Workbook } from '../../vocabulary/index.ts'
import { hiddenParts } from '../hidden-parts.ts'
import { damaged } from '../refusal.ts'
import { sheetBuilder } from '../sheet/index.ts'
import type { Zip, ZipReading } from '../zip/index.ts'
import { OFFICE_THEME, themeHandler } from './colours.ts'
import { commentsHandler, personsHandler, threadsHandler, withoutStubs } from './comments.ts'
import { type OpenPackage, openPackage, type Relation } from './package.ts'
import { sheetHandler } from './sheet.ts'
import { type SharedStrings, sharedStringsHandler } from './strings.ts'
import { cellStyles, styleSource, stylesHandler } from './styles.ts'
import { type WorkbookFacts, workbookHandler } from './workbook.ts'

/** The path of the main part of an Office Open XML package, by its root relations; undefined where it is none. */
export async function mainPart(zip: Zip, decode: Abilities['decode']): Promise<string | undefined> {
  const parts = openPackage(zip, decode)
  const main = (await parts.relations('')).find((relation) => relation.kind === 'officeDocument')
  if (main !== undefined && parts.part(main.target) !== undefined) return main.target
  return ['xl/workbook.xml', 'xl/workbook.bin', 'word/document.xml'].find((path) => parts.part(path) !== undefined)
}

/**
 * Reads an Excel workbook (xlsx, xlsm; transitional and strict) whose main part is `path`. Sheets keep their order,
 * also those that are charts, which have no cells. Throws a Refusal.
 */
export async function readXlsx(path: string, reading: ZipReading): Promise<Workbook> {
  const { zip, abilities } = reading
  const parts = openPackage(zip, abilities.decode)
  const facts: WorkbookFacts = { sheets: [], epoch1904: false }
  await parts.scan(parts.part(path), workbookHandler(facts, path))
  const relations = await parts.relations(path)
  const shared = await readStrings(parts, relations)
  const styles = await readStyles(parts, relations)
  const persons = new Map<string, string>()
  for (const target of targets(relations, 'person')) await parts.scan(parts.part(target), personsHandler(persons))

  const sheets: Sheet[] = []
  const byId = new Map(relations.map((relation) => [relation.id, relation]))
  for (const [index, { name, relation, visibility }] of facts.sheets.entries()) {
    const target = byId.get(relation)
    sheets.push(
      await readSheet(parts, reading, {
        index,
        name,
        visibility,
        epoch1904: facts.epoch1904,
        target: target?.kind === 'worksheet' ? target.target : undefined,
        missing: target === undefined,
        shared,
        styles,
        persons,
      }),
    )
  }
  return { format: 'xlsx', sheets, text: undefined, prose: [], hiddenParts: await hiddenParts(zip) }
}

interface SheetPlace {
  readonly index: number
  readonly name: string
  readonly visibility: Sheet['visibility']
  readonly epoch1904: boolean
  readonly target: string | undefined
  readonly missing: boolean
  readonly shared: SharedStrings
  readonly styles: readonly CellStyle[]
  readonly persons: ReadonlyMap<string, string>
}

async function readSheet(parts: OpenPackage, reading: ZipReading, place: SheetPlace): Promise<Sheet> {
  const { limits, meter } = reading
  const { target, shared, styles, epoch1904 } = place
  const part = target ?? place.name
  const sheet = sheetBuilder({ styles, maxCells: limits.maxCells, part })
  if (place.missing) damaged(place.name, 'the workbook names a sheet that is not there')
  if (target !== undefined) {
    const entry = parts.part(target)
    if (entry === undefined) damaged(target, 'is missing')
    meter.watch(sheet.count)
    await parts.scan(entry, sheetHandler({ sheet, shared, epoch1904, part }))
    meter.settle()
    for (const comment of await readComments(parts, await parts.relations(target), place.persons))
      sheet.comment(comment)
  }
  return sheet.finish(place)
}

async function readStrings(parts: OpenPackage, relations: readonly Relation[]): Promise<SharedStrings> {
  const shared: SharedStrings = { texts: [], struck: new Map() }
  for (const target of targets(relations, 'sharedStrings')) {
    await parts.scan(parts.part(target), sharedStringsHandler(shared, target))
  }
  return shared
}

async function readStyles(parts: OpenPackage, relations: readonly Relation[]): Promise<readonly CellStyle[]> {
  const theme = [...OFFICE_THEME]
  for (const target of targets(relations, 'theme')) await parts.scan(parts.part(target), themeHandler(theme))
  const source = styleSource()
  for (const target of targets(relations, 'styles')) {
    await parts.scan(parts.part(target), stylesHandler(source, target))
  }
  return cellStyles(source, theme)
}

/** Comments in the order of their cells' appearance. */
async function readComments(
  parts: OpenPackage,
  relations: readonly Relation[],
  persons: ReadonlyMap<string, string>,
): Promise<readonly CellComment[]> {
  const threads: CellComment[] = []
  for (const target of targets(relations, 'threadedComment')) {
    await parts.scan(
      parts.part(target),
      threadsHandler(persons, (comment) => threads.push(comment)),
    )
  }
  const notes: CellComment[] = []
  for (const target of targets(relations, 'comments')) {
    await parts.scan(
      parts.part(target),
      commentsHandler((comment) => notes.push(comment)),
    )
  }
  return withoutStubs(notes, threads)
}

function targets(relations: readonly Relation[], kind: string): readonly string[] {
  return relations.filter((relation) => relation.kind === kind).map((relation) => relation.target)
}
