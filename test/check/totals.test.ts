import { expect, test } from 'vitest'
import { RULES, type Rule } from '../../app/check/index.ts'
import { BOTH, column, found, replyWith, stated, YEAR_2 } from '../support/figures.ts'

const rule = (name: string): Rule => {
  const one = RULES.find((other) => other.rule === name)
  if (one === undefined) throw new Error(`no rule ${name}`)
  return one
}
const mismatch = rule('total-mismatch')
const exceeds = rule('parts-exceed-total')
const outOfReach = rule('total-out-of-reach')
const explained = rule('total-explained')

test('a total that is the sum of its parts is no finding', () => {
  expect(found(mismatch, column({ 'platform=Kik': 3, 'platform=Other': 4, 'platform=Total': 7 }))).toEqual([])
})

test('a total that is not is found, with its cells, its arithmetic and by how much', () => {
  const [finding] = found(mismatch, column({ 'platform=Kik': 3, 'platform=Other': 4, 'platform=Total': 11 }))
  expect(finding).toMatchObject({ severity: 'contradiction', cells: ['B4', 'B2', 'B3'] })
  expect(finding?.note).toBe('B4 states 11 for 2017/18; its parts add up to 7: 4 short.')
  expect(finding?.arithmetic).toMatchObject([
    { by: 'is', low: 11, operands: [{ at: { cell: 'B4' } }] },
    {
      by: '+',
      low: 7,
      high: 7,
      operands: [
        { label: 'Kik', low: 3 },
        { label: 'Other', low: 4, at: { cell: 'B3' } },
      ],
    },
  ])
})

test('beside withheld parts only known ones that exceed the total are wrong', () => {
  const total = (value: number) =>
    found(mismatch, column({ 'age=13': 6, 'age=14': '<5', 'age=15': '-', 'age=Total': value }))
  expect([total(60), total(6), total(5)].map((findings) => findings.length)).toEqual([0, 0, 1])
})

test('subtotals are no parts, and rows that share a label all are', () => {
  const rows = [
    stated('B2', 3, { dims: 'platform=Kik' }),
    stated('B3', 2, { dims: 'platform=Not recorded' }),
    stated('B4', 5, { dims: 'platform=Subtotal' }),
    stated('B5', 4, { dims: 'platform=Not recorded' }),
  ]
  const total = (value: number) => found(mismatch, [...rows, stated('B6', value, { dims: 'platform=Total' })])
  expect(total(9)).toEqual([])
  expect(total(14)).toHaveLength(1)
})

test('a total over offences takes in the one asked about, which leaves the key unsaid', () => {
  const rows = [stated('B2', 3), stated('B3', 4, { dims: 'offence=Indecent images of children' })]
  const total = (value: number) => found(mismatch, [...rows, stated('B4', value, { dims: 'offence=Total' })])
  expect(total(7)).toEqual([])
  expect(total(4)).toHaveLength(1)
})

test('each margin and the grand total of a table with two keys is weighed', () => {
  const rows = (grand: number) => [
    ...column({ 'gender=Female;age=13': 1, 'gender=Female;age=14': 2, 'gender=Female;age=Total': 3 }),
    ...column({ 'gender=Male;age=13': 4, 'gender=Male;age=14': 5, 'gender=Male;age=Total': 9 }, {}, 'C'),
    ...column({ 'gender=Total;age=13': 5, 'gender=Total;age=14': 7, 'gender=Total;age=Total': grand }, {}, 'D'),
  ]
  expect(found(mismatch, rows(12))).toEqual([])
  expect(found(mismatch, rows(13)).map(({ cells }) => cells[0])).toEqual(['D4', 'D4'])
})

test('a grand total is weighed against the innermost figures where no margin is given', () => {
  const rows = (grand: number) => [
    ...column({ 'gender=Female;age=13': 1, 'gender=Female;age=14': 2 }),
    ...column({ 'gender=Male;age=13': 4, 'gender=Male;age=14': 5 }, {}, 'C'),
    stated('D9', grand, { dims: 'gender=Total;age=Total' }),
  ]
  expect(found(mismatch, rows(12))).toEqual([])
  expect(found(mismatch, rows(11))).toHaveLength(1)
})

test('a total over both years is weighed against the years, and a year against its months', () => {
  const years = [stated('B2', 86), stated('C2', 80, YEAR_2)]
  expect(found(mismatch, [...years, stated('D2', 166, BOTH)])).toEqual([])
  expect(found(mismatch, [...years, stated('D2', 165, BOTH)])).toMatchObject([{ cells: ['D2', 'B2', 'C2'] }])
  const months = Array.from({ length: 12 }, (_, i) => {
    const first = new Date(Date.UTC(2017, 3 + i, 1)).toISOString().slice(0, 10)
    const last = new Date(Date.UTC(2017, 4 + i, 0)).toISOString().slice(0, 10)
    return stated(`B${i + 2}`, 2, { periodStart: first, periodEnd: last })
  })
  expect(found(mismatch, [...months, stated('B14', 24)])).toEqual([])
  expect(found(mismatch, [...months, stated('B14', 25)])).toHaveLength(1)
  expect(found(mismatch, [...months.slice(1), stated('B14', 25)])).toEqual([])
})

