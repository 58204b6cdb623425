import type { Abilities } from '../../vocabulary/index.ts'
import { decodedAs, type Header, readHeader } from './headers.ts'
import { type Branch, type Leaf, partsOf } from './parts.ts'

/** A mail taken apart. */
export interface Message {
  readonly header: Header
  /** The letter itself: its text, or, where it is written in two ways, the one with a table or else the plain one. */
  readonly letter: readonly LetterText[]
  readonly attachments: readonly Attachment[]
  /** The message without its attachments: the same bytes where it has none. */
  readonly alone: () => Uint8Array
}

export interface LetterText {
  readonly html: boolean
  /** Lines may go on in the next one (RFC 3676). */
  readonly flowed: boolean
  readonly text: string
}

export interface Attachment {
  readonly name: string
  /** Why it cannot be had, where the mail was encrypted or signed as a whole. */
  readonly sealed: 'encrypted' | 'signed' | undefined
  readonly content: () => Uint8Array
}

interface Gathered {
  readonly letter: readonly LetterText[]
  readonly attached: readonly Leaf[]
}

/** Signatures, invitations and cards go along with a mail and hold no figures. */
const GOES_ALONG =
  /^(?:application\/(?:x-)?(?:pkcs7|pgp)-signature|application\/pgp-encrypted|text\/(?:calendar|(?:x-)?vcard))$/
const SEALED = /^application\/(?:x-)?pkcs7-mime$/

/** Takes a mail apart. Throws a Refusal where its parts are nested without end. */
export function openMessage(bytes: Uint8Array, decode: Abilities['decode']): Message {
  const header = readHeader(bytes, 0, bytes.length, decode)
  const { letter, attached } = gathered(partsOf(bytes, header, decode), decode)
  const names = new Set<string>()
  const isWhole = attached.some(({ from }) => from === 0)
  return {
    header,
    letter,
    attachments: attached.map((leaf, index) => ({
      name: distinct(nameOf(leaf, index, decode), names),
      sealed: sealOf(leaf),
      content: leaf.content,
    })),
    alone: () => (isWhole ? bytes.slice(0, header.end) : without(bytes, attached)),
  }
}

function gathered(branch: Branch, decode: Abilities['decode']): Gathered {
  if (branch.kind === 'leaf') return ofLeaf(branch.leaf, decode)
  const each = branch.branches.map((one) => gathered(one, decode))
  const attached = each.flatMap((one) => one.attached)
  if (branch.type !== 'multipart/alternative') return { letter: each.flatMap(({ letter }) => letter), attached }
  const written = each.map(({ letter }) => letter).filter((letter) => letter.some(({ text }) => text.trim() !== ''))
  const tabled = written.findLast((letter) => letter.some(({ html, text }) => html && /<table\b/i.test(text)))
  return { letter: tabled ?? written[0] ?? [], attached }
}

function ofLeaf(leaf: Leaf, decode: Abilities['decode']): Gathered {
  const { type, header, charset } = leaf
  const { word: disposition, parameters } = header.value('content-disposition')
  const isNamed = parameters.has('filename') || header.value('content-type').parameters.has('name')
  if ((type === 'text/plain' || type === 'text/html') && disposition !== 'attachment' && !isNamed) {
    const flowed = header.value('content-type').parameters.get('format')?.toLowerCase() === 'flowed'
    return {
      letter: [{ html: type === 'text/html', flowed, text: decodedAs(leaf.content(), charset, decode) }],
      attached: [],
    }
  }
  const isPicture = type.startsWith('image/') && disposition !== 'attachment'
  // A list of parts without a part in it holds nothing.
  const isLeftOut = isPicture || type.startsWith('multipart/') || GOES_ALONG.test(type)
  return { letter: [], attached: isLeftOut ? [] : [leaf] }
}

function nameOf({ header, type, content }: Leaf, index: number, decode: Abilities['decode']): string {
  const stated =
    header.value('content-disposition').parameters.get('filename') ??
    header.value('content-type').parameters.get('name')
  if (stated !== undefined && stated.trim() !== '') return stated.trim()
  if (type !== 'message/rfc822') return `attachment ${index + 1}`
  const inner = content()
  const subject = readHeader(inner, 0, inner.length, decode)
    .text('subject')
    ?.replace(/[\\/:]+/g, '-')
    .slice(0, 80)
    .trim()
  return `${subject || `message ${index + 1}`}.eml`
}

/** The second `a.csv` is `a (2).csv`: neither is dropped without a word. */
function distinct(name: string, taken: Set<string>): string {
  let own = name
  for (let copy = 2; taken.has(own); copy++) own = name.replace(/(\.[^./\\]*)?$/, ` (${copy})$1`)
  taken.add(own)
  return own
}

function sealOf({ type, header }: Leaf): Attachment['sealed'] {
  if (!SEALED.test(type)) return undefined
  return header.value('content-type').parameters.get('smime-type') === 'signed-data' ? 'signed' : 'encrypted'
}

function without(bytes: Uint8Array, cut: readonly Leaf[]): Uint8Array {
  if (cut.length === 0) return bytes
  const kept = new Uint8Array(bytes.length)
  let size = 0
  let at = 0
  for (const { from, to } of [...cut.map(({ from, to }) => ({ from, to })), { from: bytes.length, to: bytes.length }]) {
    kept.set(bytes.subarray(at, from), size)
    size += from - at
    at = to
  }
  return kept.slice(0, size)
}
