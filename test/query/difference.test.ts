import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceOf, type Stated, versionName } from '../../app/query/index.ts'
import type { Figure, ForceCode } from '../../app/vocabulary/index.ts'

const FIGURES: readonly Figure[] = [
  { status: 'ok', value: 0 },
  { status: 'ok', value: 4 },
  { status: 'suppressed', low: 1, high: 4 },
  { status: 'not_held', low: 0, high: null },
]

function stated(platform: string, figure: Figure, row = 1, column = 1, sheet = 'Offences'): Stated {
  return {
    sheet,
    sheetIndex: 0,
    observation: {
      sheet: 0,
      at: { row, column },
      force: 'E23000018' as ForceCode,
      measure: 'offences',
      period: { start: '2018-04-01', end: '2019-03-31', written: '2018/19' },
      dimensions: [{ key: 'platform', value: platform }],
      figure,
      raw: figure.status === 'ok' ? String(figure.value) : '<5',
      evidence: [],
    },
  }
}

test('a figure that only moved to another cell is no difference', () => {
  const { same, rows } = differenceOf(
    [stated('Kik', { status: 'ok', value: 4 })],
    [stated('Kik', { status: 'ok', value: 4 }, 9, 3)],
  )
  expect([same, rows]).toEqual([1, []])
})

test('a suppressed figure that is given is a change, with both cells', () => {
  const older = [stated('Kik', { status: 'suppressed', low: 1, high: 4 }, 2, 1)]
  const { changed, rows } = differenceOf(older, [stated('Kik', { status: 'ok', value: 4 }, 3, 2)])
  expect(changed).toBe(1)
  expect(rows[0]).toMatchObject({
    change: 'changed',
    periodLabel: '2018/19',
    older: { cell: 'B3', status: 'suppressed', value: null, low: 1, high: 4 },
    newer: { cell: 'C4', status: 'ok', value: 4 },
  })
})

test('of a figure that stands twice only the one that changed is told', () => {
  const twice = (first: number, second: number): Stated[] => [
    stated('Kik', { status: 'ok', value: first }, 1, 1),
    stated('Kik', { status: 'ok', value: second }, 20, 1, 'Again'),
  ]
  const { same, changed, rows } = differenceOf(twice(4, 4), twice(5, 4))
  expect([same, changed]).toEqual([1, 1])
  expect(rows[0]).toMatchObject({ older: { value: 4 }, newer: { sheet: 'Offences', value: 5 } })
})

test('every figure of both files is accounted for once, and the way back mirrors the way there', () => {
  const some = fc.array(
    fc.tuple(fc.constantFrom('Kik', 'Snapchat', 'Instagram'), fc.constantFrom(...FIGURES), fc.nat(50)),
    { maxLength: 12 },
  )
  const listed = (rows: readonly (readonly [string, Figure, number])[]): Stated[] =>
    rows.map(([platform, figure, row]) => stated(platform, figure, row))
  let withheld = 0
  fc.assert(
    fc.property(some, some, (a, b) => {
      const [older, newer] = [listed(a), listed(b)]
      withheld += older.filter(({ observation }) => observation.figure.status !== 'ok').length
      const there = differenceOf(older, newer)
      const back = differenceOf(newer, older)
      expect(there.same + there.changed + there.gone).toBe(older.length)
      expect(there.same + there.changed + there.added).toBe(newer.length)
      expect([back.same, back.changed, back.added, back.gone]).toEqual([
        there.same,
        there.changed,
        there.gone,
        there.added,
      ])
    }),
  )
  expect(withheld).toBeGreaterThan(50)
})

test.each([
  ['Kent FOI reply v2.xlsx', 'kent foi reply', 2],
  ['Kent_FOI-reply (3).xlsx', 'kent foi reply', 3],
  ['Corrected Kent FOI reply.csv', 'kent foi reply', 1],
  ['Kent FOI reply - resend.pdf', 'kent foi reply', 1],
  ['Copy of Kent FOI reply final v4.1.ods', 'kent foi reply', 4],
  ['Kent FOI reply.tar.gz', 'kent foi reply', 0],
  ['Response 2018-19.xlsx', 'response 2018 19', 0],
])('%s is version %3$s of %s', (name, stem, version) => {
  expect(versionName(name)).toEqual({ stem, version })
})
