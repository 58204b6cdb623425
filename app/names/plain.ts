/** Characters that a reader of the page does not see: joiners, direction marks, soft hyphens, byte order marks. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|[\uFE00-\uFE0F]/g
const SPACES = /[\s\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g

/** The text as a reader sees it: no invisible characters, one space between words, none around. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '').replace(SPACES, ' ').trim()
}

/** Lower case, plain dashes and quotes: for comparing wordings, not for showing. */
export function plain(text: string): string {
  return visible(text)
    .replace(DASHES, '-')
    .replace(/[\u2018\u2019\u02BC`\u00B4]/g, "'")
    .toLowerCase()
}

/** Letters and digits only: "Genderof victim" (a space lost between two lines) and "Gender of victim" are one text. */
export function compact(text: string): string {
  return plain(text)
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

// One mark at a time: a repetition within the repetition takes for ever over a line of thirty asterisks before a word.
const FOOTNOTE =
  /(?:\s*(?:[*\u2020\u2021\u00A7\u00B6~\u00B9\u00B2\u00B3\u2070-\u2079\u2080-\u2089#^\u1D43\u1D47-\u1D49\u1D4D\u1D9C\u1DA0\u02B0\u02B2\u2071]|(?<=[\u00B9\u00B2\u00B3\u2070-\u2079]),(?=\s?[\u00B9\u00B2\u00B3\u2070-\u2079])|\[(?:note\s*)?[0-9a-z\u00B9\u00B2\u00B3\u2070-\u2079]{1,2}\]|\((?:note\s*)?[0-9\u00B9\u00B2\u00B3\u2070-\u2079]{1,2}\)|\([a-z]\)|\(see note\s*[0-9a-z]{0,2}\)))+$/iu
/** Longer rows of marks are drawings. */
const MOST_MARKS = 200

/** The text without the footnote marks at its end: `12*`, `Kent [2]`, `2017/18¹`, `7¹,²`. */
export function withoutFootnote(text: string): string {
  const cut = text.slice(0, -MOST_MARKS) + text.slice(-MOST_MARKS).replace(FOOTNOTE, '')
  return cut === '' ? text : cut.trimEnd()
}
