import fc from 'fast-check'
import { expect, test } from 'vitest'
import { a1, a1Range, parseA1, parseA1Range } from '../../app/vocabulary/index.ts'

const letters = fc.string({ unit: fc.constantFrom(...'$AaZz[{019:5 '), maxLength: 9 })

test('an address is up to three letters and up to seven digits, dollars or none, and nothing else is one', () => {
  fc.assert(
    fc.property(letters, (text) => {
      const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text)
      const found = parseA1(text)
      if (match === null) expect(found, text).toBeUndefined()
      else expect(found === undefined ? '' : a1(found), text).toBe(`${match[1]?.toUpperCase()}${match[2]}`)
    }),
    { numRuns: 5000 },
  )
})

test('a range has one or two corners, in any order', () => {
  expect(parseA1Range('C3:A1')).toEqual({ top: 0, left: 0, bottom: 2, right: 2 })
  expect(parseA1Range('B2')).toEqual({ top: 1, left: 1, bottom: 1, right: 1 })
  for (const none of ['', ':', 'A1:', ':A1', 'A1:B2:C3', 'A0', 'AAAA1', 'A12345678'])
    expect(parseA1Range(none), none).toBeUndefined()
  const corner = fc.record({ row: fc.nat(1_048_575), column: fc.nat(16_383) })
  fc.assert(
    fc.property(corner, corner, (one, other) => {
      const read = parseA1Range(`${a1(one)}:${a1(other)}`)
      expect(read === undefined ? '' : a1Range(read)).toBe(
        a1Range({
          top: Math.min(one.row, other.row),
          left: Math.min(one.column, other.column),
          bottom: Math.max(one.row, other.row),
          right: Math.max(one.column, other.column),
        }),
      )
    }),
  )
})
