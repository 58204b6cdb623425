import type { Abilities } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import { type Header, readHeader } from './headers.ts'
import { decodedTransfer } from './transfer.ts'

/** A part of a message that is no list of parts itself. */
export interface Leaf {
  readonly header: Header
  /** `text/html`, in lower case. */
  readonly type: string
  readonly charset: string | undefined
  /** Its place in the message, from the line that parts it off to the next such line. */
  readonly from: number
  readonly to: number
  /** What stands in it, as it was before it was made fit for mail. */
  readonly content: () => Uint8Array
}

/** The parts of a message as they are nested. */
export type Branch =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'several'; readonly type: string; readonly branches: readonly Branch[] }

const LINE_FEED = 10
const RETURN = 13
const HYPHEN = 45
const DEEPEST = 20
const MOST_PARTS = 10_000

/** Takes a message apart. `header` is the message's own. Throws a Refusal where parts are nested without end. */
export function partsOf(bytes: Uint8Array, header: Header, decode: Abilities['decode']): Branch {
  let parts = 0
  return branch({ from: 0, to: bytes.length, start: header.end, end: bytes.length }, header, 1)

  function branch(place: Place, own: Header, depth: number): Branch {
    if (depth > DEEPEST) refuse({ kind: 'too-large', part: 'message', limit: `${DEEPEST} levels of parts` })
    const { word: type, parameters } = own.value('content-type')
    const boundary = type.startsWith('multipart/') ? parameters.get('boundary') : undefined
    const places = boundary === undefined || boundary === '' ? [] : within(bytes, place, boundary)
    if (places.length === 0) return { kind: 'leaf', leaf: leaf(place, own, type, parameters.get('charset')) }
    const branches = places.map((one) => {
      if (++parts > MOST_PARTS) refuse({ kind: 'too-large', part: 'message', limit: `${MOST_PARTS} parts` })
      const inner = readHeader(bytes, one.start, one.end, decode)
      return branch({ ...one, start: inner.end }, inner, depth + 1)
    })
    return { kind: 'several', type, branches }
  }

  function leaf({ from, to, start, end }: Place, own: Header, type: string, charset: string | undefined): Leaf {
    const encoding = own.value('content-transfer-encoding').word
    const content = () => decodedTransfer(bytes.subarray(start, end), encoding)
    return { header: own, type: type === '' ? 'text/plain' : type, charset, from, to, content }
  }
}

/** `from` to `to` with the line in front, `start` to `end` what stands between the lines. */
interface Place {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** The parts between lines of `--boundary`. A message cut off in its last part keeps what there is of it. */
function within(bytes: Uint8Array, { start, end }: Place, boundary: string): readonly Place[] {
  const wanted = Uint8Array.from(`--${boundary}`, (letter) => letter.charCodeAt(0))
  const places: Place[] = []
  let open: { from: number; start: number } | undefined
  const shut = (at: number) => {
    if (open === undefined) return
    const returned = bytes[at - 1] === LINE_FEED ? (bytes[at - 2] === RETURN ? 2 : 1) : 0
    places.push({ ...open, to: at, end: Math.max(open.start, at - returned) })
    open = undefined
  }
  for (let at = start; at < end; ) {
    const found = bytes.indexOf(LINE_FEED, at)
    const next = found < 0 || found >= end ? end : found + 1
    if (bytes[at] === HYPHEN && wanted.every((byte, index) => bytes[at + index] === byte)) {
      const behind = at + wanted.length
      const isLast = bytes[behind] === HYPHEN && bytes[behind + 1] === HYPHEN
      if (isLast || isBlank(bytes, behind, next)) {
        shut(at)
        if (isLast) return places
        open = { from: at, start: next }
      }
    }
    at = next
  }
  shut(end)
  return places
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] as number) > 32) return false
  return true
}
