/** A part of a text, by its characters. */
export interface RaisedPart {
  readonly from: number
  readonly to: number
}

const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const RAISED_LETTERS = 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲ'

/** `1` as `¹`, a letter alone as `ᵃ`; letters, as in `1st`, stay. */
export function raisedDigits(text: string): string {
  if (/^\s*[a-j]\s*$/.test(text))
    return text.replace(/[a-j]/, (letter) => RAISED_LETTERS.charAt(letter.charCodeAt(0) - 97))
  return text.replace(/\d/g, (digit) => RAISED_DIGITS.charAt(Number(digit)))
}

/**
 * The text with the digits of its raised parts as `¹`, so that the number of a note behind a figure does not become one
 * of its digits. Its length stays. A text that is raised as a whole stays as it is: nothing stands in front of a mark.
 * The parts come in order and do not overlap.
 */
export function withRaisedDigits(text: string, raised: readonly RaisedPart[]): string {
  if (raised.length === 0) return text
  let written = ''
  let level = ''
  let at = 0
  for (const { from, to } of raised) {
    const before = text.slice(at, from)
    written += before + raisedDigits(text.slice(from, to))
    level += before.trim()
    at = to
  }
  const rest = text.slice(at)
  return level + rest.trim() === '' ? text : written + rest
}
