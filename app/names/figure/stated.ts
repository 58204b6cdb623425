import type { Figure } from '../../vocabulary/index.ts'
import { plain } from '../plain.ts'

/**
 * Whether words hold the number of a figure: as digits, with or without commas, or as a word ("seventeen", "none"). Of a suppressed
 * one a bound of it, or a mark such as `*`. Words that refuse a figure or say that none is held need not hold a number.
 */
export function statesFigure(words: string, figure: Figure): boolean {
  const text = plain(words)
  const numbers = numbersIn(text)
  switch (figure.status) {
    case 'ok':
      return numbers.has(figure.value) || (figure.value === 0 && NOUGHT.test(text))
    case 'suppressed':
      return (
        SUPPRESSED.test(text) || numbers.has(figure.low) || (figure.high !== null && aboutBound(numbers, figure.high))
      )
    case 'not_held':
    case 'refused':
    case 'missing':
      return text !== ''
  }
}

/** "Fewer than 5" says at most 4, and so do "4 or fewer" and "1 to 4". */
function aboutBound(numbers: ReadonlySet<number>, high: number): boolean {
  return numbers.has(high) || numbers.has(high + 1)
}

function numbersIn(text: string): ReadonlySet<number> {
  const digits = [...text.matchAll(/(?<![\d.])-?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?(?![\d])|-?\d+(?:\.\d+)?/g)].flatMap(
    ([found]) => {
      const number = Number(found.replace(/[, ]/g, ''))
      return Number.isFinite(number) ? [number, Math.abs(number)] : []
    },
  )
  return new Set([...digits, ...wordedIn(text)])
}

const NOUGHT = /\b(?:no|none|nil|zero|nought|not any)\b/
const SUPPRESSED = /[<≤*]|\b(?:suppress\w*|redact\w*|withheld|(?:fewer|less) than)\b/

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const WORDED = new RegExp(
  `\\b(?:(${TENS.join('|')})(?:[- ](${SMALL.slice(1, 10).join('|')}))?|(${SMALL.join('|')}))\\b`,
  'g',
)

/** Numbers up to ninety-nine in words. */
function wordedIn(text: string): readonly number[] {
  return [...text.matchAll(WORDED)].map(([, tens, unit, small]) => {
    if (small !== undefined) return SMALL.indexOf(small)
    return (TENS.indexOf(tens ?? '') + 2) * 10 + (unit === undefined ? 0 : SMALL.indexOf(unit))
  })
}
