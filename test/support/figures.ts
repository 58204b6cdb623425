import { type Case, check, type Reply, type Rule, type Stated } from '../../app/check/index.ts'
import type { Dimension, Figure, Finding } from '../../app/vocabulary/index.ts'
import { SAMPLE_REQUEST } from './request.ts'

/** A figure of a table as a test writes it: a number, or `<5`, `n/a`, `-` for one that is withheld. */
export type Written = number | '<5' | 'n/a' | '-'

export const YEAR_1 = { periodStart: '2017-04-01', periodEnd: '2018-03-31' }
export const YEAR_2 = { periodStart: '2018-04-01', periodEnd: '2019-03-31' }
export const BOTH = { periodStart: '2017-04-01', periodEnd: '2019-03-31' }

/** Dimensions from `platform=Kik;age=13`. */
export function dimensionsOf(text: string): readonly Dimension[] {
  return text
    .split(';')
    .filter((part) => part !== '')
    .sort()
    .map((part) => ({ key: part.slice(0, part.indexOf('=')), value: part.slice(part.indexOf('=') + 1) }))
}

/** One figure; what is not given is a plain count of offences of force A in the first year. */
export function stated(
  cell: string,
  written: Written,
  more: Partial<Stated> & { readonly dims?: string } = {},
): Stated {
  const { dims = '', ...rest } = more
  return {
    file: 'avon.xlsx',
    sheet: 'Sheet1',
    table: 0,
    cell,
    force: 'A',
    measure: 'offences',
    ...YEAR_1,
    dimensions: dimensionsOf(dims),
    figure: figureOf(written),
    ...rest,
  }
}

/** A column of figures from B2 down, each `dims` with its figure. */
export function column(
  rows: Readonly<Record<string, Written>>,
  more: Partial<Stated> = {},
  letter = 'B',
): readonly Stated[] {
  return Object.entries(rows).map(([dims, written], i) => stated(`${letter}${i + 2}`, written, { ...more, dims }))
}

function figureOf(written: Written): Figure {
  if (typeof written === 'number') return { status: 'ok', value: written }
  if (written === '<5') return { status: 'suppressed', low: 1, high: 4 }
  return { status: written === '-' ? 'missing' : 'not_held', low: 0, high: null }
}

/** A case of these figures; by default forces A and B were asked and both replied. */
export function caseOf(figures: readonly Stated[], more: Partial<Case> = {}): Case {
  const letter: Reply = { file: 'beds.pdf', forces: ['B'], prose: [], readable: true, tabular: false }
  return {
    stated: figures,
    replies: [letter],
    asked: {
      request: SAMPLE_REQUEST,
      forces: [
        { code: 'A', name: 'Avon', population: 1_000_000 },
        { code: 'B', name: 'Beds', population: 1_000_000 },
      ],
    },
    ...more,
  }
}

/** What one rule finds. */
export function found(rule: Rule, figures: readonly Stated[], more: Partial<Case> = {}): readonly Finding[] {
  return check(caseOf(figures, more), undefined, [rule]).findings
}

/** A reply with prose. */
export function replyWith(prose: readonly string[], more: Partial<Reply> = {}): Reply {
  return { file: 'avon.xlsx', forces: ['A'], prose, readable: true, tabular: true, ...more }
}
