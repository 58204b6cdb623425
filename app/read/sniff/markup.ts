import type { Sniffed } from './sniffed.ts'

const SPREADSHEET_2003 = 'urn:schemas-microsoft-com:office:spreadsheet'
const PAGE = /^<(?:!doctype html|html|head|body|table|meta|title|style|link|script)\b/i
/** What may open a piece of a page: a page only where a table or the page itself follows. */
const PIECE = /^<(?:div|p|b|i|u|span|font|center|h[1-6]|br|img|a|form|section|article|main|header|thead|tbody|tr)\b/i

/** What kind of page or XML document a text is, by its beginning; undefined where it is neither. */
export function sniffMarkup(head: string): Sniffed | undefined {
  const text = head.replace(/^[\ufeff\s]+/, '')
  if (!text.startsWith('<')) return undefined
  const body = withoutPreamble(text)
  const declared = text.startsWith('<?xml')
  if (declared && /<!DOCTYPE[^>]*\[/i.test(text)) return { kind: 'dangerous', reason: 'XML with its own entities' }
  if (/^<(?:\w+:)?Workbook\b/.test(body) && text.includes(SPREADSHEET_2003)) return { kind: 'xml2003' }
  if (PAGE.test(body)) return { kind: 'html' }
  if (PIECE.test(body) && /<(?:table|html|body)\b/i.test(text)) return { kind: 'html' }
  if (/^<office:document\b/.test(body)) return unsupported('flat OpenDocument file', 'save it as ods')
  if (/^<(?:\w+:)?(?:wordDocument|package)\b/.test(body)) return unsupported('Word XML document', 'save it as docx')
  if (/^<(?:\w+:)?svg\b/.test(body))
    return unsupported('SVG picture', 'a picture holds no cells: ask for the figures as a spreadsheet')
  if (declared) return unsupported('XML that is no spreadsheet', 'ask for the figures as a spreadsheet')
  return undefined
}

/** The text from its first element on: XML declaration, instructions and comments left out; a page's doctype kept. */
function withoutPreamble(text: string): string {
  let rest = text
  for (;;) {
    const match = /^(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE (?!html)[^>[]*(?:\[[\s\S]*?\]\s*)?>)\s*/i.exec(rest)
    if (match === null) return rest
    rest = rest.slice(match[0].length)
  }
}

function unsupported(found: string, advice: string): Sniffed {
  return { kind: 'unsupported', found, advice }
}
