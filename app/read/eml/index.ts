import type { Abilities, Result, Sheet, Workbook } from '../../vocabulary/index.ts'
import { attempt } from '../attempt.ts'
import { readHtml } from '../html/index.ts'
import { type OnProgress, READ_LIMITS, type ReadLimits } from '../limits.ts'
import { Refusal } from '../refusal.ts'
import { openMessage } from './message.ts'
import { type PlainLetter, plainLetter } from './plain.ts'

export { type Attachment, type Message, openMessage } from './message.ts'

const SHOWN = ['from', 'subject', 'date'] as const
const NAMES = { from: 'From', subject: 'Subject', date: 'Date' }

/**
 * Reads a mail as a document: sender, subject and date, then its text, as prose; tables in it as sheets `Table N`. Its
 * attachments are files of their own, which `unpack` gives.
 */
export function readEml(
  file: { readonly name: string; readonly bytes: Uint8Array },
  abilities: Pick<Abilities, 'decode' | 'encode'>,
  options: { readonly limits?: ReadLimits; readonly onProgress?: OnProgress } = {},
): Promise<Result<Workbook>> {
  return attempt(file.name, async () => {
    const { limits = READ_LIMITS } = options
    const { header, letter } = openMessage(file.bytes, abilities.decode)
    const prose = SHOWN.flatMap((field) => {
      const text = header.text(field)
      return text === undefined || text === '' ? [] : [`${NAMES[field]}: ${text}`]
    })
    const sheets: Sheet[] = []
    const proseBefore: number[] = []
    for (const { html, flowed, text } of letter) {
      const read = html
        ? await pageOf(text, file.name, abilities, options)
        : plainLetter(text, flowed, sheets.length, limits.maxCells)
      const { length } = prose
      for (const [index, sheet] of read.sheets.entries()) {
        proseBefore.push(length + (read.proseBefore[index] ?? 0))
        sheets.push({ ...sheet, index: sheets.length, name: `Table ${sheets.length + 1}` })
      }
      for (const line of read.prose) prose.push(line)
    }
    return { format: 'eml' as const, sheets, text: undefined, prose, proseBefore }
  })
}

async function pageOf(
  text: string,
  name: string,
  abilities: Pick<Abilities, 'decode' | 'encode'>,
  options: { readonly limits?: ReadLimits; readonly onProgress?: OnProgress },
): Promise<PlainLetter> {
  if (text.trim() === '') return { sheets: [], prose: [], proseBefore: [] }
  const page = await readHtml({ name, bytes: abilities.encode(text) }, abilities, options)
  if (!page.ok) throw new Refusal(page.problem)
  const { sheets, prose, proseBefore = [] } = page.value
  return { sheets, prose, proseBefore }
}
