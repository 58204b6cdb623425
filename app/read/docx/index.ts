import type { HiddenPart, Sheet, Workbook } from '../../vocabulary/index.ts'
import { hiddenParts } from '../hidden-parts.ts'
import { damaged } from '../refusal.ts'
import { openPackage } from '../xlsx/package.ts'
import type { ZipReading } from '../zip/index.ts'
import { type Story, storyHandler } from './body.ts'
import { namedLooks } from './styles.ts'

/**
 * Reads the tables of a Word document (docx, docm; transitional and strict) whose main part is `path`: each, nested and
 * layout ones too, is a sheet `Table N` in the order of their beginnings. All other text is prose: page headers first,
 * then the letter, its notes and page footers. Tracked changes are read as accepted; text that they delete is still in the file,
 * and is said to be. Throws a Refusal.
 */
export async function readDocx(path: string, { zip, abilities, limits, meter }: ZipReading): Promise<Workbook> {
  const parts = openPackage(zip, abilities.decode)
  const relations = await parts.relations(path)
  const { looks, handler } = namedLooks()
  const story: Story = { sheets: [], prose: [], proseBefore: [], cells: 0, deleted: 0 }
  const deleted: HiddenPart[] = []
  const read = async (target: string, keepTables: boolean) => {
    const before = story.deleted
    await parts.scan(parts.part(target), storyHandler(story, looks, limits.maxCells, keepTables))
    const size = story.deleted - before
    if (size > 0) deleted.push({ kind: 'deleted text', name: target, size })
  }
  const readAll = async (kind: string) => {
    for (const relation of relations) if (relation.kind === kind) await read(relation.target, false)
  }
  for (const { kind, target } of relations) if (kind === 'styles') await parts.scan(parts.part(target), handler)
  if (parts.part(path) === undefined) damaged(path, 'is missing')
  meter.watch(() => story.cells)
  await readAll('header')
  await read(path, true)
  for (const kind of ['footnotes', 'endnotes', 'footer']) await readAll(kind)
  meter.settle()
  const sheets = story.sheets.filter((sheet): sheet is Sheet => sheet !== undefined)
  const { prose, proseBefore } = story
  return {
    format: 'docx',
    sheets,
    text: undefined,
    prose,
    proseBefore,
    hiddenParts: [...deleted, ...(await hiddenParts(zip))],
  }
}
