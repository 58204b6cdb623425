import { expect, test } from 'vitest'
import { check, type Stated } from '../../app/check/index.ts'
import { conflict } from '../../app/check/rules/conflict.ts'
import { duplicate } from '../../app/check/rules/duplicate.ts'
import { BOTH, caseOf, column, found, replyWith, stated, YEAR_2 } from '../support/figures.ts'

const years = (first: number, second: number, more: Partial<Stated> = {}) => [
  stated('B2', first, more),
  stated('C2', second, { ...YEAR_2, ...more }),
]

test('two tables that agree are no conflict, nor are different breakdowns, periods and measures', () => {
  const other = { table: 1, file: 'avon2.xlsx' }
  expect(found(conflict, [...years(86, 80), ...years(86, 80, { ...other })])).toEqual([])
  expect(found(conflict, [stated('B2', 86), stated('B2', 80, { ...other, dims: 'age=13' })])).toEqual([])
  expect(found(conflict, [stated('B2', 86), stated('B2', 166, { ...other, ...BOTH })])).toEqual([])
  expect(found(conflict, [stated('B2', 86), stated('B2', 90, { ...other, measure: 'victims' })])).toEqual([])
})

test('two tables that do not agree are one conflict for the force, with every place', () => {
  const figures = [...years(86, 80), ...years(87, 81, { file: 'later.pdf', sheet: 'Table 1' })]
  const findings = found(conflict, figures)
  expect(findings).toMatchObject([{ force: 'A', severity: 'contradiction', file: 'avon.xlsx', cells: ['B2', 'C2'] }])
  expect(findings[0]?.places).toMatchObject([{ file: 'later.pdf', sheet: 'Table 1', cells: ['B2', 'C2'] }])
  expect(findings[0]?.note).toBe('Different figures are given for 2017/18: 86 or 87; 2018/19: 80 or 81.')
})

test('a total over a key states the same as the figure without it, but not a total over offences', () => {
  const total = (dims: string) => found(conflict, [stated('B2', 86), stated('B9', 90, { dims, table: 1 })])
  expect(total('platform=Total')).toHaveLength(1)
  expect(total('age=Total;gender=Total')).toHaveLength(1)
  expect(total('offence=Total')).toEqual([])
  expect(total('platform=Subtotal')).toEqual([])
})

test('two subtotals are not known to be of the same values', () => {
  const subtotal = (value: number, table: number) => stated('B2', value, { dims: 'platform=Subtotal', table })
  expect(found(conflict, [subtotal(4, 0), subtotal(5, 1)])).toEqual([])
})

test('withheld figures contradict nothing', () => {
  expect(found(conflict, [stated('B2', 3), stated('B2', '<5', { table: 1 }), stated('B2', '-', { table: 2 })])).toEqual(
    [],
  )
})

test('rows of one table that share a label do not contradict one another', () => {
  const rows = [stated('B2', 3, { dims: 'age=Unknown' }), stated('B3', 5, { dims: 'age=Unknown' })]
  expect(found(conflict, rows)).toEqual([])
  const untold = rows.map(({ table: _, ...rest }) => rest)
  expect(found(conflict, untold)).toEqual([])
})

test('records of single offences do not contradict a table of months', () => {
  const may = { periodStart: '2017-05-01', periodEnd: '2017-05-31' }
  const records = ['A2', 'A3', 'A4'].map((cell) => stated(cell, 1, { ...may, table: 1 }))
  expect(found(conflict, [stated('B2', 3, may), ...records])).toEqual([])
})

test('a second file with the same figures is a duplicate, whatever its format, sheet and order, and no conflict', () => {
  const first = [...column({ 'age=13': 3, 'age=14': 4 }), ...years(9, 8)]
  const again = [...first].reverse().map((one) => ({ ...one, file: 'copy.ods', sheet: 'Data', cell: `Z${one.cell}` }))
  const findings = found(duplicate, [...first, ...again])
  expect(findings).toMatchObject([
    { force: 'A', file: 'copy.ods', places: [{ file: 'avon.xlsx', role: 'the same reply' }] },
  ])
  expect(found(conflict, [...first, ...again])).toEqual([])
})

test('a corrected reply is a conflict and no duplicate; a reply of another force is neither', () => {
  const first = [...column(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`age=${i}`, i]))), ...years(9, 8)]
  const corrected = first.map((one) =>
    one.dimensions.length === 0
      ? { ...one, file: 'v2.xlsx', figure: { status: 'ok' as const, value: 30 } }
      : { ...one, file: 'v2.xlsx' },
  )
  expect(found(duplicate, [...first, ...corrected])).toEqual([])
  expect(found(conflict, [...first, ...corrected])).toHaveLength(1)
  const beds = first.map((one) => ({ ...one, file: 'beds.xlsx', force: 'B' }))
  expect(found(duplicate, [...first, ...beds])).toEqual([])
})

