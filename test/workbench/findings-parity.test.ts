import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import {
  check,
  DEFAULT_THRESHOLDS,
  findingKey,
  type Reply,
  RULES,
  replyOf,
  type Stated,
  statedIn,
} from '../../app/check/index.ts'
import type { ReadFile, Workbench } from '../../app/contract/index.ts'
import { FORCES } from '../../app/names/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import type { SentRequest } from '../../app/vocabulary/index.ts'
import { createWorkbench, partsFor, readGiven, SAMPLE_REQUEST } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import populations from '../../resources/reference/populations.json' with { type: 'json' }
import { engine } from '../store/engine.ts'
import { AT } from './support.ts'

const FOLDER = new URL('../fixtures/corpus/messy-1/files', import.meta.url).pathname
const REQUEST: SentRequest = { ...SAMPLE_REQUEST, bodies: FORCES.map(({ code }) => code) }

let bench: Workbench
const files: ReadFile[] = []

beforeAll(async () => {
  const parts = partsFor(nodeAbilities, { chartFonts: async () => ({ woff2: new Uint8Array() }), rasterise: undefined })
  bench = createWorkbench(engine, parts)
  await bench.open(null)
  await bench.perform({ do: 'change request', request: REQUEST }, AT)
  const seen = new Set<string>()
  for (const name of readdirSync(FOLDER)) {
    const bytes = new Uint8Array(readFileSync(join(FOLDER, name)))
    for (const read of await readGiven({ name, path: name, bytes }, {}, nodeAbilities)) {
      // The same bytes under another name are one file of a workspace.
      if (!read.ok || seen.has(read.value.source.sha256)) continue
      seen.add(read.value.source.sha256)
      files.push(read.value)
      await bench.perform({ do: 'import file', source: read.value.source, reading: {} }, AT, read.value, read.bytes)
    }
  }
}, 120_000)

test('the workspace finds what the rules find in the files themselves', async () => {
  const population = new Map<string, number>(populations.areas.map(({ code, all }) => [code, all]))
  const forces = FORCES.map(({ code, name }) => ({ code, name, population: population.get(code) ?? null }))
  const stated: Stated[] = []
  const replies: Reply[] = []
  for (const { source, workbook } of files) {
    const tidied = tidyWorkbook(workbook, { fileName: source.name, path: source.path })
    stated.push(...statedIn({ file: source.path, workbook, tidied }))
    replies.push(replyOf({ file: source.path, workbook, tidied }))
  }
  const { findings } = check({ stated, replies, asked: { request: REQUEST, forces } }, DEFAULT_THRESHOLDS, RULES)
  const here = (await bench.findings()).findings
  expect(findings.length).toBeGreaterThan(20)
  expect(here.map(({ key }) => key).sort()).toEqual(findings.map(findingKey).sort())
})

test('after one change 45 replies are checked anew at once', async () => {
  await bench.findings()
  const setting = (value: string) => bench.perform({ do: 'change setting', name: 'author', value }, AT)
  const times: number[] = []
  for (let nth = 0; nth < 12; nth += 1) {
    await setting(`author ${nth}`)
    const start = performance.now()
    await bench.findings()
    times.push(performance.now() - start)
  }
  expect(files.length).toBeGreaterThan(40)
  // The quickest of them, and three times what a quiet machine takes at most: a shared one must not fail it.
  expect(Math.min(...times)).toBeLessThan(300)
})
