import type { ForceCode } from '../../vocabulary/index.ts'
import { compact } from '../plain.ts'
import { ALIASES, SHARED_WITH_REGION, type Trust } from './aliases.ts'

/** A force named within a text: as it is written there, and the position of its first character. */
export interface ForceMention {
  readonly force: ForceCode
  readonly written: string
  readonly at: number
}

/** A text as words: lower case, one space between them and one at each end; `from` maps back to the text. */
interface Words {
  readonly text: string
  readonly from: readonly number[]
}

/**
 * The forces named within a text (title, letterhead, file or sheet name), in order of appearance, longest name first.
 * A name that can mean someone else names nobody here; a place in an address ("Essex Street") neither. Names that the
 * analyst added are looked for first: they say what the program cannot know.
 */
export function findForces(text: string, added: readonly Searched[] = []): readonly ForceMention[] {
  const words = intoWords(text)
  const taken = new Uint8Array(words.text.length)
  const found: ForceMention[] = []
  const isShort = text.length <= SHORT
  for (const { start, alias } of hitsIn(words.text, added)) {
    const { words: name, force, trust, written: capitals } = alias
    const end = start + name.length - 1
    if (taken.subarray(start + 1, end).some((mark) => mark === 1)) continue
    const after = words.text.slice(end)
    if (PLACE.test(after) || (trust === 'cell' && !POLICE_AFTER.test(after))) continue
    const at = words.from[start + 1] ?? 0
    const last = words.from[end - 1] ?? at
    const written = text.slice(at, last + 1)
    if (trust === 'initials' && !(isShort && (written === capitals || written === capitals.toUpperCase()))) continue
    taken.fill(1, start + 1, end)
    if (force === undefined || (NAMED_AS_REGION.has(force) && REGION.test(words.text))) continue
    found.push({ force, written, at })
  }
  return found.sort((a, b) => a.at - b.at)
}

interface Hit {
  readonly start: number
  readonly alias: Searched
  /** Names that were added before all others, then the longest. */
  readonly rank: number
}

/** Where names stand in a text, in the order in which they are to be believed: each word is looked up among first words. */
function hitsIn(text: string, added: readonly Searched[]): readonly Hit[] {
  const hits: Hit[] = []
  for (const [i, alias] of added.entries()) {
    const rank = i - added.length
    for (let start = text.indexOf(alias.words); start >= 0; start = text.indexOf(alias.words, start + 1))
      hits.push({ start, alias, rank })
  }
  for (let start = 0; start < text.length - 1; ) {
    const next = text.indexOf(' ', start + 1)
    for (const { alias, rank } of BY_FIRST_WORD.get(text.slice(start + 1, next)) ?? []) {
      if (text.startsWith(alias.words, start)) hits.push({ start, alias, rank })
    }
    start = next
  }
  return hits.sort((a, b) => a.rank - b.rank || a.start - b.start)
}

/** Characters of a file name, sheet name or heading; longer texts are sentences, in which initials may be anyone's. */
const SHORT = 60
const NAMED_AS_REGION: ReadonlySet<ForceCode> = new Set(SHARED_WITH_REGION.values())
/** "West Midlands" names the force where it replies alone; a text that speaks of regions means the region. */
const REGION = / regions? | regional /
const PLACE =
  /^ (?:street|road|lane|avenue|way|drive|close|square|place|terrace|county council|city council|council|university|crown court|magistrates|hospital|airport|county cricket|office|bar|fire)(?: |$)/
const POLICE_AFTER = /^ (?:police|constabulary|pol|foi|force)(?: |$)/

