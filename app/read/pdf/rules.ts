import type { Piece, Rule } from './page.ts'

/** Lines this near to one another, in points, are one: borders of neighbouring cells, double borders. */
const NEAR = 2.5
/** A gap in a line that is drawn cell by cell. */
const GAP = 4

/** Whether the line goes under or through the text and no further: emphasis or a deletion, not a border. */
export function isOfText({ along, at, from, to }: Rule, { x, y, width, size }: Piece): boolean {
  if (along !== 'row' || at < y - 0.8 * size || at > y + 0.3 * size) return false
  return from >= x - 2 && to <= x + width + 2
}

/** Whether the line goes through the text rather than under it. */
export function isThrough(rule: Rule, piece: Piece): boolean {
  return isOfText(rule, piece) && rule.at < piece.y - 0.1 * piece.size && rule.to - rule.from > 0.6 * piece.width
}

/** Lines made whole: those of one place that touch or nearly touch are one. */
export function wholeRules(rules: readonly Rule[]): readonly Rule[] {
  return (['row', 'column'] as const).flatMap((along) => {
    const places = grouped(
      rules.filter((rule) => rule.along === along).sort((a, b) => a.at - b.at),
      (rule, before) => rule.at - before.at <= NEAR,
    )
    return places.flatMap((group) => {
      const at = group.reduce((total, rule) => total + rule.at, 0) / group.length
      let end = Number.NEGATIVE_INFINITY
      return grouped(
        [...group].sort((a, b) => a.from - b.from),
        (rule, before) => {
          end = Math.max(end, before.to)
          const touches = rule.from - end <= GAP
          if (!touches) end = Number.NEGATIVE_INFINITY
          return touches
        },
      ).map((run) => ({ along, at, from: run[0]?.from ?? 0, to: Math.max(...run.map(({ to }) => to)) }))
    })
  })
}

/** Lines that meet, directly or through others, with a line across: each the skeleton of a table. */
export function skeletons(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const parent = rules.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  const columns = rules.flatMap((rule, index) => (rule.along === 'column' ? [index] : []))
  for (const [index, row] of rules.entries()) {
    if (row.along !== 'row') continue
    for (const other of columns) {
      const column = rules[other]
      if (column !== undefined && meets(row, column)) parent[root(other)] = root(index)
    }
  }
  const found = new Map<number, Rule[]>()
  for (const [index, rule] of rules.entries()) {
    const group = found.get(root(index))
    if (group === undefined) found.set(root(index), [rule])
    else group.push(rule)
  }
  return [...found.values()]
}

function meets(row: Rule, column: Rule): boolean {
  const inside = (place: number, { from, to }: Rule) => place >= from - GAP && place <= to + GAP
  return inside(column.at, row) && inside(row.at, column)
}

/** Neighbours of an ordered list that belong together. */
export function grouped<Value>(
  ordered: readonly Value[],
  belongs: (value: Value, before: Value) => boolean,
): readonly (readonly Value[])[] {
  const groups: Value[][] = []
  let before: Value | undefined
  for (const value of ordered) {
    const group = groups.at(-1)
    if (group !== undefined && before !== undefined && belongs(value, before)) group.push(value)
    else groups.push([value])
    before = value
  }
  return groups
}
