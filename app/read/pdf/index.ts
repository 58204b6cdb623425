import type {
  Abilities,
  HiddenPart,
  PdfFile,
  PdfLibrary,
  PdfLoading,
  Result,
  Sheet,
  Workbook,
} from '../../vocabulary/index.ts'
import { attempt } from '../attempt.ts'
import { numberOf } from '../csv/fields.ts'
import { type OnProgress, READ_LIMITS, type ReadLimits } from '../limits.ts'
import { damaged, refuse } from '../refusal.ts'
import { sheetBuilder } from '../sheet/index.ts'
import { elementsOf } from './find.ts'
import type { FoundTable } from './found.ts'
import { joinedPages } from './join.ts'
import { type Page, pageOf } from './page.ts'
import { checkWhole, type Unfolded } from './whole.ts'

const MOST_PAGES = 2000
const MOST_ATTACHMENTS = 10_000
const MOST_ATTACHED = 2 ** 26

/**
 * Reads the tables of a pdf file, each as a sheet `Table N` in the order of reading, and its text outside them as prose.
 * A file of pictures is refused: what a page shows as a picture is no text.
 */
export function readPdf(
  file: { readonly name: string; readonly bytes: Uint8Array },
  abilities: Pick<Abilities, 'pdf' | 'inflate'>,
  options: { readonly limits?: ReadLimits; readonly onProgress?: OnProgress } = {},
): Promise<Result<Workbook>> {
  return attempt(file.name, async () => {
    const { limits = READ_LIMITS, onProgress } = options
    if (abilities.pdf === undefined) {
      return refuse({ kind: 'unsupported-format', found: 'PDF', advice: 'copy its tables into a spreadsheet' })
    }
    const unfolded = await checkWhole(file.bytes, abilities.inflate, limits.maxBarrenBytes)
    const library = await abilities.pdf()
    const { pages, hiddenParts } = await opened(file.bytes, library, limits, unfolded, (done, of) =>
      onProgress?.({
        part: `page ${done}`,
        done: Math.round((file.bytes.length * done) / of),
        of: file.bytes.length,
        cells: 0,
      }),
    )
    if (pages.every(({ pieces }) => pieces.length === 0)) {
      const advice = 'ask for the figures as a spreadsheet, or type them in from the page'
      refuse({ kind: 'unsupported-format', found: 'scanned PDF: its pages are pictures without text', advice })
    }
    const { tables, prose, proseBefore } = joinedPages(pages, pages.map(elementsOf))
    let cells = 0
    const sheets = tables.map((table, index) => {
      const sheet = sheetOf(table, index, limits.maxCells - cells)
      cells += sheet.cells.count
      return sheet
    })
    return { format: 'pdf' as const, sheets, text: undefined, prose, proseBefore, hiddenParts }
  })
}

async function opened(
  bytes: Uint8Array,
  library: PdfLibrary,
  limits: ReadLimits,
  unfolded: Unfolded,
  onPage: (done: number, of: number) => void,
): Promise<{ readonly pages: readonly Page[]; readonly hiddenParts: readonly HiddenPart[] }> {
  const loading = library.getDocument({
    // The library keeps, and may hand on, what it is given.
    data: new Uint8Array(bytes),
    ...{ isEvalSupported: false, useWasm: false, useWorkerFetch: false, useSystemFonts: false, disableFontFace: true },
    ...{ isOffscreenCanvasSupported: false, isImageDecoderSupported: false, enableXfa: false },
    // Pictures are not looked at; to leave them out is no error.
    maxImageSize: 1,
    verbosity: 0,
  })
  try {
    const file = await loading.promise
    const pages = await pagesOf(file, library, limits, onPage)
    // The library unfolds what is attached all at once: what is large is named by its place instead.
    const isLarge = unfolded.length > MOST_ATTACHED
    return { pages, hiddenParts: isLarge ? unfolded.embedded : await attachmentsOf(file) }
  } catch (thrown) {
    return refuseFor(thrown)
  } finally {
    await closed(loading)
  }
}

async function pagesOf(
  file: PdfFile,
  library: PdfLibrary,
  limits: ReadLimits,
  onPage: (done: number, of: number) => void,
): Promise<readonly Page[]> {
  if (file.numPages > MOST_PAGES) refuse({ kind: 'too-large', part: 'file', limit: `${MOST_PAGES} pages` })
  const pages: Page[] = []
  let pieces = 0
  for (let number = 1; number <= file.numPages; number++) {
    const page = await pageOf(await file.getPage(number), library)
    pieces += page.pieces.length
    if (pieces > limits.maxCells)
      refuse({ kind: 'too-large', part: 'file', limit: `${limits.maxCells} pieces of text` })
    pages.push(page)
    onPage(number, file.numPages)
  }
  return pages
}

/** Files that lie in the document, as in a portfolio: found and counted, not read. The pages are whole without them. */
async function attachmentsOf(file: PdfFile): Promise<readonly HiddenPart[]> {
  const attached = await file.getAttachments().catch(() => null)
  return Object.values(attached ?? {})
    .slice(0, MOST_ATTACHMENTS)
    .map(({ filename, content }) => ({ kind: 'embedded file', name: filename, size: content?.length ?? 0 }))
}

/** The errors of pdf.js, by their names. */
function refuseFor(thrown: unknown): never {
  if (!(thrown instanceof Error) || 'trouble' in thrown) throw thrown
  if (thrown.name === 'PasswordException') return refuse({ kind: 'encrypted' })
  return damaged('file', thrown.message)
}

/** A file that could not be opened cannot always be closed either, and that is of no interest. */
async function closed(loading: PdfLoading): Promise<void> {
  await loading.destroy().catch(() => undefined)
}

function sheetOf(table: FoundTable, index: number, maxCells: number): Sheet {
  const name = `Table ${index + 1}`
  const sheet = sheetBuilder({ maxCells, part: name })
  for (const { row, column, text, bold, strike } of table.cells) {
    if (text === '') continue
    const style = sheet.style({ ...LOOK, bold, strike })
    const value = numberOf(text)
    if (value === undefined) sheet.text(row, column, text, style)
    else sheet.number(row, column, value, style, text)
  }
  for (const merge of table.merges) sheet.merge(merge)
  return sheet.finish({ index, name })
}

const LOOK = {
  ...{ numberFormat: 'General', bold: false, italic: false, strike: false },
  ...{ fontColour: undefined, fillColour: undefined, align: undefined, indent: 0 },
}
