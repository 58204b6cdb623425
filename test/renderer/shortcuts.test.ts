import { describe, expect, test } from 'vitest'
import { movedBy } from '../../renderer/features/entered/region.ts'
import { SHORTCUTS } from '../../renderer/shell/shortcuts.ts'

describe('the sheet of keys', () => {
  test.each(SHORTCUTS)('names each key of “$title” once', ({ lines }) => {
    const keys = lines.map(([key]) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('tells how a part of a page is marked without a pointer', () => {
    const mark = { left: 0.4, top: 0.4, width: 0.2, height: 0.1 }
    expect(movedBy(mark, 'ArrowRight', false)?.width).toBeCloseTo(mark.width)
    expect(movedBy(mark, 'ArrowRight', true)?.width).toBeGreaterThan(mark.width)
    const said = SHORTCUTS.find(({ title }) => title === 'On a page or letter in Source')?.lines ?? []
    expect(said).toEqual(
      expect.arrayContaining([
        ['← ↑ → ↓', 'Move the mark on the page'],
        ['Shift and arrows', 'Size the mark'],
        ['Enter', 'Enter the figure of mark or paragraph'],
      ]),
    )
  })
})
