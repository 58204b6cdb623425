import { expect, test } from 'vitest'
import { type AuditedFormula, check, replyOf, type Stated, statedIn } from '../../app/check/index.ts'
import { formulaAudit } from '../../app/check/rules/formula-audit.ts'
import { readWorkbook } from '../../app/read/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { caseOf, column, replyWith, stated } from '../support/figures.ts'

const formula = (cell: string, text: string, stored: number | null, result: number | null): AuditedFormula => ({
  sheet: 'Sheet1',
  cell,
  text,
  stored,
  result,
  adds: null,
})
const adding = (cell: string, top: number, bottom: number, left = 1): AuditedFormula => ({
  ...formula(cell, `SUM(${top}:${bottom})`, 1, 1),
  adds: [{ top: top - 1, bottom: bottom - 1, left, right: left }],
})
const audit = (figures: readonly Stated[], formulas: readonly AuditedFormula[] | undefined) =>
  check(caseOf(figures, { replies: [replyWith([], formulas === undefined ? {} : { formulas })] }), undefined, [
    formulaAudit,
  ])

test('a sum over all of its column, and formulas that come to what the file holds, are no finding', () => {
  const rows = column({ 'age=13': 6, 'age=14': 3, 'age=Total': 9 })
  expect(audit(rows, [adding('B4', 2, 3)])).toEqual({ findings: [], unjudged: [] })
  expect(audit(rows, [])).toEqual({ findings: [], unjudged: [] })
})

test('formulas that were not looked at, or are more than arithmetic, are said to be', () => {
  const rows = column({ 'age=13': 6, 'age=14': 3, 'age=Total': 9 })
  expect(audit(rows, undefined).unjudged[0]?.why).toBe('avon.xlsx: its formulas were not looked at.')
  expect(audit(rows, [formula('B4', 'VLOOKUP(A1,B:C,2)', 9, null)]).unjudged[0]?.why).toContain('1 of 1 formulas')
})

test('a sum that misses a nought or a hidden figure is harmless, one that misses a count is not', () => {
  const rows = (last: 0 | 4 | '<5') => column({ 'age=13': 6, 'age=14': 3, 'age=15': last, 'age=Total': 9 })
  expect(audit(rows(0), [adding('B5', 2, 3)]).findings).toEqual([])
  expect(audit(rows('<5'), [adding('B5', 2, 3)]).findings).toEqual([])
  expect(audit(rows(4), [adding('B5', 2, 3)]).findings).toMatchObject([
    { severity: 'contradiction', cells: ['B5', 'B4'], note: 'B5 adds up B2:B3 and leaves out B4 (4).' },
  ])
})

test('a sum that takes in a total counts twice', () => {
  const rows = [
    ...column({ 'age=13': 6, 'age=14': 3, 'age=Subtotal': 9, 'age=15': 2 }),
    stated('B6', 20, { dims: 'age=Total' }),
  ]
  expect(audit(rows, [adding('B6', 2, 5)]).findings[0]?.note).toContain('takes in B4 (9), which is a total itself')
})

test('a typed total among formulas is told, a row of typed totals is not', () => {
  const columns = ['B', 'C', 'D', 'E'].flatMap((letter, i) =>
    column({ 'age=13': 6 + i, 'age=14': 3, 'age=Total': 9 + i }, { measure: `kind ${i}` }, letter),
  )
  const formulas = ['B4', 'C4', 'D4'].map((cell, i) => adding(cell, 2, 3, i + 1))
  expect(audit(columns, formulas.slice(0, 1)).findings).toEqual([])
  expect(audit(columns, formulas).findings).toMatchObject([{ cells: ['E4'], severity: 'caution' }])
})

test('a stored result that the formula does not come to is stale', () => {
  const rows = column({ 'age=13': 6, 'age=14': 3, 'age=Total': 8 })
  const { findings } = audit(rows, [formula('B4', 'SUM(B2:B3)', 8, 9)])
  expect(findings).toMatchObject([{ cells: ['B4'], note: 'B4 shows 8 and comes to 9.' }])
})

test('a real workbook: a stale sum, and a formula of a formula, are worked out from the file itself', async () => {
  const { utils, write } = await import('@e965/xlsx')
  const sheet = utils.aoa_to_sheet([
    ['Avon and Somerset Police'],
    ['Platform', '2017/18', '2018/19'],
    ['Facebook', 12, 14],
    ['Kik', 3, 4],
    ['Total', 15, 21],
  ])
  const put = (cell: string, text: string, value: number) => {
    sheet[cell] = { t: 'n', v: value, f: text }
  }
  put('B5', 'SUM(B3:B4)', 15)
  put('C5', 'SUM(C3:C4)', 21)
  put('C4', 'B4+1', 4)
  const bytes = new Uint8Array(
    write({ SheetNames: ['Data'], Sheets: { Data: sheet } }, { type: 'array', bookType: 'xlsx' }),
  )
  const read = await readWorkbook({ name: 'avon.xlsx', bytes }, nodeAbilities)
  if (!read.ok) throw new Error('refused')
  const tidied = tidyWorkbook(read.value, { fileName: 'avon.xlsx', path: 'avon.xlsx' })
  const arrived = { file: 'avon.xlsx', workbook: read.value, tidied }
  const { findings } = check(caseOf(statedIn(arrived), { replies: [replyOf(arrived)] }), undefined, [formulaAudit])
  expect(findings.map(({ note, cells }) => [note, cells])).toEqual([['C5 shows 21 and comes to 18.', ['C5']]])
})
