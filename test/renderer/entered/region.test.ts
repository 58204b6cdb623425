import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PageRegion } from '../../../app/vocabulary/index.ts'
import { drawnFrom, movedBy } from '../../../renderer/features/entered/region.ts'

test('a click without a drag marks nothing, and no other key than an arrow moves a mark', () => {
  expect(drawnFrom({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.5 })).toBeNull()
  expect(movedBy(null, 'a', false)).toBeUndefined()
})

test('a mark is the same from whichever corner it is drawn', () => {
  const [a, b] = [
    { x: 0.2, y: 0.6 },
    { x: 0.5, y: 0.3 },
  ]
  expect(drawnFrom(a, b)).toEqual({ left: 0.2, top: 0.3, width: 0.3, height: 0.3 })
  expect(drawnFrom(b, a)).toEqual(drawnFrom(a, b))
})

test('drawn past the edge or moved and sized by any keys, a mark stays on its page', () => {
  const spot = fc.record({
    x: fc.double({ min: -1, max: 2, noNaN: true }),
    y: fc.double({ min: -1, max: 2, noNaN: true }),
  })
  const key = fc.tuple(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'), fc.boolean())
  let marks = 0
  fc.assert(
    fc.property(spot, spot, fc.array(key, { maxLength: 200 }), (a, b, keys) => {
      let region: PageRegion | null = drawnFrom(a, b)
      for (const [name, sizing] of keys) region = movedBy(region, name, sizing) ?? region
      if (region === null) return
      marks += 1
      const { left, top, width, height } = region
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
      expect(Math.min(width, height)).toBeGreaterThan(0)
      expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1.0002)
    }),
  )
  expect(marks).toBeGreaterThan(50)
})
