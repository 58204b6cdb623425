import type { Abilities } from '../../vocabulary/index.ts'
import { decodedTransfer } from './transfer.ts'

type Decode = Abilities['decode']

/** The header of a message or of a part of one. */
export interface Header {
  /** Value of a field, unfolded, its encoded words resolved; undefined where there is none. */
  readonly text: (name: string) => string | undefined
  /** First word of a field in lower case, with its parameters: `text/plain` and `charset`. */
  readonly value: (name: string) => { readonly word: string; readonly parameters: ReadonlyMap<string, string> }
  /** Where the body begins. */
  readonly end: number
}

const LINE_FEED = 10
const RETURN = 13
/** Headers of mail that went round the world have a few hundred lines. */
const MOST_LINES = 20_000
const MOST_BYTES = 2 ** 20
const FIELD = /^([!-9;-~]+)[ \t]*:[ \t]*([\s\S]*)$/

/** Reads the header between two places of a message; it ends at the first empty line. */
export function readHeader(bytes: Uint8Array, start: number, end: number, decode: Decode): Header {
  const stop = headerEnd(bytes, start, end)
  const fields = new Map<string, string>()
  const text = decodedAs(bytes.subarray(start, Math.min(stop, start + MOST_BYTES)), undefined, decode)
  for (const field of text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n', MOST_LINES)) {
    const [, name = '', value = ''] = FIELD.exec(field) ?? []
    const key = name.toLowerCase()
    if (key !== '' && !fields.has(key)) fields.set(key, value.trim())
  }
  return {
    end: stop,
    text: (name) => {
      const value = fields.get(name)
      return value === undefined ? undefined : withWordsDecoded(value, decode)
    },
    value: (name) => parameterised(fields.get(name) ?? '', decode),
  }
}

/** The bytes as text in the named encoding; where it is unknown or wrong, UTF-8 if they are that, else windows-1252. */
export function decodedAs(bytes: Uint8Array, encoding: string | undefined, decode: Decode): string {
  for (const one of encoding === undefined ? ['utf-8'] : [encoding, 'utf-8']) {
    try {
      return decode(bytes, one, true)
    } catch {
      // Not of that encoding, or one that the host does not know.
    }
  }
  return decode(bytes, 'windows-1252', false)
}

/** Behind the empty line, or at the end where there is none. */
function headerEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; ) {
    const isEmpty = bytes[at] === LINE_FEED || (bytes[at] === RETURN && bytes[at + 1] === LINE_FEED)
    const next = bytes.indexOf(LINE_FEED, at)
    if (next < 0 || next >= end) return end
    if (isEmpty) return next + 1
    at = next + 1
  }
  return end
}

const ENCODED_WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]*)?\?([bq])\?([^?\s]*)\?=/gi

/** Resolves `=?utf-8?Q?Caf=C3=A9?=` (RFC 2047). White space between two such words is none. */
function withWordsDecoded(text: string, decode: Decode): string {
  const closed = text.replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?[^?\s]+\?[bq]\?)/gi, '$1')
  return closed.replace(ENCODED_WORD, (_, encoding: string, kind: string, word: string) => {
    const isBase64 = kind.toLowerCase() === 'b'
    const content = latin1Bytes(isBase64 ? word : word.replaceAll('_', ' '))
    return decodedAs(decodedTransfer(content, isBase64 ? 'base64' : 'quoted-printable'), encoding, decode)
  })
}

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g

/** `attachment; filename*0*=utf-8''a%20; filename*1=b` (RFC 2231): pieces joined, percent signs resolved. */
function parameterised(field: string, decode: Decode): { word: string; parameters: ReadonlyMap<string, string> } {
  const word = (/^[^;]*/.exec(field)?.[0] ?? '').trim().toLowerCase()
  const pieces = new Map<string, { readonly order: number; readonly text: string; readonly percent: boolean }[]>()
  for (const [, name = '', quoted, plain = ''] of field.slice(word.length).matchAll(PARAMETER)) {
    const [, key = '', order = '0', percent] = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(name.toLowerCase()) ?? []
    if (key === '') continue
    const text = quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/g, '$1')
    const known = pieces.get(key)
    const piece = { order: Number(order), text, percent: percent === '*' }
    if (known === undefined) pieces.set(key, [piece])
    else known.push(piece)
  }
  const parameters = new Map<string, string>()
  for (const [key, list] of pieces) {
    const inOrder = list.toSorted((a, b) => a.order - b.order)
    const isCoded = inOrder.some(({ percent }) => percent)
    const [, encoding, coded] = (isCoded && /^([\w-]*)'[^']*'([\s\S]*)$/.exec(inOrder[0]?.text ?? '')) || []
    const rest = inOrder.slice(1).map(({ text }) => text)
    const whole = [coded ?? inOrder[0]?.text ?? '', ...rest].join('')
    parameters.set(
      key,
      isCoded ? decodedAs(percentDecoded(whole), encoding || undefined, decode) : withWordsDecoded(whole, decode),
    )
  }
  return { word, parameters }
}

function percentDecoded(text: string): Uint8Array {
  return latin1Bytes(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
}

function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}
