import { type RaisedPart, withRaisedDigits } from '../raised.ts'
import { damaged } from '../refusal.ts'
import type { PlainText, Struck } from '../xlsx/strings.ts'
import { needs, type Record12 } from './records.ts'
import type { FontLook } from './styles.ts'

/** A text within a record and where it ends. */
export interface WideText {
  readonly text: string
  readonly end: number
}

const CHUNK = 4096
const codes = new Uint16Array(CHUNK)
const RICH = 1
const RUN_BYTES = 4
const NULL_TEXT = 0xffffffff
const NOTHING_STRUCK: readonly Struck[] = []

/** The text at a place of a record: its length in four bytes, then two a character. A missing one is empty. */
export function wideText(record: Record12, at: number, part: string): WideText {
  const { view, end } = record
  if (at + 4 > end) damaged(part, `record ${record.id} is too short`)
  const length = view.getUint32(at, true)
  if (length === NULL_TEXT) return { text: '', end: at + 4 }
  const start = at + 4
  const last = start + 2 * length
  if (last > end) damaged(part, `text of record ${record.id} ends early`)
  let text = ''
  for (let done = 0; done < length; ) {
    const size = Math.min(CHUNK, length - done)
    for (let index = 0; index < size; index++) codes[index] = view.getUint16(start + 2 * (done + index), true)
    text += String.fromCharCode(...(size === CHUNK ? codes : codes.subarray(0, size)))
    done += size
  }
  return { text, end: last }
}

/** A text with formatting, taken plain: what is raised and struck in it (MS-XLSB 2.5.122). */
export function richText(record: Record12, at: number, part: string, fonts: readonly FontLook[]): PlainText {
  needs(record, at - record.start + 5, part)
  const { view } = record
  const isRich = (view.getUint8(at) & RICH) !== 0
  const { text, end } = wideText(record, at + 1, part)
  if (!isRich) return { text, struck: NOTHING_STRUCK }
  if (end + 4 > record.end) damaged(part, `runs of record ${record.id}`)
  const count = view.getUint32(end, true)
  const runs = end + 4
  if (runs + count * RUN_BYTES > record.end) damaged(part, `runs of record ${record.id}`)
  const struck: Struck[] = []
  const raised: RaisedPart[] = []
  for (let run = 0; run < count; run++) {
    const from = view.getUint16(runs + run * RUN_BYTES, true)
    const font = fonts[view.getUint16(runs + run * RUN_BYTES + 2, true)]
    const next = run + 1 < count ? view.getUint16(runs + (run + 1) * RUN_BYTES, true) : text.length
    const to = Math.min(text.length, next)
    if (from >= to) continue
    if (font?.strike) struck.push({ from, to })
    if (font?.raised) raised.push({ from, to })
  }
  return { text: withRaisedDigits(text, raised), struck }
}
