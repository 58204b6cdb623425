import type { Finding, FindingPlace } from '../vocabulary/index.ts'
import type { Rule } from './rule.ts'
import type { Stated } from './stated.ts'

/** What a rule must say of a finding; the rest follows from the rule or is empty. */
export type Said = Pick<Finding, 'force' | 'about' | 'note'> & Partial<Finding>

/** A finding of a rule, with its severity and without evidence where none is given. */
export function findingOf({ rule, severity }: Pick<Rule, 'rule' | 'severity'>, said: Said): Finding {
  return { rule, severity, file: '', sheet: '', cells: [], places: [], arithmetic: [], caveat: '', ...said }
}

/** Every place that a finding rests on, the first first. */
export function placesOf({ file, sheet, cells, places }: Finding): readonly FindingPlace[] {
  return file === '' ? places : [{ file, sheet, cells }, ...places]
}

/** The cells of some figures, sheet by sheet in the order of the figures, none twice. */
export function placesOfFigures(figures: readonly Stated[], role?: string): readonly FindingPlace[] {
  const sheets = new Map<string, { file: string; sheet: string; cells: Set<string> }>()
  for (const { file, sheet, cell } of figures) {
    const key = `${file}\u0000${sheet}`
    const there = sheets.get(key)
    if (there === undefined) sheets.set(key, { file, sheet, cells: new Set([cell]) })
    else there.cells.add(cell)
  }
  return [...sheets.values()].map(({ file, sheet, cells }) => ({
    file,
    sheet,
    cells: [...cells],
    ...(role === undefined ? {} : { role }),
  }))
}
