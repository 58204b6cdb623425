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
import type { ListedFinding, ReadFile, Workbench } from '../../app/contract/index.ts'
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
const copies = new Map<string, string[]>()

beforeAll(async () => {
  const parts = partsFor(nodeAbilities, { chartFonts: async () => ({ woff2: new Uint8Array() }), rasterise: undefined })
  bench = createWorkbench(engine, parts)
  await bench.open(null)
  await bench.perform({ do: 'change request', request: REQUEST }, AT)
  for (const name of readdirSync(FOLDER)) {
    const bytes = new Uint8Array(readFileSync(join(FOLDER, name)))
    for (const read of await readGiven({ name, path: name, bytes }, {}, nodeAbilities)) {
      if (!read.ok) continue
      const { sha256 } = read.value.source
      // The same bytes under another name are one file of a workspace, and known as copies.
      if (copies.has(sha256)) {
        copies.get(sha256)?.push(name)
        await bench.perform({ do: 'note copy', sha256, name, path: name }, AT)
        continue
      }
      copies.set(sha256, [])
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
    replies.push({
      ...replyOf({ file: source.path, workbook, tidied }),
      copies: copies.get(source.sha256) ?? [],
    })
  }
  const { findings } = check({ stated, replies, asked: { request: REQUEST, forces } }, DEFAULT_THRESHOLDS, RULES)
  const here = (await bench.findings()).findings
  expect(findings.length).toBeGreaterThan(20)
  expect(here.map(({ key }) => key).sort()).toEqual(findings.map(findingKey).sort())
})

test('a reply that was sent twice is found where both are the same bytes', async () => {
  const [sent, ...others] = [...copies].filter(([, names]) => names.length > 0)
  expect([sent?.[1].length, others]).toEqual([1, []])
  const twice = (await bench.findings()).findings.filter(({ rule }) => rule === 'duplicate')
  const original = files.find(({ source }) => source.sha256 === sent?.[0])?.source.path ?? ''
  expect(twice.map(({ places, claim }) => [places.map(({ file }) => file), claim])).toContainEqual([
    [sent?.[1][0], original],
    `It is the same file as ${original}, counted once.`,
  ])
})

const FACEBOOK = { what: 'value', key: 'platform', scope: null, written: 'Facebook', means: 'Total' } as const

test('what is found after changes is what a workspace finds that looks at everything for the first time', async () => {
  const parts = partsFor(nodeAbilities, { chartFonts: async () => ({ woff2: new Uint8Array() }), rasterise: undefined })
  const kept = ({ findings, rules }: Awaited<ReturnType<Workbench['findings']>>) => ({
    findings: findings.filter(holds).sort((a, b) => (a.key < b.key ? -1 : 1)),
    rules,
  })
  const [one, other] = [3, 17].map((nth) => files[nth]?.source.sha256 ?? '')
  const changes: readonly (() => Promise<unknown>)[] = [
    () => bench.perform({ do: 'set force', sha256: one ?? '', sheet: null, force: 'E23000018' }, AT),
    () => bench.perform({ do: 'remove file', sha256: other ?? '' }, AT),
    () => bench.perform({ do: 'set name', name: FACEBOOK }, AT),
    () => bench.undo(AT),
    () => bench.undo(AT),
    () => bench.undo(AT),
  ]
  for (const change of changes) {
    await change()
    const here = await bench.findings()
    const fresh = createWorkbench(engine, parts)
    await fresh.open(await bench.snapshot())
    const there = await fresh.findings()
    expect(kept(here).findings).toEqual(kept(there).findings)
    expect(kept(here).rules.map(({ rule, findings }) => [rule, findings])).toEqual(
      kept(there).rules.map(({ rule, findings }) => [rule, findings]),
    )
  }
}, 60_000)

test('a decision about a finding asks for no new check; a change that may touch a figure does', async () => {
  const before = (await bench.findings()).findings[0]
  const command = { do: 'judge findings', findings: [before?.key ?? ''], about: 'one', reason: '', author: '' } as const
  await bench.perform({ ...command, status: 'accepted' }, AT)
  const judged = (await bench.findings()).findings[0]
  expect(judged?.status).toBe('accepted')
  expect(judged?.places).toBe(before?.places)
  await bench.perform({ do: 'change setting', name: 'thresholds', value: '{"unknownShare":0.9}' }, AT)
  const again = (await bench.findings()).findings[0]
  expect(again?.places).not.toBe(before?.places)
  expect(again).toEqual(judged)
})

test('thresholds are the workspace’s own: fewer unknowns are high where the line is drawn higher', async () => {
  const unknowns = async () =>
    (await bench.findings()).findings.filter(holds).filter(({ rule }) => rule === 'high-unknown')
  const draw = (unknownShare: number) =>
    bench.perform({ do: 'change setting', name: 'thresholds', value: JSON.stringify({ unknownShare }) }, AT)
  await draw(0.1)
  const many = (await unknowns()).length
  await draw(0.99)
  expect((await unknowns()).length).toBeLessThan(many)
})

function holds({ resolved }: ListedFinding): boolean {
  return resolved === null
}
