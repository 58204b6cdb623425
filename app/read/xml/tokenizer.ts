import { damaged, refuse } from '../refusal.ts'
import { nameTable, nextHash, type XmlName } from './names.ts'
import { openTag, type XmlTag } from './tag.ts'
import { resolved, textOf } from './text.ts'

/** What a reader of a document does with its pieces. Names come without prefix; `tag.name` has it. */
export interface XmlHandler {
  readonly open?: (name: string, tag: XmlTag) => void
  /** Comes for empty elements too, straight after `open`. */
  readonly close?: (name: string) => void
  /** A piece of text: an element's text may come in several. */
  readonly text?: (run: XmlText) => void
  /**
   * May take an element with all that is in it, at whose `<` `at` stands: returns the position after it. `at` itself where it
   * leaves it to the others, as it must where the element does not wholly lie in `bytes` or is not well formed.
   */
  readonly whole?: (bytes: Uint8Array, at: number) => number
}

/** A piece of text: valid until the handler returns. */
export interface XmlText {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  /** From a CDATA section: `&` is only itself. */
  readonly verbatim: boolean
  /** The text, with entities resolved. */
  readonly read: () => string
}

/** A tokenizer that is fed bytes. */
export interface XmlTokenizer {
  /**
   * Takes the pieces that lie wholly in `bytes` and returns how many bytes they are. The rest must come again in front
   * of what follows. `last`: nothing follows, and the document must end here.
   */
  readonly take: (bytes: Uint8Array, last: boolean) => number
}

const LESS = 60
const GREATER = 62
const SLASH = 47
const EQUALS = 61
const BANG = 33
const QUESTION = 63
const QUOTE = 34
const APOSTROPHE = 39
const SPACE = 32
const DASH = 45
const BRACKET = 91
const DEEPEST = 256
/** Levels of elements in one that a handler takes as a whole. */
const LEVELS_OF_WHOLE = 2
const NAMELESS: XmlName = { local: '', qualified: '' }
const INCOMPLETE = -1

/**
 * Cuts a document into tags and text. It checks what a reader of cells relies on: every element is closed by its own
 * name, there is one root and no text outside it. A document type declaration is refused: no office program writes one
 * and it is how a document unfolds without end. `part` names the document in a Refusal.
 */
