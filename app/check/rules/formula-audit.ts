import { a1, contains, type Finding, parseA1 } from '../../vocabulary/index.ts'
import { findingOf } from '../finding.ts'
import { groupBy } from '../groups.ts'
import { type Sum, sumsIn } from '../parts.ts'
import type { Rule, Unjudged } from '../rule.ts'
import type { AuditedFormula, Reply } from '../stated.ts'
import { type Fact, placeOf, type Table, tablesOf } from '../tables.ts'
import { aboutFigure, operandOf, statedLine, sumLine } from '../words.ts'

/** Formulas of a reply that do not do what they seem to. */
export const formulaAudit: Rule = {
  rule: 'formula-audit',
  title: 'A formula that does not say what it shows',
  why: 'It shows how a total went wrong, and that nobody opened the file in a spreadsheet since.',
  how: 'A sum leaves out a figure of its row or column, or takes in another total; a formula comes to something else than the file holds for it; a total is typed where the others beside it are formulas. Formulas are worked out anew, as far as they are arithmetic.',
  severity: 'caution',
  contract: false,
  needs: ['figures'],
  judge: (input) => {
    const replies = new Map(input.replies.map((reply) => [reply.file, reply]))
    const findings: Finding[] = []
    for (const tables of groupBy(tablesOf(input), ({ file }) => file)) {
      const reply = replies.get(tables[0]?.file ?? '')
      if (reply === undefined || (reply.formulas ?? []).length === 0) continue
      for (const table of tables) findings.push(...sumsOf(table, reply), ...typedTotals(table, reply))
    }
    return {
      findings: [...findings, ...input.replies.flatMap(staleOf)],
      unjudged: input.replies.flatMap(notWorkedOut),
    }
  },
}

function formulasBySheet({ formulas = [] }: Reply, sheet: string): ReadonlyMap<string, AuditedFormula> {
  return new Map(formulas.filter((one) => one.sheet === sheet).map((one) => [one.cell, one]))
}

function sumsOf(table: Table, reply: Reply): readonly Finding[] {
  const formulas = formulasBySheet(reply, table.sheet)
  if (formulas.size === 0) return []
  return sumsIn(table).flatMap((sum): Finding[] => {
    const formula = formulas.get(sum.total.of.cell)
    if (formula?.adds === null || formula === undefined) return []
    const { adds } = formula
    const inside = (fact: Fact) => adds.some((range) => contains(range, placeOf(fact)))
    const taken = sum.parts.filter(inside)
    const left = sum.parts.filter((part) => !inside(part) && isCount(part))
    // a sum over others altogether is a total of another kind
    if (taken.length < 2 || taken.length <= left.length) return []
    const own = new Set<Fact>([sum.total, ...sum.parts])
    const twice = table.facts.filter(
      (fact) => !own.has(fact) && inside(fact) && isCount(fact) && inLine(fact, sum) && isTotal(fact),
    )
    if (left.length === 0 && twice.length === 0) return []
    const words = [
      left.length === 0 ? '' : `leaves out ${cellsOf(left)}`,
      twice.length === 0 ? '' : `takes in ${cellsOf(twice)}, which is a total itself`,
    ].filter((one) => one !== '')
    const { of } = sum.total
    return [
      findingOf(formulaAudit, {
        force: of.force,
        about: `${aboutFigure(of, sum.total.breakdown.text)}|sum`,
        file: of.file,
        sheet: of.sheet,
        cells: [of.cell, ...left.map((fact) => fact.of.cell), ...twice.map((fact) => fact.of.cell)],
        severity: 'contradiction',
        note: `${of.cell} adds up ${adds.map((range) => span(range)).join(' and ')} and ${words.join(' and ')}.`,
        arithmetic: [
          statedLine('the stated total', of, of.cell),
          sumLine(
            'what it leaves out',
            left.map((fact) => operandOf(fact.of, fact.of.cell)),
          ),
        ].slice(0, left.length === 0 ? 1 : 2),
        caveat: 'A total of this reply is a sum that does not take in what it should.',
      }),
    ]
  })
}

function isCount({ of }: Fact): boolean {
  return of.figure.status === 'ok' && of.figure.value !== 0
}

function isTotal({ breakdown }: Fact): boolean {
  return breakdown.totals.length > 0 || breakdown.partial
}

/** Whether a figure stands in the line along which a sum runs. */
function inLine(fact: Fact, { total, parts }: Sum): boolean {
  const at = placeOf(fact)
  const end = placeOf(total)
  return parts.every((part) => placeOf(part).column === end.column)
    ? at.column === end.column
    : parts.every((part) => placeOf(part).row === end.row) && at.row === end.row
}