function intoWords(text: string): Words {
  let out = ' '
  const from: number[] = [0]
  const push = (characters: string, at: number): void => {
    for (const character of characters) {
      if (character === ' ' && out.endsWith(' ')) continue
      out += character
      from.push(at)
    }
  }
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/.test(character)) continue
    if (character === '&' || character === '+') push(' and ', at)
    else if (character === '.' && / \p{L}$/u.test(out) && /^\.(?:\p{L}|\s|$)/u.test(text.slice(at, at + 2))) continue
    else if (character === "'" || character === '\u2019') continue
    else if (/[\p{L}\p{N}]/u.test(character)) {
      // GreaterManchesterPolice, KentFOI, 2019Kent
      const before = text.charAt(at - 1)
      const capital = /\p{Lu}/u.test(character)
      if (
        (capital && /\p{Ll}/u.test(before)) ||
        (capital && /\p{Lu}/u.test(before) && /\p{Ll}/u.test(text.charAt(at + 1)))
      )
        push(' ', at)
      else if (/\p{N}/u.test(before) !== /\p{N}/u.test(character) && /[\p{L}\p{N}]/u.test(before)) push(' ', at)
      push(character.toLowerCase(), at)
    } else push(' ', at)
  }
  push(' ', text.length)
  return { text: out, from }
}

/** A name as it is looked for within texts. */
export interface Searched {
  readonly words: string
  readonly written: string
  /** Undefined where the name can mean someone else: its words are passed over, so that no shorter name is seen in them. */
  readonly force: ForceCode | undefined
  readonly trust: Trust
}

/** A name that the analyst added, to be looked for within texts: initials in their own capitals, a longer name anywhere. */
export function searchedAlias(written: string, force: string): readonly Searched[] {
  const { text: words } = intoWords(written)
  if (words.trim() === '') return []
  const short = words.length < 6 + 2
  const named = force === '' || force.includes('+') ? undefined : (force as ForceCode)
  return [{ words, written, force: named, trust: short ? 'initials' : 'anywhere' }]
}

/** The forces that a name within the text may mean where it can mean several ("WMP"): for whoever decides. */
export function unsureForces(
  text: string,
): { readonly written: string; readonly candidates: readonly ForceCode[] } | undefined {
  const words = intoWords(text)
  for (const [name, candidates] of UNSURE) {
    const at = words.text.indexOf(name)
    if (at < 0) continue
    const first = words.from[at + 1] ?? 0
    return { written: text.slice(first, (words.from[at + name.length - 2] ?? first) + 1), candidates }
  }
  return undefined
}

/** Aliases as words, longest first. A lost space ("Avonand Somerset") is forgiven in long names. */
const SEARCHED: readonly Searched[] = (() => {
  const byWords = new Map<string, Searched>()
  for (const { force, trust, written } of ALIASES) {
    const words = intoWords(written).text
    const unsure = trust === 'either' && SHARED_WITH_REGION.get(compact(written)) !== force
    const entry = { words, written, force: unsure ? undefined : force, trust }
    if (byWords.get(words)?.trust !== 'anywhere') byWords.set(words, entry)
    if (words.length < 12) continue
    const inner = words.slice(1, -1)
    for (let at = inner.indexOf(' '); at >= 0; at = inner.indexOf(' ', at + 1)) {
      const glued = ` ${inner.slice(0, at)}${inner.slice(at + 1)} `
      if (!byWords.has(glued)) byWords.set(glued, { ...entry, words: glued })
    }
  }
  return [...byWords.values()].sort((a, b) => b.words.length - a.words.length || (a.words < b.words ? -1 : 1))
})()

const BY_FIRST_WORD: ReadonlyMap<string, readonly { readonly alias: Searched; readonly rank: number }[]> = (() => {
  const first = new Map<string, { alias: Searched; rank: number }[]>()
  for (const [rank, alias] of SEARCHED.entries()) {
    const word = alias.words.slice(1, alias.words.indexOf(' ', 1))
    const there = first.get(word)
    if (there === undefined) first.set(word, [{ alias, rank }])
    else there.push({ alias, rank })
  }
  return first
})()

/** Names that can mean several forces, as words. */
const UNSURE: ReadonlyMap<string, readonly ForceCode[]> = (() => {
  const found = new Map<string, Set<ForceCode>>()
  for (const { force, trust, written } of ALIASES) {
    const words = intoWords(written).text
    if (trust === 'either') found.set(words, (found.get(words) ?? new Set()).add(force))
  }
  return new Map([...found].map(([words, forces]) => [words, [...forces].sort()] as const))
})()
