import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseProse, proseText } from '../../app/store/prose.ts'

test('prose comes back with the places of the tables in it', () => {
  const prose = fc.array(fc.string(), { maxLength: 8 })
  const given = prose.chain((texts) =>
    fc.record({ prose: fc.constant(texts), places: fc.array(fc.nat(texts.length), { minLength: 1, maxLength: 5 }) }),
  )
  fc.assert(
    fc.property(given, ({ prose, places }) => {
      const document = { prose, proseBefore: [...places].sort((a, b) => a - b) }
      expect(parseProse(proseText(document))).toEqual(document)
    }),
  )
})

test('prose without tables is a plain list', () => {
  expect(proseText({ prose: ['12', 'Kent'] })).toBe('["12","Kent"]')
  expect(parseProse('["12","Kent"]')).toEqual({ prose: ['12', 'Kent'] })
})
