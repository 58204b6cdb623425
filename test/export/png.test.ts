import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type ChartSpec, layoutChart } from '../../app/chart/index.ts'
import { composePng } from '../../app/export/index.ts'
import { CHART_FONTS, rasterise as onCommandLine } from '../../main/cli/rasterise.ts'
import { rasterise as inWindow } from '../../renderer/workers/rasterise.ts'
import { BARS, LINES, SOUTH_EAST, TEN_FORCES } from '../chart/replies.ts'

function png(spec: ChartSpec, draw: typeof inWindow, scale = 1): Promise<Uint8Array> {
  const layout = layoutChart(spec, spec.across === 'force' ? TEN_FORCES : SOUTH_EAST, [], { forces: [] })
  return composePng(layout, CHART_FONTS, draw, scale)
}

describe('an exported PNG', () => {
  test('is the same bytes from window and command line', async () => {
    for (const spec of [LINES, BARS]) {
      expect(hash(await png(spec, inWindow))).toBe(hash(await png(spec, onCommandLine)))
    }
  })

  test('has the pixels that were asked for', async () => {
    const view = new DataView((await png(LINES, onCommandLine, 2)).buffer)
    expect(view.getUint32(16)).toBe(1240)
  })

  test('has its words in it: a chart without them is another picture', async () => {
    const silent = { ...LINES, title: '' }
    expect(await darkPixels(await png(LINES, onCommandLine), 55)).toBeGreaterThan(
      (await darkPixels(await png(silent, onCommandLine), 20)) + 500,
    )
  })

  test('is drawn in the shipped font at three weights', async () => {
    const draw = (weight: number) =>
      onCommandLine(
        `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40" font-family="IBM Plex Sans"><text x="4" y="28" font-size="24" font-weight="${weight}">Nottinghamshire</text></svg>`,
        1,
      )
    const [regular, medium, semibold] = await Promise.all(
      [400, 500, 600].map(async (weight) => inkOf(await draw(weight))),
    )
    expect(regular).toBeGreaterThan(500)
    expect(medium).toBeGreaterThan(regular ?? 0)
    expect(semibold).toBeGreaterThan(medium ?? 0)
  })
})

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Ink of a picture: the sum of alpha or darkness, by a reader of PNG that knows only what resvg writes (8-bit RGBA). */
function inkOf(bytes: Uint8Array): number {
  return pixels(bytes).reduce((sum, { alpha }) => sum + alpha / 255, 0)
}

async function darkPixels(bytes: Uint8Array, rows: number): Promise<number> {
  return pixels(bytes, rows).filter(({ red }) => red < 100).length
}

function pixels(bytes: Uint8Array, rows = Number.POSITIVE_INFINITY): { red: number; alpha: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const width = view.getUint32(16)
  const height = Math.min(rows, view.getUint32(20))
  const parts: Uint8Array[] = []
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at)
    if (Buffer.from(bytes.subarray(at + 4, at + 8)).toString() === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const data = inflateSync(Buffer.concat(parts))
  const stride = width * 4
  const out: { red: number; alpha: number }[] = []
  let above = new Uint8Array(stride)
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (stride + 1)] ?? 0
    const line = new Uint8Array(stride)
    for (let i = 0; i < stride; i += 1) {
      const raw = data[y * (stride + 1) + 1 + i] ?? 0
      const left = i >= 4 ? (line[i - 4] ?? 0) : 0
      const up = above[i] ?? 0
      const corner = i >= 4 ? (above[i - 4] ?? 0) : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      line[i] = raw + guess
    }
    for (let x = 0; x < width; x += 1) out.push({ red: line[x * 4] ?? 0, alpha: line[x * 4 + 3] ?? 0 })
    above = line
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
