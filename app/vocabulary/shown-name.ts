/** Control characters, line ends, halves of pairs, and the marks that turn the text around them about. */
const NOT_SHOWN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/**
 * The name or path of a file as it may stand in a list, a letter or a chart: each sign that no reader sees but that changes
 * what is read becomes U+FFFD. Behind a right-to-left override "fdp.xlsx" reads "xslx.pdf".
 */
export function shownName(name: string): string {
  return name.replace(NOT_SHOWN, '\uFFFD')
}
