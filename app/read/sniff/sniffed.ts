/** What a file is by its content. `zip` may be a workbook, a document or an archive: that shows once it is opened. */
export type Sniffed =
  | { readonly kind: 'empty' }
  | { readonly kind: 'zip' }
  | { readonly kind: 'xls' }
  | { readonly kind: 'html' }
  | { readonly kind: 'xml2003' }
  | { readonly kind: 'delimited' }
  | { readonly kind: 'pdf' }
  | { readonly kind: 'eml' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'dangerous'; readonly reason: string }
  | { readonly kind: 'unsupported'; readonly found: string; readonly advice: string }
  | { readonly kind: 'damaged'; readonly part: string; readonly reason: string }