test('two figures for one part of a period cannot be told apart, so their total is not judged', () => {
  const years = [stated('B2', 86), stated('B3', 6), stated('B4', 80, YEAR_2)]
  expect(found(mismatch, [...years, stated('B5', 90, BOTH)])).toEqual([])
})

test('areas overlap, and are not added up', () => {
  const rows = column({ 'area=England': 3, 'area=North West': 4, 'area=Total': 3 }, { force: null })
  expect(found(mismatch, rows)).toEqual([])
})

test('parts of another table are not its parts', () => {
  const other = stated('C2', 50, { dims: 'platform=Facebook', table: 1 })
  expect(found(mismatch, [...column({ 'platform=Kik': 3, 'platform=Other': 4, 'platform=Total': 7 }), other])).toEqual(
    [],
  )
})

test('platforms may exceed the total where a note says so, and may not fall short of it', () => {
  const rows = (total: number) => column({ 'platform=Kik': 6, 'platform=Other': 4, 'platform=Total': total })
  const replies = [replyWith(['NB More than one platform can be recorded against an offence.'])]
  expect(found(exceeds, rows(8))).toEqual([])
  expect(found(exceeds, rows(8), { replies })).toMatchObject([
    { rule: 'parts-exceed-total', cells: ['B4', 'B2', 'B3'] },
  ])
  expect(found(mismatch, rows(8), { replies })).toEqual([])
  expect(found(mismatch, rows(12), { replies })).toHaveLength(1)
  expect(found(exceeds, rows(12), { replies })).toEqual([])
})

test('a note on victims does not excuse platforms', () => {
  const rows = column({ 'platform=Kik': 6, 'platform=Other': 4, 'platform=Total': 8 })
  const replies = [replyWith(['There may be more than one victim per offence.'])]
  expect(found(exceeds, rows, { replies })).toEqual([])
  expect(found(mismatch, rows, { replies })).toHaveLength(1)
})

test('a total that counts hidden parts as nothing is out of reach', () => {
  const rows = (total: number) => column({ 'age=13': 6, 'age=14': '<5', 'age=15': '<5', 'age=Total': total })
  expect(found(outOfReach, rows(6))).toMatchObject([
    {
      note: 'B5 states 6; with the hidden parts the sum is at least 8: 2 too many. The hidden parts were counted as nothing.',
    },
  ])
  expect(found(outOfReach, rows(16))).toMatchObject([
    { note: 'B5 states 16; with the hidden parts the sum is at most 14: 2 short.' },
  ])
  expect(found(outOfReach, rows(10))).toEqual([])
})

test('nobody needs to be told what the reply says itself: that its totals leave hidden parts out', () => {
  const rows = (total: number) => column({ 'age=13': 6, 'age=14': '<5', 'age=15': '<5', 'age=Total': total })
  const told = (note: string, total: number) =>
    found(outOfReach, rows(total), { replies: [replyWith([note])] }).map(({ note: said }) => said)
  expect(told('Totals do not include suppressed figures.', 6)).toEqual([])
  expect(told('The total excludes figures of fewer than 5.', 6)).toEqual([])
  expect(told('Totals do not include suppressed figures.', 16)).toHaveLength(1)
  expect(told('Totals include suppressed figures.', 6)).toHaveLength(1)
})

test('a total that gives a hidden part away is told in private', () => {
  const one = (total: number) => found(explained, column({ 'age=13': 6, 'age=14': '<5', 'age=Total': total }))
  expect(one(9)).toMatchObject([{ private: true, note: 'B4 states 9, so B3 must be 3.' }])
  const two = (total: number) =>
    found(explained, column({ 'age=13': 6, 'age=14': '<5', 'age=15': '<5', 'age=Total': total }))
  expect(two(14)).toMatchObject([{ private: true, note: 'B5 states 14, so B3 must be 4, B4 must be 4.' }])
  expect(two(11)).toEqual([])
})

test('what the total is about names no cell, so a judgement holds when the rows move', () => {
  const rows = column({ 'platform=Kik': 3, 'platform=Other': 4, 'platform=Total': 11 })
  const moved = rows.map((one) => ({ ...one, cell: one.cell.replace('B', 'F'), file: 'again.ods', sheet: 'X' }))
  expect(found(mismatch, moved).map(({ about }) => about)).toEqual(found(mismatch, rows).map(({ about }) => about))
})
