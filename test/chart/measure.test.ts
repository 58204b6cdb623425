import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textWidth, wrapText } from '../../app/chart/index.ts'

describe('text is measured by the shipped font', () => {
  test('a character that the font lacks is not taken as nothing', () => {
    expect(textWidth('漢', 12)).toBe(textWidth('M', 12))
  })

  test('digits are all one width, so that figures align', () => {
    for (const weight of [400, 500, 600] as const) {
      const widths = [...'0123456789'].map((digit) => textWidth(digit, 10, weight))
      expect(new Set(widths)).toEqual(new Set([6]))
    }
  })

  test('heavier letters are wider', () => {
    expect(textWidth('Nottinghamshire', 12, 600)).toBeGreaterThan(textWidth('Nottinghamshire', 12, 400))
  })
})

describe('wrapping', () => {
  test('no line is wider than its room, and no word is lost', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z0-9’,.]{1,24}$/), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(words, fc.integer({ min: 30, max: 400 }), (list, width) => {
        const lines = wrapText(list.join(' '), width, 12)
        for (const line of lines) expect(textWidth(line, 12) <= width || line.length === 1).toBe(true)
        expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''))
      }),
    )
  })

  test('words joined by a no-break space stay on one line', () => {
    expect(wrapText('Made with FOI\u00a0Workbench', 90, 12)).toEqual(['Made with', 'FOI\u00a0Workbench'])
  })
})
