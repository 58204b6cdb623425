import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Anchor } from '../../../app/annotate/index.ts'
import type { Workbench } from '../../../app/contract/index.ts'
import { EVERYTHING, type ObservationRow, type Question } from '../../../app/query/index.ts'
import { parseArguments } from '../arguments.ts'
import { decide, loadBench } from '../bench.ts'
import { print } from '../output.ts'
import { writeWhole } from '../writing.ts'
import { writeChart } from './chart.ts'

export const DEMO_USAGE = 'demo [FOLDER]'

/** The replies stand beside the built program. */
const REPLIES = fileURLToPath(new URL('../../resources/samples/replies', import.meta.url))
/** The force whose two years the story began with. */
const FORCE = 'Nottinghamshire'

/** The sample job: imports the sample replies, pins a note to a number, writes tidy data, workspace and annotated charts. */
export async function demo(words: readonly string[]): Promise<number | string> {
  const asked = parseArguments(words, { flags: [], values: [] })
  if (typeof asked === 'string') return asked
  if (asked.files.length > 1) return 'one folder at the most'
  if (!existsSync(REPLIES)) return 'the sample replies are not where the program expects them: build it again'
  const folder = resolve(asked.files[0] ?? 'foi-sample')
  const loaded = await loadBench([REPLIES])
  if (loaded === undefined) return 1
  const { bench } = loaded
  const { observationCount, sources, forces } = await bench.state()
  const question = ofForce(forces.find((force) => force.name === FORCE)?.code ?? null)
  await pinNote(bench, question)
  const encoder = new TextEncoder()
  const written = [
    ['observations.csv', encoder.encode(await bench.exportRows(EVERYTHING, 'csv'))],
    ['sample.foi', await bench.snapshot()],
  ] as const
  for (const [name, bytes] of written) writeWhole(join(folder, name), bytes)
  const spec = { ...(await bench.suggestChart(question)), showAnnotations: true }
  for (const name of ['nottinghamshire.svg', 'nottinghamshire.png'])
    await writeChart(bench, spec, join(folder, name), 2)
  print(
    `${observationCount} observations of ${sources.length} sample replies (reconstructions from published figures).\n`,
  )
  for (const name of ['observations.csv', 'sample.foi', 'nottinghamshire.svg', 'nottinghamshire.png']) {
    print(`${join(folder, name)}\n`)
  }
  return loaded.code
}

function ofForce(code: string | null): Question {
  return { ...EVERYTHING, filters: [{ column: 'force', test: 'one of', values: [code] }] }
}

/** A note on the latest plain figure of a financial year, with the change that the two years' figures come to. */
async function pinNote(bench: Workbench, question: Question): Promise<void> {
  const { rows } = await bench.page(question, 0, 1000)
  const years = rows
    .filter((row) => row.dimensions === '' && row.status === 'ok' && /^\d{4}\/\d{2}$/.test(row.periodLabel))
    .sort((a, b) => ((a.periodStart ?? '') < (b.periodStart ?? '') ? -1 : 1))
  const [before, after] = years.slice(-2)
  if (before?.value == null || after?.value == null) return
  const change = (after.value - before.value) / before.value
  const words = `${after.value} after ${before.value}: ${signed(after.value - before.value)}, or ${signed(change * 100, 1)}%`
  await decide(bench, {
    do: 'add annotation',
    annotation: {
      id: 'sample-note',
      anchor: await anchorOf(bench, after),
      text: words,
      forPublication: true,
      author: '',
      at: '2000-01-01T00:00:00.000Z',
    },
  })
}

async function anchorOf(bench: Workbench, row: ObservationRow): Promise<Anchor> {
  const detail = await bench.detail(row.id)
  return {
    on: 'value',
    force: row.force,
    measure: row.measure,
    periodStart: row.periodStart,
    periodEnd: row.periodEnd,
    dimensions: row.dimensions,
    source: { sha256: detail?.sha256 ?? '', sheet: row.sheet, cell: row.cell },
  }
}

function signed(value: number, digits = 0): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`
}
