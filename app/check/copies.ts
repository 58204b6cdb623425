import type { Case, Stated } from './stated.ts'
import { type Fact, keyOf, tablesByForce } from './tables.ts'

/** A file of a force that states what an earlier file of it states already. */
export interface Copy {
  readonly force: string
  readonly file: string
  readonly of: string
  readonly figures: number
}

const known = new WeakMap<readonly Stated[], { readonly least: number; readonly copies: ReadonlyMap<string, Copy> }>()

/**
 * Replies that were sent twice, by `force|file` of the later one: the same figures, with the same measure, period and
 * dimensions, in whatever sheet, cell or format.
 */
export function copies(input: Pick<Case, 'stated'>, least: number): ReadonlyMap<string, Copy> {
  const before = known.get(input.stated)
  if (before?.least === least) return before.copies
  const found = new Map<string, Copy>()
  for (const [force, tables] of tablesByForce(input)) {
    const files = new Map<string, Fact[]>()
    for (const { file, facts } of tables) {
      const there = files.get(file) ?? []
      for (const fact of facts) there.push(fact)
      files.set(file, there)
    }
    if (files.size < 2) continue
    const seen: { readonly file: string; readonly statements: Statements }[] = []
    for (const [file, facts] of files) {
      if (facts.length < least) continue
      const statements = statementsOf(facts)
      const of = seen.find((one) => same(one.statements, statements))
      if (of === undefined) seen.push({ file, statements })
      else found.set(`${force}|${file}`, { force, file, of: of.file, figures: facts.length })
    }
  }
  known.set(input.stated, { least, copies: found })
  return found
}

/** Keeps for a list of figures what is known of its parts, none of which shares a force with another. */
export function joinCopies(whole: readonly Stated[], parts: readonly (readonly Stated[])[], least: number): void {
  known.set(whole, { least, copies: new Map(parts.flatMap((stated) => [...copies({ stated }, least)])) })
}

/** What a file states: for each thing how often which value is given. */
interface Statements {
  readonly count: number
  readonly values: ReadonlyMap<number, ReadonlyMap<number | string, number>>
}

function statementsOf(facts: readonly Fact[]): Statements {
  const values = new Map<number, Map<number | string, number>>()
  for (const { of, topic, breakdown } of facts) {
    const name = keyOf(topic, breakdown.id)
    const value = of.figure.status === 'ok' ? of.figure.value : of.figure.status
    const there = values.get(name) ?? new Map<number | string, number>()
    values.set(name, there)
    there.set(value, (there.get(value) ?? 0) + 1)
  }
  return { count: facts.length, values }
}

/** Saving a file in another format may lose a cell or two, but contradicts nothing. */
const MOSTLY = 0.95

function same(a: Statements, b: Statements): boolean {
  if (Math.min(a.count, b.count) < MOSTLY * Math.max(a.count, b.count)) return false
  let shared = 0
  for (const [name, counts] of a.values) {
    const others = b.values.get(name)
    if (others === undefined) continue
    let here = 0
    for (const [value, count] of counts) here += Math.min(count, others.get(value) ?? 0)
    // each says something of it that the other does not: one of them was corrected
    if (here < total(counts) && here < total(others)) return false
    shared += here
  }
  return shared >= MOSTLY * Math.max(a.count, b.count)
}

function total(counts: ReadonlyMap<number | string, number>): number {
  let all = 0
  for (const count of counts.values()) all += count
  return all
}
