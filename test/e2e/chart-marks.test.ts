import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rasteriser } from '../../app/export/index.ts'
import { answerDialogs, type Launched, launchApp, removeHome } from '../support/app.ts'

const require = createRequire(import.meta.url)

let launched: Launched
let folder: string

beforeAll(async () => {
  launched = await launchApp()
  folder = await mkdtemp(join(tmpdir(), 'foi-chart-'))
  const { page } = launched
  // The first start imports the sample: charts are worth looking at once all of its files are there.
  const files = () => page.evaluate(() => document.querySelector('.vh .meta')?.textContent ?? '')
  for (let before = '', still = 0; still < 4; await page.waitForTimeout(500)) {
    const now = await files()
    still = now === before && now !== '' ? still + 1 : 0
    before = now
  }
  await page.keyboard.press('Control+6')
  await page.waitForSelector('.chart-targets rect')
})

afterAll(async () => {
  await launched?.close()
  if (launched !== undefined) await removeHome(launched.home)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

describe('Recharts draws the layout', () => {
  test.each(['Column 300', 'Page 620', 'Wide 940'])('bars within 1 px, at %s', async (width) => {
    const { page } = launched
    await page.getByRole('radio', { name: 'Bar', exact: true }).click()
    await page.getByRole('radio', { name: width }).click()
    await settled()
    const drawn = await page.evaluate(() =>
      [...document.querySelectorAll('.paper rect[data-series]')].map((bar) => {
        const number = (name: string) => Number(bar.getAttribute(name))
        return { x: number('x'), y: number('y'), width: number('width'), height: number('height') }
      }),
    )
    const exported = barsOf(await exportSvg())
    expect(drawn.length).toBeGreaterThan(5)
    expect(drawn.length).toBe(exported.length)
    expect(furthest(drawn, exported)).toBeLessThanOrEqual(1)
  })

  test.each(['Column 300', 'Page 620', 'Wide 940'])(
    'points and the lines between them within 1 px, at %s',
    async (width) => {
      const { page } = launched
      await page.getByRole('radio', { name: 'Line', exact: true }).click()
      await page.getByRole('radio', { name: width }).click()
      await settled()
      const dots = await page.evaluate(() =>
        [...document.querySelectorAll('.paper .chart-dot')].map((dot) => {
          const [dx = 0, dy = 0] =
            (dot.getAttribute('transform') ?? '').match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? []
          return { outline: dot.getAttribute('d') ?? '', off: Math.hypot(dx, dy) }
        }),
      )
      const curves = await page.evaluate(() =>
        [...document.querySelectorAll('.paper .recharts-line-curve')].map((curve) => curve.getAttribute('d') ?? ''),
      )
      const svg = await exportSvg()
      expect(dots.length).toBeGreaterThan(5)
      expect(Math.max(...dots.map(({ off }) => off))).toBeLessThanOrEqual(1)
      const points = [...svg.matchAll(/<path d="([^"]*)" fill="#[0-9A-F]{6}" stroke="#FFFFFF"/g)].map(
        (match) => match[1],
      )
      expect(dots.map(({ outline }) => outline).sort()).toEqual(points.sort())
      const lines = [...svg.matchAll(/<path d="([^"]*)"[^>]*stroke-linejoin="round"/g)].map((match) => match[1] ?? '')
      const ends = curves.map(numbersOf).filter((curve) => curve.length > 2)
      expect(lines.length).toBe(ends.length)
      for (const line of lines.map(numbersOf)) {
        expect(
          ends.some(
            (curve) => curve.length === line.length && curve.every((n, i) => Math.abs(n - (line[i] ?? 0)) <= 1),
          ),
        ).toBe(true)
      }
    },
  )
})

test('a PNG from the window is the bytes that Node draws of the same chart', async () => {
  const svg = await exportSvg()
  const fromWindow = await exported('png', 'Export PNG')
  const font = (name: string) => readFile(require.resolve(`@expo-google-fonts/ibm-plex-sans/${name}.ttf`))
  const fonts = await Promise.all(
    ['400Regular/IBMPlexSans_400Regular', '500Medium/IBMPlexSans_500Medium', '600SemiBold/IBMPlexSans_600SemiBold'].map(
      font,
    ),
  )
  const wasm = await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm'))
  const inNode = await rasteriser({ initWasm, Resvg }, { wasm, fonts })(svg, 2)
  expect(Buffer.compare(fromWindow, Buffer.from(inNode))).toBe(0)
})

test('marks are reached by arrow keys, and Enter pins a note that Ctrl Z takes away', async () => {
  const { page } = launched
  await page.locator('.chart-targets [aria-label^="Nottinghamshire, 2017/18"]').focus()
  await page.keyboard.press('ArrowRight')
  const reached = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(reached).toBe('Nottinghamshire, 2018/19: 80')
  await page.keyboard.press('Enter')
  await page.getByLabel('Words of the note').fill('Counted anew')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('[data-annotation]')
  expect(await exportSvg()).toContain('Counted anew')
  await page.keyboard.press('Control+z')
  await page.waitForFunction(() => document.querySelector('[data-annotation]') === null)
  expect(await exportSvg()).not.toContain('Counted anew')
})

async function exportSvg(): Promise<string> {
  return (await exported('svg', 'Export SVG')).toString('utf8')
}

let exports = 0

async function exported(format: 'svg' | 'png', button: string): Promise<Buffer> {
  const { app, page } = launched
  exports += 1
  const file = join(folder, `${exports}.${format}`)
  await answerDialogs(app, { save: file })
  await page.getByRole('button', { name: 'Export…' }).click()
  await page.getByRole('radio', { name: format.toUpperCase(), exact: true }).click()
  await page.getByRole('button', { name: button }).click()
  await page.getByText(`Chart exported to ${file}`).waitFor()
  return readFile(file)
}

/** Until the layout of the last change is on the paper. */
async function settled(): Promise<void> {
  await launched.page.waitForTimeout(700)
}

function barsOf(svg: string): readonly Rectangle[] {
  return [
    ...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="#(?!F4F0FB)[^"]*"\/>/g),
  ]
    .map(([, x, y, width, height]) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }))
    .filter(({ width, height }) => width !== 12 || height !== 12)
}

/** How far the corners of rectangles are apart, at most, each from the one that it stands for. */
function furthest(drawn: readonly Rectangle[], expected: readonly Rectangle[]): number {
  const inOrder = (list: readonly Rectangle[]) => [...list].sort((a, b) => a.y - b.y || a.x - b.x)
  const others = inOrder(expected)
  return Math.max(
    ...inOrder(drawn).map((one, i) => {
      const other = others[i]
      if (other === undefined) return Number.POSITIVE_INFINITY
      return Math.max(
        Math.abs(one.x - other.x),
        Math.abs(one.y - other.y),
        Math.abs(one.x + one.width - other.x - other.width),
        Math.abs(one.y + one.height - other.y - other.height),
      )
    }),
  )
}

function numbersOf(path: string): readonly number[] {
  return (path.match(/-?[\d.]+/g) ?? []).map(Number)
}
