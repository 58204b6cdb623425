import { describe, expect, test } from 'vitest'
import { layoutChart } from '../../app/chart/index.ts'
import { composeSvg } from '../../app/export/index.ts'
import { CHART_FONTS } from '../../main/cli/rasterise.ts'
import { LINES, row, SOUTH_EAST, year } from '../chart/replies.ts'

const NO_FORCES = { forces: [] }
const svg = composeSvg(layoutChart(LINES, SOUTH_EAST, [], NO_FORCES), CHART_FONTS)

describe('an exported SVG', () => {
  test('keeps markup in titles, names and cells as text', () => {
    const nasty = '</title><script>alert(1)</script><image href="https://example.org/x" onload="x"/>'
    const rows = [
      row({ force: nasty, forceName: nasty, ...year(2017), value: 3, file: nasty, sheet: '"\'&', raw: nasty }),
    ]
    const made = composeSvg(
      layoutChart({ ...LINES, title: nasty, altText: nasty, notes: [nasty] }, rows, [], NO_FORCES),
      CHART_FONTS,
    )
    expect(tagsOf(made)).not.toContain('image')
    expect(tagsOf(made)).toEqual(expect.arrayContaining(['svg', 'title', 'desc', 'metadata']))
    expect(new Set(tagsOf(made))).not.toContain('script')
  })

  test('holds no character that XML forbids', () => {
    const made = composeSvg(
      layoutChart({ ...LINES, title: 'a\u0000b\u0008c\uD800d' }, SOUTH_EAST, [], NO_FORCES),
      CHART_FONTS,
    )
    expect(made).toContain('a\uFFFDb\uFFFDc\uFFFDd')
  })

  test('stands alone: namespace, font inside, and no address of anything outside', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="620"/)
    expect(svg).toContain('src:url(data:font/woff2;base64,d09GMg')
    const addresses = svg.replace(/base64,[\w+/=]*/, '').match(/(?:https?:)?\/\/[a-z][^"'\s)]*/g) ?? []
    expect(addresses.filter((address) => !address.startsWith('http://www.w3.org'))).toEqual([])
  })

  test('carries its finding, alt text, question and cells', () => {
    expect(svg).toContain('<title id="chart-title">Kent and Sussex rose. Hampshire’s figures have a gap</title>')
    expect(svg).toContain('<desc id="chart-description">Line chart of offences')
    const metadata = /<metadata>(.*?)<\/metadata>/s.exec(svg)?.[1]?.replaceAll('&quot;', '"') ?? '{}'
    const read = JSON.parse(metadata) as { cells: string[]; question: unknown }
    expect(read.cells).toHaveLength(28)
    expect(read.question).toEqual(LINES.question)
  })

  test('draws lines in runs, never across a gap', () => {
    const strokes = svg.match(/<path d="M[^"]*" stroke="#12436D"[^>]*stroke-linejoin/g) ?? []
    expect(strokes).toHaveLength(2)
  })

  test('is the same bytes each time', () => {
    expect(composeSvg(layoutChart(LINES, [...SOUTH_EAST], [], NO_FORCES), CHART_FONTS)).toBe(svg)
  })
})

/** Names of all elements, by a reader of tags that knows nothing of the composer. */
function tagsOf(text: string): readonly string[] {
  return [...text.matchAll(/<([a-zA-Z][\w-]*)/g)].map((match) => match[1] ?? '')
}
