/** How tokens are laid out, which differs between the two binary formats. */
export interface TokenLayout {
  readonly rows: number
  readonly columns: number
  /** Bytes of a row number. */
  readonly rowBytes: 2 | 4
  /** A text states its length in two bytes and has two a character; otherwise one, and a byte that says which. */
  readonly wideTexts: boolean
  readonly arrayBytes: number
}

/** Tokens of Excel 97 to 2003 (MS-XLS 2.5.198). */
export const BIFF8_TOKENS: TokenLayout = { rows: 65_536, columns: 256, rowBytes: 2, wideTexts: false, arrayBytes: 7 }
/** Tokens of binary workbooks since Excel 2007 (MS-XLSB 2.5.97). */
export const BIFF12_TOKENS: TokenLayout = {
  rows: 1_048_576,
  columns: 16_384,
  rowBytes: 4,
  wideTexts: true,
  arrayBytes: 14,
}
