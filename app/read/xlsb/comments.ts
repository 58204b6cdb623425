import type { Address, CellComment } from '../../vocabulary/index.ts'
import { needs, RECORD, type Record12 } from './records.ts'
import { richText, wideText } from './text.ts'

/** Takes the records of a comments part: the notes that hang on cells. */
export function commentRecords(part: string, into: (comment: CellComment) => void): (record: Record12) => void {
  const authors: string[] = []
  let at: Address | undefined
  let author = ''
  let text = ''
  return (record) => {
    const { view, start } = record
    if (record.id === RECORD.commentAuthor) authors.push(wideText(record, start, part).text)
    else if (record.id === RECORD.beginComment) {
      needs(record, 20, part)
      author = authors[view.getUint32(start, true)] ?? ''
      at = { row: view.getUint32(start + 4, true), column: view.getUint32(start + 12, true) }
      text = ''
    } else if (record.id === RECORD.commentText) text = richText(record, start, part, []).text
    else if (record.id === RECORD.endComment && at !== undefined) {
      into({ at, author, text })
      at = undefined
    }
  }
}
