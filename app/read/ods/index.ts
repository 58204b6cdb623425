import type { Workbook } from '../../vocabulary/index.ts'
import { hiddenParts } from '../hidden-parts.ts'
import { refuse } from '../refusal.ts'
import { scanXml, type XmlHandler } from '../xml/index.ts'
import type { Zip, ZipReading } from '../zip/index.ts'
import { type Content, contentHandler } from './content.ts'
import { withUsualPrefixes } from './namespaces.ts'
import { styleBook, stylesHandler } from './styles.ts'

/** Whether the zip is an OpenDocument file of any kind. */
export function isOpenDocument(zip: Zip): boolean {
  return ['content.xml', 'encrypted-package'].some((part) => zip.entries.has(part)) && zip.entries.has('mimetype')
}

/** Reads an OpenDocument spreadsheet. Throws a Refusal. */
export async function readOds({ zip, abilities, limits, meter }: ZipReading): Promise<Workbook> {
  const scan = async (part: string, handler: XmlHandler) => {
    const entry = zip.entries.get(part)
    if (entry !== undefined) await scanXml(part, zip.blocks(entry), withUsualPrefixes(handler), abilities.decode)
  }
  if (zip.entries.has('encrypted-package')) refuse({ kind: 'encrypted' })
  const charts = new Set<string>()
  await scan('META-INF/manifest.xml', {
    open: (name, tag) => {
      if (name === 'encryption-data') refuse({ kind: 'encrypted' })
      if (name !== 'file-entry' || !tag.attribute('media-type')?.endsWith('opendocument.chart')) return
      charts.add(tag.attribute('full-path') ?? '')
    },
  })
  const book = styleBook('content.xml')
  await scan('styles.xml', stylesHandler(book))
  const content: Content = { sheets: [], isSpreadsheet: false }
  await scan('content.xml', contentHandler(content, book, limits, meter))
  if (!content.isSpreadsheet) {
    refuse({
      kind: 'unsupported-format',
      found: 'OpenDocument file that is no spreadsheet',
      advice: 'save it as a Word document',
    })
  }
  const hidden = await hiddenParts(zip, (path) => charts.has(path.slice(0, path.indexOf('/') + 1)))
  return { format: 'ods', sheets: content.sheets, text: undefined, prose: [], hiddenParts: hidden }
}