test('a copy in which one of several statements of a figure was changed is no copy, and the change is a conflict', () => {
  const ages = column(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`age=${i}`, i])))
  const thrice = (file: string, third: number) => [
    ...ages.map((one) => ({ ...one, file })),
    ...[86, 86, third].map((value, i) => stated(`D${i + 2}`, value, { file, table: i + 1 })),
  ]
  expect(found(duplicate, [...thrice('a.xlsx', 86), ...thrice('b.xlsx', 86)])).toHaveLength(1)
  const changed = [...thrice('a.xlsx', 86), ...thrice('b.xlsx', 80)]
  expect(found(duplicate, changed)).toEqual([])
  expect(found(conflict, changed)).toHaveLength(1)
})

test('a copy that lost a cell on the way is still a duplicate', () => {
  const first = column(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`age=${i}`, i])))
  const again = first.slice(1).map((one) => ({ ...one, file: 'copy.csv' }))
  expect(found(duplicate, [...first, ...again])).toHaveLength(1)
  expect(found(duplicate, [...first, ...first.slice(9).map((one) => ({ ...one, file: 'part.csv' }))])).toEqual([])
})

test('the same file under another name is a duplicate however little it holds, once for each of its forces, and counts once', () => {
  const figures = [stated('B2', 9), stated('B3', 4, { force: 'B' }), stated('B2', 1, { file: 'other.csv', force: 'B' })]
  const replies = [replyWith([], { copies: ['avon resend.xlsx'] }), replyWith([], { file: 'other.csv', forces: ['B'] })]
  expect(
    found(duplicate, figures, { replies }).map(({ force, file, places }) => [force, file, places[0]?.file]),
  ).toEqual([
    ['A', 'avon resend.xlsx', 'avon.xlsx'],
    ['B', 'avon resend.xlsx', 'avon.xlsx'],
  ])
  expect(found(duplicate, figures, { replies: [replyWith([], { copies: [] })] })).toEqual([])
})

test('the second of two copies counts again where its figures then differ from a third file', () => {
  const figures = [...years(9, 8), ...years(9, 8, { file: 'copy.ods' }), ...years(7, 8, { file: 'third.pdf' })]
  const places = check(caseOf(figures), undefined, [conflict]).findings.flatMap((one) => [
    one.file,
    ...one.places.map(({ file }) => file),
  ])
  expect(places).toEqual(['avon.xlsx', 'third.pdf'])
})

test('tables that agree on next to nothing count different things, and that is said', () => {
  const many = (file: string, value: (n: number) => number) =>
    Array.from({ length: 8 }, (_, n) =>
      stated(`B${n + 2}`, value(n), { file, periodStart: `20${10 + n}-04-01`, periodEnd: `20${11 + n}-03-31` }),
    )
  const apart = check(
    caseOf([...many('accidents.csv', (n) => n), ...many('shootings.csv', (n) => n + 40)]),
    undefined,
    [conflict],
  )
  expect(apart.findings).toEqual([])
  expect(apart.unjudged).toMatchObject([{ rule: 'conflict', force: 'A' }])
  const close = [...many('first.csv', (n) => n), ...many('second.csv', (n) => (n === 3 ? 40 : n))]
  expect(found(conflict, close)).toMatchObject([{ cells: ['B5'], places: [{ file: 'second.csv', cells: ['B5'] }] }])
})

test('a force that counted again later, and found a little more of everything, contradicts itself', () => {
  const ages = (file: string, more: (n: number) => number) =>
    Array.from({ length: 9 }, (_, n) => stated(`B${n + 2}`, more(10 + 3 * n), { file, dims: `age=${8 + n}` }))
  const first = ages('first.csv', (n) => n)
  const later = found(conflict, [...first, ...ages('later.csv', (n) => Math.ceil(n * 1.2))])
  expect(later).toMatchObject([{ force: 'A', places: [{ file: 'later.csv' }] }])
  expect(later[0]?.cells).toHaveLength(9)
  expect(found(conflict, [...first, ...ages('other.csv', (n) => 2 * n)])).toEqual([])
  // a slip beside
  const slip = ages('later.csv', (n) => (n === 13 ? 700 : Math.ceil(n * 1.2)))
  expect(found(conflict, [...first, ...slip])[0]?.cells).toHaveLength(9)
})

test('two tables of many forces that give each another figure count different things; one force that differs is a conflict', () => {
  const forces = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
  const table = (sheet: string, value: (nth: number) => number) =>
    forces.map((force, nth) => stated(`B${nth + 2}`, value(nth), { force, sheet, file: 'statistics.ods' }))
  expect(found(conflict, [...table('Deaths', (n) => n + 1), ...table('Arrests', (n) => 900 + n)])).toEqual([])
  const agreeing = [...table('First', (n) => n + 1), ...table('Later', (n) => (n === 3 ? 70 : n + 1))]
  expect(found(conflict, agreeing)).toMatchObject([{ force: 'D', cells: ['B5'] }])
})

test('a conflict keeps its name when one of its disputed figures is put right', () => {
  const both = found(conflict, [...years(86, 80), ...years(87, 81, { table: 1 })])
  const one = found(conflict, [...years(86, 80), ...years(86, 81, { table: 1 })])
  expect(one.map(({ note }) => note)).not.toEqual(both.map(({ note }) => note))
  expect(one.map(({ about }) => about)).toEqual(both.map(({ about }) => about))
  expect(one[0]?.about).toBe('offences')
})
