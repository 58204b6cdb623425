import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const CSS = readFileSync(new URL('../../renderer/theme/tokens.css', import.meta.url), 'utf8')

/** Text needs 4.5:1, marks and the borders of controls 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const TEXT = 4.5
const MARK = 3

const SURFACES = ['bg-chrome', 'bg-panel', 'bg-view', 'bg-sunken', 'bg-raised'] as const
const STATES = ['bg-hover', 'bg-selected', 'accent-bg'] as const
const ROLES = ['header', 'label', 'total', 'note', 'ignored'] as const

/** Pairs of each theme: what is written or drawn, what lies under it, and how much it needs. */
const PAIRS: readonly (readonly [front: string, back: string, least: number])[] = [
  ...cross(['text', 'text-2', 'text-3', 'accent'], [...SURFACES, ...STATES], TEXT),
  ...cross(['text', 'text-2', 'text-3'], ['mute-bg'], TEXT),
  ...cross(['bad', 'warn', 'good', 'held'], [...SURFACES, 'bg-hover', 'bg-selected'], TEXT),
  ...(['bad', 'warn', 'good', 'held'] as const).map((tone) => [tone, `${tone}-bg`, TEXT] as const),
  // A withheld figure is written over the stripes of its hatch.
  ['held', 'held-line', TEXT],
  ['text', 'held-bg', TEXT],
  ['on-accent', 'accent-solid', TEXT],
  ['on-accent', 'accent-solid-hover', TEXT],
  ...ROLES.map((role) => [`role-${role}`, `role-${role}-bg`, TEXT] as const),
  ...ROLES.map((role) => ['text', `role-${role}-bg`, TEXT] as const),
  ['held', 'role-total-bg', TEXT],
  ...cross(['focus'], [...SURFACES, ...STATES], MARK),
  ...cross(['line-control'], ['bg-panel', 'bg-view', 'bg-raised'], MARK),
  ...cross(['hist', 'hist-on', 'spark'], ['bg-panel', 'bg-view'], MARK),
]

/** The paper is light in both themes. */
const PAPER: readonly (readonly [front: string, least: number])[] = [
  ...['ink', 'ink2', 'c2-text', 'c4-text', 'held'].map((name) => [`chart-${name}`, TEXT] as const),
  ...['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'axis', 'context'].map((name) => [`chart-${name}`, MARK] as const),
]

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const colours = new Map([...tokensOf(':root {'), ...tokensOf(`[data-theme="${theme}"]`)])

  test('every token that the pairs name is there', () => {
    const named = new Set([...PAIRS.map(([front]) => front), ...PAIRS.map(([, back]) => back)])
    expect([...named].filter((name) => !colours.has(name))).toEqual([])
    expect(PAIRS.length).toBeGreaterThan(90)
  })

  test('every pair can be told apart', () => {
    const weak = PAIRS.flatMap(([front, back, least]) => {
      const ratio = contrast(colourOf(colours, front), colourOf(colours, back))
      return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)} of ${least}`] : []
    })
    expect(weak).toEqual([])
  })

  test('every mark and word of a chart stands out from its paper', () => {
    const weak = PAPER.flatMap(([front, least]) => {
      const ratio = contrast(colourOf(colours, front), '#ffffff')
      return ratio < least ? [`${front}: ${ratio.toFixed(2)} of ${least}`] : []
    })
    expect(weak).toEqual([])
  })
})

test('black on white is 21:1, and a colour on itself 1:1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 1)
  expect(contrast('#1b5aae', '#1b5aae')).toBe(1)
})

function cross(fronts: readonly string[], backs: readonly string[], least: number) {
  return fronts.flatMap((front) => backs.map((back) => [front, back, least] as const))
}

/** Colours declared in the block that a selector opens. */
function tokensOf(selector: string): readonly (readonly [string, string])[] {
  const from = CSS.indexOf('{', CSS.indexOf(selector))
  const block = CSS.slice(from, CSS.indexOf('}', from))
  return [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour])
}

function colourOf(colours: ReadonlyMap<string, string>, name: string): string {
  const colour = colours.get(name)
  if (colour === undefined) throw new Error(`No colour is called ${name}`)
  return colour
}

/** Ratio of the relative luminances of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
