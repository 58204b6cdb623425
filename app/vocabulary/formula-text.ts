/**
 * Whether a spreadsheet would run a text as a formula where it is pasted or opened, also by a sign of full width or behind a line
 * end; numbers and dashes are harmless.
 */
export function runsAsFormula(text: string): boolean {
  if (/^[=@＝＠\t\r\n]/.test(text)) return true
  return /^[-+＋－]/.test(text) && !/^[-+＋－]?[\s\d.,]*%?$/.test(text) && !/^[-+＋－\s]+$/.test(text)
}
