import { refuse } from '../refusal.ts'
import { MOST_CHARACTERS, MOST_STRUCK, ROOM, type SharedStrings } from '../xlsx/strings.ts'
import { RECORD, type Record12 } from './records.ts'
import type { FontLook } from './styles.ts'
import { richText } from './text.ts'

/** Takes the records of `sharedStrings.bin` into `into`. */
export function stringRecords(
  into: SharedStrings,
  fonts: readonly FontLook[],
  part: string,
): (record: Record12) => void {
  let size = 0
  return (record) => {
    if (record.id !== RECORD.stringItem) return
    const { text, struck } = richText(record, record.start, part, fonts)
    size += text.length + ROOM
    if (size > MOST_CHARACTERS) refuse({ kind: 'too-large', part, limit: `${MOST_CHARACTERS} characters of text` })
    if (struck.length > 0) {
      if (into.struck.size >= MOST_STRUCK) refuse({ kind: 'too-large', part, limit: `${MOST_STRUCK} struck texts` })
      into.struck.set(into.texts.length, struck)
    }
    into.texts.push(text)
  }
}
