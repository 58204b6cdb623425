import { CELL_KINDS, type Sheet, type Span, type Workbook } from '../vocabulary/index.ts'

/** Notes are few; a list of a hundred thousand records has none beyond this many lines. */
const MOST_LINES = 2000
/** A sentence has more characters than this; labels mostly fewer. */
const SHORTEST_SENTENCE = 12
/** One this long is a note even beside a table. */
const LONG_SENTENCE = 60
const TEXT = CELL_KINDS.indexOf('text')

/**
 * The sentences of a file: its text outside tables, and cells that stand (almost) alone in their row, as notes, titles and
 * letters typed into a sheet do, and comments. Hidden sheets, rows and columns are left out.
 */
export function proseOf(workbook: Workbook): readonly string[] {
  const lines = [...workbook.prose]
  for (const sheet of workbook.sheets) {
    if (sheet.visibility !== 'visible') continue
    lines.push(...sentencesOf(sheet, MOST_LINES - lines.length))
    lines.push(...sheet.comments.slice(0, MOST_LINES).map(({ text }) => text))
  }
  return lines
}

function sentencesOf(sheet: Sheet, most: number): readonly string[] {
  const { rows, columns, count, kinds, texts, strings } = sheet.cells
  const found: string[] = []
  for (let index = 0; index < count && found.length < most; index++) {
    if (kinds[index] !== TEXT) continue
    const text = strings[texts[index] ?? -1] ?? ''
    if (text.length < SHORTEST_SENTENCE) continue
    const row = rows[index] ?? 0
    const crowded = rows[index - 2] === row || rows[index + 2] === row || rows[index - 1] === rows[index + 1]
    if (
      (crowded && text.length < LONG_SENTENCE) ||
      within(sheet.hiddenRows, row) ||
      within(sheet.hiddenColumns, columns[index] ?? 0)
    )
      continue
    found.push(text)
  }
  return found
}

function within(spans: readonly Span[], at: number): boolean {
  return spans.some(({ first, last }) => at >= first && at <= last)
}
