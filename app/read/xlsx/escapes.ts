/** Resolves `_x000D_` escapes (ECMA-376 part 1, 22.9.2.19), by which control characters stand in texts of a workbook. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}
