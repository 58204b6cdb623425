import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PAPER, textColour } from '../../app/chart/index.ts'

const TOKENS = readFileSync(new URL('../../renderer/theme/tokens.css', import.meta.url), 'utf8')
const VIEW = readFileSync(new URL('../../renderer/features/charts/charts.css', import.meta.url), 'utf8')

test('the file is printed in the colours of the window', () => {
  for (const [name, colour] of Object.entries(PAPER)) {
    const written = new RegExp(`--chart-${name}:\\s*(#[0-9a-fA-F]{3,6})`).exec(`${TOKENS}\n${VIEW}`)?.[1]
    expect(written?.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3').toUpperCase(), name).toBe(colour)
  }
})

test('letters of every series colour can be read on paper', () => {
  for (const token of ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'context', 'seq-2']) {
    expect(contrast(PAPER[textColour(token) as keyof typeof PAPER]), token).toBeGreaterThanOrEqual(4.5)
  }
})

/** Contrast of a colour with white, by WCAG. */
function contrast(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}
