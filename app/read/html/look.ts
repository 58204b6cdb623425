import type { CellStyle } from '../../vocabulary/index.ts'
import type { Attributes } from './tokens.ts'

/** How the text of an element looks; children inherit it. */
export interface Look {
  readonly hidden: boolean
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly raised: boolean
  readonly fontColour: string | undefined
  readonly fillColour: string | undefined
  readonly align: CellStyle['align']
}

export const PLAIN_LOOK: Look = {
  hidden: false,
  bold: false,
  italic: false,
  strike: false,
  raised: false,
  fontColour: undefined,
  fillColour: undefined,
  align: undefined,
}

/** Declarations of a page's style sheets by selector: `.name`, `element`, `element.name`. */
export type StyleSheet = Map<string, string>

const BOLD = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const ITALIC = new Set(['i', 'em', 'cite'])
const STRUCK = new Set(['s', 'strike', 'del'])
/** `super` or a length above the line. */
const RAISED = /^(?:super$|\+?(?!0*\.?0*[a-z%])(?:\d+\.?\d*|\.\d+)(?:%|[a-z]+)$)/
const SELECTOR = /^(?:[a-z][a-z0-9]*)?(?:\.[\w-]+)?$/i
const RULE = /([^{}]*)\{([^{}]*)\}/g
const NAMED_COLOURS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    white: '#FFFFFF',
    black: '#000000',
    red: '#FF0000',
    green: '#008000',
    blue: '#0000FF',
    yellow: '#FFFF00',
    silver: '#C0C0C0',
    gray: '#808080',
    grey: '#808080',
    lightgrey: '#D3D3D3',
    lightgray: '#D3D3D3',
    navy: '#000080',
    orange: '#FFA500',
  }),
)

/** Adds the plain rules of a style sheet; those with more than an element and a class are passed over. */
export function addRules(sheet: StyleSheet, css: string): void {
  const plain = css.replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, '')
  for (const [, selectors = '', declarations = ''] of plain.matchAll(RULE)) {
    for (const selector of selectors.split(',')) {
      const key = selector.trim().toLowerCase()
      if (key !== '' && SELECTOR.test(key)) sheet.set(key, `${sheet.get(key) ?? ''};${declarations}`)
    }
  }
}

/** How an element looks inside one that looks like `parent`. */
export function lookOf(name: string, attributes: Attributes, parent: Look, sheet: StyleSheet): Look {
  const marks = BOLD.has(name) || ITALIC.has(name) || STRUCK.has(name) || name === 'sup'
  if (!marks && attributes.size === 0 && !sheet.has(name)) return parent
  const css = declarationsOf(name, attributes, sheet)
  const weight = css.get('font-weight')
  const decoration = `${css.get('text-decoration') ?? ''} ${css.get('text-decoration-line') ?? ''}`
  const background = css.get('background-color') ?? css.get('background') ?? attributes.get('bgcolor')
  const fontColour = css.get('color') ?? (name === 'font' ? attributes.get('color') : undefined)
  return {
    hidden: parent.hidden || attributes.has('hidden') || isHidden(css),
    bold: weight === undefined ? parent.bold || BOLD.has(name) : /bold|[6-9]00/.test(weight),
    italic: parent.italic || ITALIC.has(name) || css.get('font-style') === 'italic',
    strike: parent.strike || STRUCK.has(name) || decoration.includes('line-through'),
    // A page that resets `vertical-align` of `sup` raises it by other means.
    raised: parent.raised || name === 'sup' || RAISED.test(css.get('vertical-align') ?? ''),
    fontColour: (fontColour && colourOf(fontColour)) ?? parent.fontColour,
    fillColour: (background && colourOf(background)) ?? parent.fillColour,
    align: alignOf(css.get('text-align') ?? attributes.get('align')) ?? parent.align,
  }
}

function isHidden(css: ReadonlyMap<string, string>): boolean {
  const visibility = css.get('visibility')
  const gone = css.get('display') === 'none' || css.get('mso-hide') === 'all'
  return gone || visibility === 'hidden' || visibility === 'collapse'
}

function declarationsOf(name: string, attributes: Attributes, sheet: StyleSheet): ReadonlyMap<string, string> {
  const declared = new Map<string, string>()
  const add = (text: string | undefined) => {
    for (const declaration of text?.split(';') ?? []) {
      const colon = declaration.indexOf(':')
      if (colon < 0) continue
      const value = declaration.slice(colon + 1).replace(/!important/i, '')
      declared.set(declaration.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase())
    }
  }
  if (sheet.size > 0) {
    add(sheet.get(name))
    for (const one of (attributes.get('class') ?? '').toLowerCase().split(/\s+/)) {
      if (one === '') continue
      add(sheet.get(`.${one}`))
      add(sheet.get(`${name}.${one}`))
    }
  }
  add(attributes.get('style'))
  return declared
}

function alignOf(text: string | undefined): CellStyle['align'] {
  const word = text?.toLowerCase()
  if (word === 'left' || word === 'right') return word
  return word === 'center' ? 'centre' : undefined
}

function colourOf(text: string): string | undefined {
  const word = text.trim().toLowerCase()
  const hex = /^#([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(word)?.[1]
  if (hex !== undefined) {
    const six = hex.length === 6 ? hex : [...hex].map((digit) => digit + digit).join('')
    return `#${six.toUpperCase()}`
  }
  const rgb = /^rgb\(\s*(\d{1,3})\D+(\d{1,3})\D+(\d{1,3})\s*\)/.exec(word)
  if (rgb !== null) {
    const parts = rgb.slice(1, 4).map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0'))
    return `#${parts.join('').toUpperCase()}`
  }
  return NAMED_COLOURS.get(word.split(/\s/)[0] ?? '')
}
