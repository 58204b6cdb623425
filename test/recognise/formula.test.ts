import { expect, test } from 'vitest'
import { computeFormulas } from '../../app/recognise/index.ts'
import { cellIndex } from '../../app/vocabulary/index.ts'
import { linesOf } from '../tidy/lines.ts'
import { sheetOf, workbookOf } from './sheet-of.ts'

function resultOf(formula: string): number | undefined {
  const sheet = sheetOf(
    [
      [2, 3, 'text', null],
      [null, 10],
    ],
    { formulas: { '0,3': formula } },
  )
  return computeFormulas([sheet])[0]?.get(cellIndex(sheet, 0, 3))
}

test('what is more than arithmetic, an error or a circle is not worked out', () => {
  for (const formula of [
    'IF(SUM(A1:B1)=5,"",0)+1',
    'VLOOKUP(A1,A:B,2,0)',
    'A1/0',
    'D1+1',
    'A1+C1',
    'Gone!A1',
    'SUM(A1:B1',
    '1 2',
    '',
  ]) {
    expect(resultOf(formula), formula).toBeUndefined()
  }
})

test('arithmetic and the functions that replies use', () => {
  const cases: Readonly<Record<string, number>> = {
    'A1+B1*2': 8,
    '(A1+B1)*2': 10,
    '-A1^2': 4,
    'SUM(A1:C1)': 5,
    'SUM($A$1:B1, 4)': 9,
    'SUBTOTAL(9,A1:B2)': 15,
    'SUBTOTAL(109,A1:B2)': 15,
    'AVERAGE(A1:B1)': 2.5,
    'ROUND(B2/B1,1)': 3.3,
    'IF(A1>B1,1,B2)': 10,
    'Sheet1!A1+1': 3,
    "'Sheet1'!A1+1": 3,
    'of:=SUM([.A1:.B1])': 5,
    'of:=[$Sheet1.A1]+[.B2]': 12,
    'A1*50%': 1,
  }
  for (const [formula, value] of Object.entries(cases)) {
    expect(resultOf(formula) ?? Number.NaN, formula).toBeCloseTo(value)
  }
})

test('a total without a stored result is a figure like any other', () => {
  const sheet = sheetOf(
    [
      ['Sex', '2017/18'],
      ['Female', 4],
      ['Male', 1],
      ['Total', null],
    ],
    { formulas: { '3,1': 'SUM(B2:B3)' } },
  )
  expect(linesOf(workbookOf(sheet)).at(-1)).toBe('B4 2017-04-01..2018-03-31 gender=Total 5')
})
