import type { Abilities, Workbook } from '../vocabulary/index.ts'
import { readDocx } from './docx/index.ts'
import type { ReadLimits } from './limits.ts'
import type { Meter } from './meter.ts'
import { isOpenDocument, readOds } from './ods/index.ts'
import { refuse } from './refusal.ts'
import { readXlsb } from './xlsb/index.ts'
import { mainPart, readXlsx } from './xlsx/index.ts'
import { openZip, type Zip } from './zip/index.ts'

/** Reads a workbook that is a zip of parts: Excel, OpenDocument or Word. Throws a Refusal. */
export async function readOffice(
  bytes: Uint8Array,
  abilities: Abilities,
  limits: ReadLimits,
  meter: Meter,
): Promise<Workbook> {
  const zip = openZip(bytes, abilities, limits, meter)
  const reading = { zip, abilities, limits, meter }
  if (isOpenDocument(zip)) return readOds(reading)
  const main = isOfficeOpen(zip) ? await mainPart(zip, abilities.decode) : undefined
  if (main === undefined) return refuse({ kind: 'unsupported-format', found: 'zip archive', advice: ownWords(zip) })
  if (main.startsWith('word/')) return readDocx(main, reading)
  if (main.startsWith('ppt/')) {
    return refuse({ kind: 'unsupported-format', found: 'presentation', advice: 'copy its tables into a spreadsheet' })
  }
  return main.endsWith('.bin') ? readXlsb(main, reading) : readXlsx(main, reading)
}

/** Whether the zip is one document of an office program rather than a container of files. */
export function isDocument(zip: Zip): boolean {
  return isOfficeOpen(zip) || isOpenDocument(zip) || isNumbers(zip)
}

function isOfficeOpen(zip: Zip): boolean {
  return ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/workbook.bin'].some((part) =>
    zip.entries.has(part),
  )
}

function isNumbers(zip: Zip): boolean {
  return [...zip.entries.keys()].some((name) => name.endsWith('.iwa') || name === 'Index.zip')
}

function ownWords(zip: Zip): string {
  return isNumbers(zip) ? 'export it from Numbers as Excel' : 'it holds no workbook: open the files in it one by one'
}
