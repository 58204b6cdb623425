import type { Case, Stated } from './stated.ts'
import { type Fact, tablesByForce } from './tables.ts'

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
    const seen = new Map<string, string>()
    for (const [file, facts] of files) {
      if (facts.length < least) continue
      const all = facts.map(statement).sort().join('\n')
      const of = seen.get(all)
      if (of === undefined) seen.set(all, file)
      else found.set(`${force}|${file}`, { force, file, of, figures: facts.length })
    }
  }
  known.set(input.stated, { least, copies: found })
  return found
}

function statement({ of, span, breakdown }: Fact): string {
  const { figure } = of
  const value = figure.status === 'ok' ? figure.value : figure.status
  return `${of.measure}|${span}|${breakdown.text}|${value}`
}
