import { expect, test } from 'vitest'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { sheetOf, workbookOf } from '../recognise/sheet-of.ts'
import { linesOf, stateOf, tidyRows } from './lines.ts'

test('figures without a period are left for a person', () => {
  const { state, reasons } = stateOf([
    ['Platform', 'Offences'],
    ['Kik', 4],
    ['Snapchat', 9],
  ])
  expect(state).toBe('review')
  expect(reasons.join()).toContain('period')
})

test('a sign that no note explains is left for a person', () => {
  const { state, reasons } = stateOf([
    ['Platform', '2017/18', '2018/19'],
    ['Kik', 'S', 3],
    ['Snapchat', 9, 12],
  ])
  expect(state).toBe('review')
  expect(reasons.join()).toContain('sign')
})

test('the same sign is a suppressed figure where a note explains it', () => {
  const lines = linesOf(
    workbookOf(
      sheetOf([
        ['Platform', '2017/18', '2018/19'],
        ['Kik', 'S', 3],
        ['Snapchat', 9, 12],
        [null],
        ['S = small number suppressed to prevent disclosure'],
      ]),
    ),
  )
  expect(lines).toContain('B2 2017-04-01..2018-03-31 platform=Kik suppressed')
})

test('figures in a column without a heading are left for a person', () => {
  expect(
    stateOf([
      ['Platform', '2017/18', null],
      ['Kik', 2, 77],
      ['Snapchat', 9, 15],
    ]).state,
  ).toBe('review')
})

test('texts among the figures are left for a person', () => {
  expect(
    stateOf([
      ['Platform', '2017/18', '2018/19'],
      ['Kik', 2, 7],
      ['Snapchat', 'awaiting the result of a review', 15],
      ['Twitter', 4, 1],
    ]).state,
  ).toBe('review')
})

test('a formula without a stored result that cannot be worked out is left for a person', () => {
  const { state } = stateOf(
    [
      ['Platform', '2017/18'],
      ['Kik', 2],
      ['Snapchat', null],
      ['Twitter', 4],
    ],
    { formulas: { '2,1': 'VLOOKUP(A3,Other!A:B,2,0)' } },
  )
  expect(state).toBe('review')
})

test('an unknown force hides no numbers: it is named, and the rows have none', () => {
  const [tidied] = tidyWorkbook(
    workbookOf(
      sheetOf([
        ['Year', 'Offences'],
        ['2017/18', 4],
        ['2018/19', 6],
      ]),
    ),
    { fileName: 'Annex A.xlsx', path: 'Annex A.xlsx' },
  )
  expect(tidied?.state).toBe('read')
  expect(tidied?.observations.map(({ force }) => force)).toEqual([null, null])
  expect(tidied?.unresolved).toEqual([{ what: 'force', written: 'Annex A.xlsx', candidates: [] }])
})

test('what the analyst accepts is read, and a force that the analyst sets outranks the file', () => {
  const workbook = workbookOf(
    sheetOf([['Kent Police'], ['Platform', '2017/18', null], ['Kik', 2, 77], ['Snapchat', 9, 15]], { name: 'Data' }),
  )
  const context = { fileName: 'a.xlsx', path: 'a.xlsx' }
  const [before] = tidyWorkbook(workbook, context)
  expect(before?.state).toBe('review')
  const force = 'E23000028' as never
  const [after] = tidyWorkbook(workbook, {
    ...context,
    settings: { accepted: ['Data'], forces: [{ sheet: null, force }] },
  })
  expect(after?.state).toBe('read')
  expect(new Set(after?.observations.map(({ force }) => force))).toEqual(new Set(['E23000028']))
})

test('a last column without a heading is a total only where it is the sum of the others in every row', () => {
  const table = (last: number) => [
    ['Financial year', 'Facebook', 'Instagram', 'Snapchat', null],
    ['2017/18', 4, 5, 2, 11],
    ['2018/19', 6, 3, 1, last],
  ]
  expect(stateOf(table(12)).state).toBe('review')
  expect(stateOf(table(10)).state).toBe('read')
  expect(tidyRows(table(10)).filter((line) => line.includes('Total'))).toEqual([
    expect.stringContaining('platform=Total 11'),
    expect.stringContaining('platform=Total 10'),
  ])
})
