import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ChartSpec } from '../../../app/chart/index.ts'
import type { Workbench } from '../../../app/contract/index.ts'
import { EVERYTHING } from '../../../app/query/index.ts'
import { parseArguments } from '../arguments.ts'
import { loadBench } from '../bench.ts'
import { warnOfDisclosure } from '../disclosure.ts'
import { print, report } from '../output.ts'
import { chartSpecSchema } from '../spec.ts'
import { writeWhole } from '../writing.ts'

export const CHART_USAGE = 'chart WORKSPACE|FILES… --out F.svg|F.png [--spec S.json] [--name CHART] [--scale N]'

/** Draws a chart into a file: a chart saved in the workspace, one described in a file, or the one the window would suggest. */
export async function chart(words: readonly string[]): Promise<number | string> {
  const asked = parseArguments(words, { flags: [], values: ['spec', 'out', 'name', 'scale'] })
  if (typeof asked === 'string') return asked
  if (asked.files.length === 0) return 'which workspace or files?'
  const out = asked.values.get('out')
  if (out === undefined || !/\.(svg|png)$/i.test(out)) return '--out wants a file that ends in .svg or .png'
  const scale = Number(asked.values.get('scale') ?? '2')
  if (!(scale >= 1 && scale <= 8)) return '--scale wants a number from 1 to 8'
  const loaded = await loadBench(asked.files)
  if (loaded === undefined) return 1
  const spec = await specOf(loaded.bench, asked.values.get('spec'), asked.values.get('name'))
  if (typeof spec === 'string') return spec
  await writeChart(loaded.bench, spec, out, scale)
  const { warnings } = await loaded.bench.chartLayout(spec)
  for (const warning of warnings) report({ warning, file: out })
  await warnOfDisclosure(loaded.bench, { of: 'chart', question: spec.question }, out)
  print(`${out}\n`)
  return loaded.code
}

/** Writes a chart as its file's ending says; `scale` is pixels per unit of a PNG. */
export async function writeChart(bench: Workbench, spec: ChartSpec, out: string, scale: number): Promise<void> {
  const content = /\.svg$/i.test(out)
    ? new TextEncoder().encode(await bench.chartSvg(spec))
    : await bench.chartPng(spec, scale)
  writeWhole(resolve(out), content)
}

async function specOf(
  bench: Workbench,
  file: string | undefined,
  name: string | undefined,
): Promise<ChartSpec | string> {
  if (name !== undefined) {
    const { charts } = await bench.state()
    const saved = charts.find((one) => one.name === name)
    return saved?.spec ?? `there is no chart ${name}: ${charts.map((one) => one.name).join(', ') || 'none is saved'}`
  }
  if (file === undefined) return bench.suggestChart(EVERYTHING)
  const read = chartSpecSchema.safeParse(parsed(file))
  if (!read.success)
    return `${file} is no chart: ${read.error.issues.map((one) => `${one.path.join('.')} ${one.message}`).join('; ')}`
  const given = read.data
  const suggested = await bench.suggestChart(given.question ?? EVERYTHING)
  return { ...suggested, ...given } as ChartSpec
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(file), 'utf8'))
  } catch {
    return undefined
  }
}