export function xmlTokenizer(
  part: string,
  handler: XmlHandler,
  decode: (bytes: Uint8Array, encoding: string) => string,
): XmlTokenizer {
  let encoding = 'utf-8'
  const decoded = (bytes: Uint8Array) => {
    try {
      return decode(bytes, encoding)
    } catch {
      return damaged(part, `is not ${encoding}`)
    }
  }
  const names = nameTable(decoded)
  const tag = openTag(NAMELESS, decoded)
  const run = {
    bytes: new Uint8Array(0) as Uint8Array,
    start: 0,
    end: 0,
    verbatim: false,
    read: () => {
      const text = textOf(run.bytes, run.start, run.end, decoded)
      return run.verbatim ? text.replace(/\r\n?/g, '\n') : resolved(text)
    },
  }
  const { whole } = handler
  const path: XmlName[] = []
  let depth = 0
  let begun = false
  let ended = false

  const emitText = (bytes: Uint8Array, start: number, end: number, verbatim: boolean) => {
    if (depth === 0) {
      if (!isBlank(bytes, start, end)) damaged(part, 'text outside the document')
      return
    }
    if (handler.text === undefined) return
    run.bytes = bytes
    run.start = start
    run.end = end
    run.verbatim = verbatim
    handler.text(run)
  }

  const closeElement = (name: XmlName) => {
    depth--
    if (path[depth] !== name && path[depth]?.qualified !== name.qualified) {
      damaged(part, `</${name.qualified.slice(0, 40)}> closes nothing`)
    }
    if (depth === 0) ended = true
    handler.close?.(name.local)
  }

  /** Takes the end tag at `at` (on its `<`); returns the position after it. */
  const takeEnd = (bytes: Uint8Array, at: number): number => {
    const letter = bytes[at + 2] as number
    if (bytes[at + 3] === GREATER && letter < 128) {
      closeElement(names.single(letter))
      return at + 4
    }
    let end = at + 2
    let hash = 0
    for (; end < bytes.length; end++) {
      const byte = bytes[end] as number
      if (byte === GREATER || byte <= SPACE) break
      hash = nextHash(hash, byte)
    }
    const nameEnd = end
    while (end < bytes.length && (bytes[end] as number) <= SPACE) end++
    if (end >= bytes.length) return INCOMPLETE
    if (bytes[end] !== GREATER) damaged(part, 'end tag')
    closeElement(names.find(bytes, at + 2, nameEnd, hash))
    return end + 1
  }

  /** Takes the start tag at `at` (on its `<`); returns the position after it. */
  const takeStart = (bytes: Uint8Array, at: number): number => {
    const length = bytes.length
    let end = at + 1
    let hash = 0
    for (; end < length; end++) {
      const byte = bytes[end] as number
      if (byte === GREATER || byte === SLASH || byte <= SPACE) break
      hash = nextHash(hash, byte)
    }
    if (end >= length) return INCOMPLETE
    if (end === at + 1) damaged(part, 'tag without a name')
    const name = names.find(bytes, at + 1, end, hash)
    let count = 0
    for (;;) {
      while (end < length && (bytes[end] as number) <= SPACE) end++
      if (end >= length) return INCOMPLETE
      const first = bytes[end] as number
      if (first === GREATER || first === SLASH) break
      const nameStart = end
      let nameEnd = end + 1
      hash = 0
      if (bytes[nameEnd] === EQUALS) end += 2
      else {
        for (; end < length; end++) {
          const byte = bytes[end] as number
          if (byte === EQUALS || byte <= SPACE || byte === GREATER) break
          hash = nextHash(hash, byte)
        }
        nameEnd = end
        while (end < length && (bytes[end] as number) <= SPACE) end++
        if (end >= length) return INCOMPLETE
        if (bytes[end] !== EQUALS) damaged(part, 'attribute without a value')
        end++
      }
      while (end < length && (bytes[end] as number) <= SPACE) end++
      if (end >= length) return INCOMPLETE
      const quote = bytes[end] as number
      if (quote !== QUOTE && quote !== APOSTROPHE) damaged(part, 'attribute without quotes')
      const start = ++end
      while (end < length && bytes[end] !== quote) end++
      if (end >= length) return INCOMPLETE
      tag.names[count] = names.find(bytes, nameStart, nameEnd, hash)
      tag.starts[count] = start
      tag.ends[count] = end
      count++
      end++
    }
    const empty = bytes[end] === SLASH
    if (empty) end++
    if (end >= length) return INCOMPLETE
    if (bytes[end] !== GREATER) damaged(part, 'tag')
    if (ended) damaged(part, 'a second document follows the first')
    if (depth === DEEPEST) damaged(part, 'is nested too deep')
    begun = true
    path[depth] = name
    depth++
    tag.name = name
    tag.bytes = bytes
    tag.count = count
    handler.open?.(name.local, tag)
    if (empty) closeElement(name)
    return end + 1
  }

  /** Takes a comment, CDATA section or declaration at `at`; returns the position after it. */
  const takeMarkup = (bytes: Uint8Array, at: number): number => {
    if (bytes[at + 1] === QUESTION) {
      const end = after(bytes, at + 2, '?>')
      if (end > 0 && !begun) encoding = declaredEncoding(bytes, at, end) ?? encoding
      return end
    }
    if (at + 3 >= bytes.length) return INCOMPLETE
    if (bytes[at + 2] === DASH && bytes[at + 3] === DASH) return after(bytes, at + 4, '-->')
    if (bytes[at + 2] === BRACKET) {
      const end = after(bytes, at + 9, ']]>')
      if (end > 0) emitText(bytes, at + 9, end - 3, true)
      return end
    }
    return refuse({ kind: 'dangerous', reason: `document type declaration in ${part}` })
  }

  const take = (bytes: Uint8Array, last: boolean): number => {
    const length = bytes.length
    let at = 0
    if (!begun) {
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3
      if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
        damaged(part, 'is UTF-16, which no office program writes')
      }
    }
    while (at < length) {
      const end = textEnd(bytes, at)
      if (end > at) {
        if (end === length && !last) return at
        emitText(bytes, at, end, false)
        at = end
        if (end === length) break
      }
      if (at + 1 >= length) break
      if (whole !== undefined && depth > 0 && depth < DEEPEST - LEVELS_OF_WHOLE) {
        const end = whole(bytes, at)
        if (end > at) {
          at = end
          continue
        }
      }
      const second = bytes[at + 1] as number
      const next =
        second === SLASH
          ? takeEnd(bytes, at)
          : second === BANG || second === QUESTION
            ? takeMarkup(bytes, at)
            : takeStart(bytes, at)
      if (next === INCOMPLETE) break
      at = next
    }
    if (last) {
      if (at < length || depth > 0) refuse({ kind: 'truncated', part })
      if (!ended) damaged(part, 'holds no XML')
    }
    return at
  }
  return { take }
}

/** Position of the next `<`, or the length. Most texts are a few digits, for which a loop is faster than `indexOf`. */
function textEnd(bytes: Uint8Array, from: number): number {
  const near = Math.min(bytes.length, from + 32)
  for (let at = from; at < near; at++) if (bytes[at] === LESS) return at
  const far = bytes.indexOf(LESS, near)
  return far < 0 ? bytes.length : far
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]
    if (byte !== SPACE && byte !== 10 && byte !== 13 && byte !== 9) return false
  }
  return true
}

/** Position after the first occurrence of an ASCII mark, or INCOMPLETE. */
function after(bytes: Uint8Array, from: number, mark: string): number {
  const first = mark.charCodeAt(0)
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 1
    while (same < mark.length && bytes[at + same] === mark.charCodeAt(same)) same++
    if (same === mark.length) return at + mark.length
  }
  return INCOMPLETE
}

function declaredEncoding(bytes: Uint8Array, start: number, end: number): string | undefined {
  const declaration = textOf(bytes, start, Math.min(end, start + 60), () => '')
  return /^<\?xml\s.*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(declaration)?.[1]?.toLowerCase()
}
