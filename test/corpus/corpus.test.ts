import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from '../../app/read/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { a1, dimensionText, type Observation } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import floor from './floor.json' with { type: 'json' }
import { parseRows, type Row, score } from './score.ts'

/** Synthetic replies in the layouts that forces use, with every figure that they state. */
const CORPORA = new URL('../fixtures/corpus/', import.meta.url).pathname

interface Figures {
  readonly precision: number
  readonly recall: number
  readonly exact: number
}

describe.each(Object.keys(floor.corpora))('%s', (name) => {
  const folder = join(CORPORA, name)
  const truth = parseRows(readFileSync(join(folder, 'truth/observations.csv'), 'utf8'))
  const formats = new Map<string, string>(
    readdirSync(join(folder, 'files')).map((file) => [file, extname(file).slice(1).toLowerCase()]),
  )
  const refusedFiles: string[] = []
  let got: readonly Row[] = []

  beforeAll(async () => {
    const files = [...formats.keys()]
    got = (await Promise.all(files.map((file) => confident(join(folder, 'files'), file, refusedFiles)))).flat()
  }, 180_000)

  test('no reply is refused', () => {
    expect(refusedFiles).toEqual([])
  })

  test('what is said without a person’s help does not fall under the floor', () => {
    holds(figures(truth, got), floor.corpora[name as keyof typeof floor.corpora])
  })

  test('nor does it in any one format', () => {
    for (const format of new Set(formats.values())) {
      const of = (rows: readonly Row[]) => rows.filter((row) => formats.get(row.file) === format)
      holds(figures(of(truth), of(got)), floor.eachFormat)
    }
  })
})

function figures(truth: readonly Row[], got: readonly Row[]): Figures {
  const result = score(truth, got)
  return {
    precision: result.matched / result.got,
    recall: result.matched / result.truth,
    exact: result.exact / result.matched,
  }
}

function holds(measured: Figures, least: Figures): void {
  for (const figure of ['precision', 'recall', 'exact'] as const) {
    expect(measured[figure], figure).toBeGreaterThanOrEqual(least[figure])
  }
}

/** The observations of the tables that are recognised with confidence. */
async function confident(folder: string, file: string, refusedFiles: string[]): Promise<readonly Row[]> {
  const bytes = new Uint8Array(readFileSync(join(folder, file)))
  const workbook = await readWorkbook({ name: file, bytes }, nodeAbilities)
  if (!workbook.ok) {
    refusedFiles.push(`${file}: ${workbook.problem.kind}`)
    return []
  }
  return tidyWorkbook(workbook.value, { fileName: file, path: file })
    .filter(({ state }) => state === 'read')
    .flatMap(({ sheet, observations }) =>
      observations.map((observation) => rowOf(file, workbook.value.sheets[sheet]?.name ?? '', observation)),
    )
}

function rowOf(file: string, sheet: string, observation: Observation): Row {
  const { at, force, measure, period, dimensions, figure, raw } = observation
  return {
    file,
    sheet,
    cell: a1(at),
    force: force ?? '',
    measure,
    period_start: period?.start ?? '',
    period_end: period?.end ?? '',
    dims: dimensionText(dimensions),
    value: figure.status === 'ok' ? String(figure.value) : '',
    status: figure.status === 'refused' ? 'not_held' : figure.status,
    raw,
  }
}
