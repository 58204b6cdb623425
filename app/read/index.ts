import { type Abilities, ok, type Problem, type Result, refused, type Workbook } from '../vocabulary/index.ts'
import { attempt } from './attempt.ts'
import { readDelimited } from './csv/index.ts'
import { readEml } from './eml/index.ts'
import { readHtml } from './html/index.ts'
import { type OnProgress, READ_LIMITS, type ReadLimits } from './limits.ts'
import { meter } from './meter.ts'
import { readOffice } from './office.ts'
import { readPdf } from './pdf/index.ts'
import type { Trouble } from './refusal.ts'
import { type Sniffed, sniff } from './sniff/index.ts'
import { readXls } from './xls/index.ts'
import { readXml2003 } from './xml2003/index.ts'

export { displayed } from './display/index.ts'
export { type OnProgress, READ_LIMITS, type ReadLimits } from './limits.ts'
export { type FoundFile, unpack } from './unpack.ts'
export { type UnstruckCell, unstruckCells } from './unstruck.ts'

/** How the analyst wants delimited text taken; guessed where absent. */
export interface ReadingChoice {
  readonly encoding?: string
  readonly delimiter?: string
}

export interface ReadOptions {
  readonly limits?: ReadLimits
  readonly reading?: ReadingChoice
  readonly onProgress?: OnProgress
}

interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Lines of the mail that the file was attached to. */
  readonly letter?: readonly string[]
}

/**
 * Reads a file, whatever its name says that it is. Never throws: a file that cannot be read is a Problem, and so is one
 * that holds neither a cell nor prose.
 */
export async function readWorkbook(
  file: GivenFile,
  abilities: Abilities,
  options: ReadOptions = {},
): Promise<Result<Workbook>> {
  try {
    const result = await readAs(sniff(file.bytes, abilities), file, abilities, options)
    if (!result.ok) return result
    const { sheets, prose } = result.value
    const isEmpty = prose.length === 0 && sheets.every((sheet) => sheet.cells.count === 0)
    if (isEmpty) return refused({ kind: 'no-cells', file: file.name })
    return file.letter === undefined ? result : ok({ ...result.value, letter: file.letter })
  } catch (fault) {
    // One reply must never stop the reading of the others, so even a fault of a reader ends as a Problem of its file.
    return refused({ kind: 'unreadable', file: file.name, reason: String(fault) })
  }
}

async function readAs(
  sniffed: Sniffed,
  file: GivenFile,
  abilities: Abilities,
  options: ReadOptions,
): Promise<Result<Workbook>> {
  const because = (trouble: Trouble): Result<Workbook> => refused({ ...trouble, file: file.name } as Problem)
  switch (sniffed.kind) {
    case 'zip':
      return attempt(file.name, () => {
        const { limits = READ_LIMITS, onProgress } = options
        return readOffice(file.bytes, abilities, limits, meter(limits, file.bytes.length, onProgress))
      })
    case 'delimited':
      return readDelimited(file, abilities, options)
    case 'xls':
      return readXls(file, abilities, options)
    case 'html':
      return readHtml(file, abilities, options)
    case 'xml2003':
      return readXml2003(file, abilities, options)
    case 'pdf':
      return readPdf(file, abilities, options)
    case 'eml':
      return readEml(file, abilities, options)
    case 'empty':
      return because({ kind: 'empty-file' })
    case 'encrypted':
      return because({ kind: 'encrypted' })
    case 'dangerous':
      return because({ kind: 'dangerous', reason: sniffed.reason })
    case 'unsupported':
      return because({ kind: 'unsupported-format', found: sniffed.found, advice: sniffed.advice })
    case 'damaged':
      return because({ kind: 'damaged', part: sniffed.part, reason: sniffed.reason })
  }
}