function cellsOf(facts: readonly Fact[]): string {
  return facts.map(({ of }) => `${of.cell} (${of.figure.status === 'ok' ? of.figure.value : ''})`).join(', ')
}

function span({ top, left, bottom, right }: { top: number; left: number; bottom: number; right: number }): string {
  const [from, to] = [a1({ row: top, column: left }), a1({ row: bottom, column: right })]
  return from === to ? from : `${from}:${to}`
}

/** Totals in one row or column of which all but a few are formulas. */
const LEAST_FORMULAS = 2

function typedTotals(table: Table, reply: Reply): readonly Finding[] {
  const formulas = formulasBySheet(reply, table.sheet)
  if (formulas.size === 0) return []
  const totals = table.facts.filter((fact) => isTotal(fact) && fact.of.figure.status === 'ok')
  const lines = [
    ...groupBy(totals, (fact) => `row ${placeOf(fact).row} ${fact.breakdown.totals}`),
    ...groupBy(totals, (fact) => `column ${placeOf(fact).column} ${fact.breakdown.totals}`),
  ]
  const told = new Set<Fact>()
  return lines.flatMap((line): Finding[] => {
    const typed = line.filter(({ of }) => !formulas.has(of.cell))
    const worked = line.length - typed.length
    const [first] = typed
    if (
      first === undefined ||
      worked < LEAST_FORMULAS ||
      typed.length * 2 > worked ||
      typed.some((one) => told.has(one))
    )
      return []
    for (const one of typed) told.add(one)
    const { of } = first
    return [
      findingOf(formulaAudit, {
        force: of.force,
        about: `${aboutFigure(of, first.breakdown.text)}|typed`,
        file: of.file,
        sheet: of.sheet,
        cells: typed.map((one) => one.of.cell),
        places: [
          {
            file: of.file,
            sheet: of.sheet,
            cells: line.filter((one) => !typed.includes(one)).map((one) => one.of.cell),
            role: 'formulas beside it',
          },
        ],
        note: `${cellsOf(typed)}: typed, where ${worked} totals beside are formulas. It does not follow when a part changes.`,
        arithmetic: typed.map((one) => statedLine('typed', one.of, one.of.cell)),
        caveat: 'A total of this reply is typed in, not added up.',
      }),
    ]
  })
}

/** Spreadsheets and the numbers that they store differ far behind the point. */
const NEGLIGIBLE = 1e-6

function staleOf({ file, forces, formulas = [] }: Reply): readonly Finding[] {
  const [force = null] = forces.length === 1 ? forces : []
  const stale = formulas.filter(
    ({ stored, result }) =>
      stored !== null && result !== null && Math.abs(stored - result) > NEGLIGIBLE * Math.max(1, Math.abs(stored)),
  )
  return groupBy(stale, ({ sheet }) => sheet).map((own) => {
    const [first] = own
    const words = own.slice(0, 3).map(({ cell, stored, result }) => `${cell} shows ${stored} and comes to ${result}`)
    const at = (cell: string) => ({ file, sheet: first?.sheet ?? '', cell })
    return findingOf(formulaAudit, {
      force,
      about: `stale|${first?.sheet ?? ''}`,
      file,
      sheet: first?.sheet ?? '',
      cells: own.map(({ cell }) => cell).filter((cell) => parseA1(cell) !== undefined),
      severity: 'contradiction',
      note: `${words.join('; ')}${own.length > 3 ? ` and ${own.length - 3} more` : ''}.`,
      arithmetic: own.slice(0, 3).map(({ cell, text, stored, result }) => ({
        words: `${cell} is =${text}, which comes to`,
        by: 'is',
        operands: [{ label: 'what the file holds', low: stored ?? 0, high: stored, at: at(cell) }],
        low: result ?? 0,
        high: result,
      })),
      caveat: 'Formulas of this reply come to something else than the file shows.',
    })
  })
}

function notWorkedOut({ file, forces, formulas, tabular }: Reply): readonly Unjudged[] {
  const [force = null] = forces
  if (formulas === undefined) {
    return tabular ? [{ rule: 'formula-audit', force, why: `${file}: its formulas were not looked at.` }] : []
  }
  const open = formulas.filter(({ result }) => result === null).length
  if (open === 0) return []
  const why = `${file}: ${open} of ${formulas.length} formulas are more than arithmetic and were not worked out.`
  return [{ rule: 'formula-audit', force, why }]
}
