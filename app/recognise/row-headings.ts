import { spanOf } from './axis.ts'
import { headingStates } from './empty-rows.ts'
import { type HeadingGroup, statement } from './layout.ts'
import { addressOf, type Body } from './row-body.ts'
import { namedBy } from './row-kinds.ts'

/** The headings among the rows that are read so far, and what they state of the rows below them. */
export interface Headings {
  /** Rows that only head those below. */
  readonly rows: number[]
  readonly groups: { from: number; to: number; readonly states: HeadingGroup['states'] }[]
  /** The group that ends with the next heading. */
  open: Headings['groups'][number] | undefined
  // a heading right below another ("2017/18", "Female") adds to it, and so do the later ones of its kind
  outer: HeadingGroup['states']
  inner: HeadingGroup['states']
}

/** No heading yet. */
export function noHeadings(): Headings {
  return { rows: [], groups: [], open: undefined, outer: [], inner: [] }
}

/** Takes a row as a heading: what it states holds for the rows below it, up to the next heading. */
export function addHeading(
  body: Body,
  headings: Headings,
  position: number,
  row: number,
  own: readonly number[],
): void {
  const [at = 0] = namedBy(body, own)
  const said = headingStates(body.grid, body.reader, body.labels[at], own[at] ?? -1)
  const others = (states: HeadingGroup['states']): HeadingGroup['states'] =>
    states.filter(({ key }) => said.every((one) => one.key !== key))
  const rightBelow = headings.rows.length > 0 && body.rows[position - 1] === headings.rows.at(-1)
  headings.rows.push(row)
  if (headings.open !== undefined) headings.open.to = row - 1
  headings.open = undefined
  headings.outer = rightBelow ? headings.inner : others(headings.outer)
  headings.inner = [...said, ...others(headings.outer)]
  if (headings.inner.length === 0) return
  headings.open = { from: row + 1, to: body.rows.at(-1) ?? row, states: headings.inner }
  headings.groups.push(headings.open)
}

/** The period of a row that sums those below it holds for them and for itself. */
export function addPeriod(body: Body, headings: Headings, row: number, [index = -1]: readonly number[]): void {
  const head = body.heads.get(row)
  if (head === undefined) return
  const { period, text } = head.reading
  const days = period === undefined ? '' : `${period.period.start}..${period.period.end}`
  const states = [statement('period', days, 'cell', addressOf(body, index), text)]
  headings.groups.push({ from: row, to: head.to, states })
}

/** A total among rows that periods head is one over all of them. */
export function addSpan(body: Body, headings: Headings, row: number, [index = -1]: readonly number[]): void {
  if (body.heads.size === 0) return
  const span = spanOf([...body.heads.values()].map(({ reading }) => reading))
  const states = [statement('period', span, 'cell', addressOf(body, index), '')]
  headings.groups.push({ from: row, to: row, states })
}
