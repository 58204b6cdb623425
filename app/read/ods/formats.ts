import type { XmlTag } from '../xml/index.ts'

/** A number style of an OpenDocument file on its way to a format code. */
export interface NumberStyle {
  code: string
  /** Sections for values that meet a condition. */
  readonly cases: { readonly condition: string; readonly style: string }[]
}

/** Elements whose number styles are read. */
export const NUMBER_STYLES: ReadonlySet<string> = new Set([
  'number-style',
  'percentage-style',
  'currency-style',
  'date-style',
  'time-style',
  'boolean-style',
  'text-style',
])

const MOST_DIGITS = 30
const CONDITION = /^\s*value\(\)\s*(>=|<=|!=|<>|=|>|<)\s*(-?\d+(?:\.\d+)?)\s*$/

/** What an element of a number style adds to its format code (ODF 1.3 part 3, 16.29). */
export function codePiece(name: string, tag: XmlTag, elapsed: boolean): string {
  const long = tag.attribute('number:style') === 'long'
  switch (name) {
    case 'number':
      return numberCode(tag)
    case 'scientific-number':
      return `${numberCode(tag)}E+${'0'.repeat(digits(tag, 'min-exponent-digits', 2))}`
    case 'fraction':
      return `${digits(tag, 'min-integer-digits', -1) < 0 ? '' : '# '}${'?'.repeat(digits(tag, 'min-numerator-digits', 1))}/${denominator(tag)}`
    case 'text-content':
      return '@'
    case 'boolean':
      return 'General'
    case 'day':
      return long ? 'dd' : 'd'
    case 'month':
      return tag.flag('textual') ? (long ? 'mmmm' : 'mmm') : long ? 'mm' : 'm'
    case 'year':
      return long ? 'yyyy' : 'yy'
    case 'day-of-week':
      return long ? 'dddd' : 'ddd'
    case 'hours':
      return elapsed ? '[h]' : long ? 'hh' : 'h'
    case 'minutes':
      return long ? 'mm' : 'm'
    case 'seconds': {
      const places = digits(tag, 'decimal-places', 0)
      return `${long ? 'ss' : 's'}${places > 0 ? `.${'0'.repeat(places)}` : ''}`
    }
    case 'am-pm':
      return 'AM/PM'
    default:
      return ''
  }
}

/** Text of a number style as a format code has it. */
export function literal(text: string): string {
  // A percent sign multiplies by a hundred, in OpenDocument as in a code; the rest must not be taken for a symbol.
  return text
    .split('%')
    .map((piece) => (piece === '' ? '' : /^[-+ ()]$/.test(piece) ? piece : `"${piece.replaceAll('"', '')}"`))
    .join('%')
}

/** The whole code of a style, its conditional sections in front. */
export function fullCode(style: NumberStyle, styles: ReadonlyMap<string, NumberStyle>): string {
  const cases = style.cases.slice(0, 3).map(({ condition, style: name }) => {
    const [, operator = '', value = ''] = CONDITION.exec(condition) ?? []
    return { condition: `${operator === '!=' ? '<>' : operator}${value}`, code: styles.get(name)?.code ?? 'General' }
  })
  const [first, second, third] = cases
  if (first === undefined) return style.code
  const conditions = cases.map((one) => one.condition).join(' ')
  // The usual sections stand without conditions, which is also how the sign is left to the section itself.
  if (conditions === '>=0') return `${first.code};${style.code}`
  if (conditions === '>0 <0') return `${first.code};${second?.code};${style.code}`
  // A format for texts that sends every number elsewhere.
  if (conditions === '>0 <0 =0') return `${first.code};${second?.code};${third?.code};${style.code}`
  return `${cases
    .slice(0, 2)
    .map((one) => `[${one.condition}]${one.code}`)
    .join(';')};${style.code}`
}

function numberCode(tag: XmlTag): string {
  const whole = digits(tag, 'min-integer-digits', 1)
  const places = tag.integer('decimal-places')
  if (places === undefined) return tag.flag('grouping') ? '#,##0' : whole > 1 ? '0'.repeat(whole) : 'General'
  const most = Math.min(MOST_DIGITS, Math.max(0, places))
  const least = Math.min(most, digits(tag, 'min-decimal-places', most))
  const decimals = most === 0 ? '' : `.${'0'.repeat(least)}${'#'.repeat(most - least)}`
  const integer = tag.flag('grouping') ? grouped(whole) : whole === 0 ? '#' : '0'.repeat(whole)
  const thousands = Math.round(Math.log10(Number(tag.attribute('display-factor') ?? 1)) / 3)
  return integer + decimals + ','.repeat(thousands > 0 && thousands < 5 ? thousands : 0)
}

function grouped(whole: number): string {
  const figures = '#'.repeat(Math.max(0, 4 - whole)) + '0'.repeat(whole)
  return figures.replace(/(?=(?:.{3})+$)(?!^)/g, ',')
}

function denominator(tag: XmlTag): string {
  const fixed = tag.integer('denominator-value')
  return fixed === undefined ? '?'.repeat(digits(tag, 'min-denominator-digits', 1)) : String(fixed)
}

function digits(tag: XmlTag, name: string, otherwise: number): number {
  return Math.min(MOST_DIGITS, Math.max(otherwise < 0 ? -1 : 0, tag.integer(name) ?? otherwise))
}
