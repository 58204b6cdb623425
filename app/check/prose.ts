import { seenIn } from '../store/index.ts'
import { type Address, CELL_KINDS, type Sheet, type Workbook } from '../vocabulary/index.ts'

/** Notes are few; a list of a hundred thousand records has none beyond this many lines. */
const MOST_LINES = 2000
/** A sentence has more characters than this; labels mostly fewer. */
const SHORTEST_SENTENCE = 12
/** One this long is a note even beside a table. */
const LONG_SENTENCE = 60
const TEXT = CELL_KINDS.indexOf('text')

/**
 * The sentences of a file: its text outside tables, and cells that stand (almost) alone in their row, as notes, titles and
 * letters typed into a sheet do, and comments. What a reader of the sheet does not see is left out.
 */
export function proseOf(workbook: Workbook): readonly string[] {
  const lines = [...workbook.prose]
  for (const sheet of workbook.sheets) {
    if (sheet.visibility !== 'visible') continue
    const isSeen = seenIn(sheet)
    lines.push(...sentencesOf(sheet, isSeen, MOST_LINES - lines.length))
    const comments = sheet.comments.filter(({ at }) => isSeen(at))
    lines.push(...comments.slice(0, MOST_LINES).map(({ text }) => text))
  }
  return lines
}

function sentencesOf(sheet: Sheet, isSeen: (at: Address) => boolean, most: number): readonly string[] {
  const { rows, columns, count, kinds, texts, strings } = sheet.cells
  const found: string[] = []
  for (let index = 0; index < count && found.length < most; index++) {
    if (kinds[index] !== TEXT) continue
    const text = strings[texts[index] ?? -1] ?? ''
    if (text.length < SHORTEST_SENTENCE) continue
    const row = rows[index] ?? 0
    const crowded = rows[index - 2] === row || rows[index + 2] === row || rows[index - 1] === rows[index + 1]
    if ((crowded && text.length < LONG_SENTENCE) || !isSeen({ row, column: columns[index] ?? 0 })) continue
    found.push(text)
  }
  return found
}
