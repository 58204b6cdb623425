import { columnLetters } from '../../vocabulary/index.ts'

const STEP = String.raw`(?:\[(-?\d{1,8})\]|(\d{1,8}))?`
/**
 * Texts, quoted names and file names, which are left alone; then references to cells, to whole rows and to whole columns.
 * What a letter or digit goes before or a bracket follows is a name or a function.
 */
const PIECES = new RegExp(
  String.raw`"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(?<![\w.$])(?:R${STEP}C${STEP}|R${STEP}(?::R${STEP})?|C${STEP}(?::C${STEP})?)(?![\w.(!\[])`,
  'g',
)
const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/**
 * The text of an `ss:Formula`, which counts from its own cell (`=SUM(R[-3]C:R[-1]C)`), with addresses as everyone writes
 * them (`SUM(B2:B4)`). Rows and columns count from 0. A formula that reaches over the edge of the sheet stays as written.
 */
export function formulaInA1(written: string, row: number, column: number): string {
  // Some programs write their own notation here and say so in front.
  const own = /^[A-Za-z][\w-]*:=/.exec(written)
  if (own !== null) return written.slice(own[0].length)
  const formula = written.replace(/^=/, '')
  let isWhole = true
  const place = (step: string | undefined, fixed: string | undefined, from: number, last: number): number => {
    const at = fixed === undefined ? from + 1 + Number(step ?? 0) : Number(fixed)
    if (at < 1 || at > last) isWhole = false
    return at
  }
  const rowOf = (step: string | undefined, fixed: string | undefined) =>
    `${fixed === undefined ? '' : '$'}${place(step, fixed, row, LAST_ROW)}`
  const columnOf = (step: string | undefined, fixed: string | undefined) => {
    const at = place(step, fixed, column, LAST_COLUMN)
    return `${fixed === undefined ? '' : '$'}${isWhole ? columnLetters(at - 1) : ''}`
  }
  const addressed = formula.replace(PIECES, (piece, ...found: (string | undefined)[]) => {
    if (/^["'[]/.test(piece)) return piece
    const [r1, r2, c1, c2, top1, top2, bottom1, bottom2, left1, left2, right1, right2] = found
    if (/^R.*?C/.test(piece)) return columnOf(c1, c2) + rowOf(r1, r2)
    const isRange = piece.includes(':')
    if (piece.startsWith('R')) {
      const top = rowOf(top1, top2)
      return `${top}:${isRange ? rowOf(bottom1, bottom2) : top}`
    }
    const left = columnOf(left1, left2)
    return `${left}:${isRange ? columnOf(right1, right2) : left}`
  })
  return isWhole ? addressed : formula
}
