import { withoutEntities } from './entities.ts'

/** Attributes of a tag by their name in lower case. */
export type Attributes = ReadonlyMap<string, string>

export interface PageHandler {
  /** Names come in lower case. */
  readonly open: (name: string, attributes: Attributes) => void
  readonly close: (name: string) => void
  /** A piece of text, character references resolved. */
  readonly text: (text: string) => void
  /** The content of a `<style>`. */
  readonly styles: (text: string) => void
}

/** Their content is no text of the page. */
const RAW = new Set(['script', 'style', 'title', 'noframes', 'template'])
const NO_ATTRIBUTES: Attributes = new Map()
const ATTRIBUTE = /([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?/g
const NAME = /[a-zA-Z][^\s/>]*/y

/**
 * Cuts a page into tags and text as tolerantly as browsers do: a `<` that begins no tag, as in `<5`, is text. Comments,
 * declarations and scripts are left out.
 */
export function scanPage(page: string, handler: PageHandler): void {
  const unclosed = new Set<string>()
  let at = 0
  let from = 0
  const flush = (to: number) => {
    if (to > from) handler.text(withoutEntities(page.slice(from, to)))
  }
  while (at < page.length) {
    at = page.indexOf('<', at)
    if (at < 0) break
    const next = page.charCodeAt(at + 1)
    if (next === 33 || next === 63) {
      flush(at)
      at = afterDeclaration(page, at, unclosed)
      from = at
      continue
    }
    const closing = next === 47
    NAME.lastIndex = closing ? at + 2 : at + 1
    const match = NAME.exec(page)
    if (match === null) {
      at++
      continue
    }
    flush(at)
    const name = match[0].toLowerCase()
    const end = tagEnd(page, NAME.lastIndex)
    if (closing) handler.close(name)
    else handler.open(name, attributesOf(page.slice(NAME.lastIndex, end)))
    at = end + 1
    if (!closing && RAW.has(name)) at = afterRaw(name, at)
    from = at
  }
  flush(page.length)

  function afterRaw(name: string, start: number): number {
    if (unclosed.has(name)) return start
    const closing = new RegExp(`</${name}\\b`, 'gi')
    closing.lastIndex = start
    const found = closing.exec(page)
    if (found === null) {
      unclosed.add(name)
      return start
    }
    if (name === 'style') handler.styles(page.slice(start, found.index))
    return found.index
  }
}

/** The position after a comment, declaration or instruction. */
function afterDeclaration(page: string, at: number, unclosed: Set<string>): number {
  if (page.startsWith('<!--', at) && !unclosed.has('<!--')) {
    const end = page.indexOf('-->', at + 4)
    if (end >= 0) return end + 3
    unclosed.add('<!--')
  }
  const end = page.indexOf('>', at)
  return end < 0 ? page.length : end + 1
}

/** Longest tag that may hold a `>` in quotes: beyond, a quote was never closed. */
const LONGEST_TAG = 2 ** 20

/** Where the tag's `>` stands, not minding those in quotes. */
function tagEnd(page: string, start: number): number {
  let quote = 0
  const last = Math.min(page.length, start + LONGEST_TAG)
  for (let at = start; at < last; at++) {
    const letter = page.charCodeAt(at)
    if (quote !== 0) {
      if (letter === quote) quote = 0
    } else if (letter === 62) return at
    else if ((letter === 34 || letter === 39) && page.charCodeAt(at - 1) === 61) quote = letter
  }
  const end = page.indexOf('>', start)
  return end < 0 ? page.length : end
}

function attributesOf(text: string): Attributes {
  if (text.trim() === '') return NO_ATTRIBUTES
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, withoutEntities(double ?? single ?? bare ?? ''))
  }
  return attributes
}
