import { expect, test } from 'vitest'
import type { CheckProgress, Workbench } from '../../app/contract/index.ts'
import { EVERYTHING } from '../../app/query/index.ts'
import { createWorkbench } from '../../app/workbench/index.ts'
import { engine } from '../store/engine.ts'
import { fileOf, NOTTS, observationOf, SURREY, sheetOf, tidiedOf, YEAR_17 } from '../store/replies.ts'
import { AT, FORCES, granted, importOf } from './support.ts'

const ROWS = 15_000

/** A reply of many districts whose stated total is one too many. */
function manyOf(name: string, force: string) {
  const sheet = sheetOf('Reply', [
    ['District', '2017/18'],
    ...Array.from({ length: ROWS }, (_, nth) => [`District ${nth}`, 2]),
    ['Total', 2 * ROWS + 1],
  ])
  const district = (value: string) => [{ key: 'district', value }]
  const figures = Array.from({ length: ROWS }, (_, nth) =>
    observationOf({ at: `B${nth + 2}`, force, period: YEAR_17, dimensions: district(`District ${nth}`), figure: 2 }),
  )
  const total = { at: `B${ROWS + 2}`, force, period: YEAR_17, dimensions: district('Total'), figure: 2 * ROWS + 1 }
  return fileOf(name, [sheet], [tidiedOf(sheet, [...figures, observationOf(total)])])
}

const FILES = [manyOf('Notts.xlsx', NOTTS), manyOf('Surrey.xlsx', SURREY)]

/** A workbench with the files in it, that calls `between` in the pauses of a check. */
async function opened(between: (bench: Workbench) => Promise<void>): Promise<Workbench> {
  const bench: Workbench = createWorkbench(engine, {
    forces: FORCES,
    tidy: (_, { fileName }) => FILES.find(({ file }) => file.source.name === fileName)?.file.tidied ?? [],
    read: async () => ({ ok: false, problem: { kind: 'no-cells', file: '' } }),
    chartFonts: async () => ({ woff2: new Uint8Array() }),
    rasterise: undefined,
    pause: () => between(bench),
  })
  await bench.open(null)
  for (const file of FILES) granted(await bench.perform(importOf(file), AT, file.file, file.bytes))
  return bench
}

const mismatches = async (bench: Workbench) =>
  (await bench.findings()).findings.filter(({ rule, resolved }) => rule === 'total-mismatch' && resolved === null)

test('a long check says how far it is, and other questions are answered before its end', async () => {
  const seen: (CheckProgress | null)[] = []
  const bench = await opened(async (asked) => {
    seen.push(await asked.checkProgress())
    expect((await asked.state()).sources).toHaveLength(2)
  })
  expect(await bench.checkProgress()).toBeNull()
  expect(await mismatches(bench)).toHaveLength(2)
  expect(seen.length).toBeGreaterThan(1)
  const done = seen.map((progress) => progress?.done ?? -1)
  expect(done).toEqual([...done].sort((a, b) => a - b))
  expect(seen.every((progress) => progress?.of === 2 * (ROWS + 1))).toBe(true)
  expect(await bench.checkProgress()).toBeNull()
})

test('a check that is stopped leaves what was found before, says that it is outdated, and goes on when asked', async () => {
  let stops = false
  const bench = await opened((asked) => (stops ? asked.holdCheck(true) : Promise.resolve()))
  expect(await mismatches(bench)).toHaveLength(2)
  const [first] = FILES
  stops = true
  await bench.perform({ do: 'change setting', name: 'thresholds', value: '{"unknownShare":0.9}' }, AT)
  await bench.perform({ do: 'remove file', sha256: first?.file.source.sha256 ?? '' }, AT)
  const stopped = await bench.findings()
  expect(stopped.outdated).toBe(true)
  expect(stopped.findings.filter(({ rule }) => rule === 'total-mismatch')).toHaveLength(2)
  stops = false
  await bench.holdCheck(false)
  expect(await mismatches(bench)).toHaveLength(1)
})

test('a check waits a while where somebody looks at other roles, and comes to its end all the same', async () => {
  const seen: (number | undefined)[] = []
  const bench = await opened(async (asked) => {
    if (seen.length === 1) await asked.previewLayout((await asked.state()).sources[0]?.id ?? 0, 0, null)
    seen.push((await asked.checkProgress())?.done)
  })
  expect(await mismatches(bench)).toHaveLength(2)
  const still = seen.filter((done) => done === seen[1]).length
  expect(still).toBeGreaterThan(50)
  expect(seen.filter((done) => done === seen[0])).toHaveLength(1)
  expect(seen.length).toBeGreaterThan(still + 1)
})

test('a change in the midst of a check is part of what it finds', async () => {
  let changed = false
  const bench = await opened(async (asked) => {
    if (changed) return
    changed = true
    await asked.perform({ do: 'remove file', sha256: FILES[0]?.file.source.sha256 ?? '' }, AT)
  })
  expect((await mismatches(bench)).map(({ force }) => force)).toEqual([SURREY])
})

test('a letter lets other questions in while the figures are looked at for it, and is about what holds then', async () => {
  let pauses = 0
  const bench = await opened(async (asked) => {
    pauses += 1
    expect((await asked.state()).sources).toHaveLength(2)
  })
  const keys = (await mismatches(bench)).map(({ key }) => key)
  pauses = 0
  await bench.perform({ do: 'change setting', name: 'thresholds', value: '{"unknownShare":0.9}' }, AT)
  const letter = await bench.draftLetter(keys, null)
  expect(pauses).toBeGreaterThan(1)
  expect(letter.findings).toHaveLength(1)
  pauses = 0
  await bench.draftLetter(keys, null)
  expect(pauses).toBe(0)
})

test('where the analyst wants no check, a letter is about what was found before', async () => {
  let pauses = 0
  const bench = await opened(async () => {
    pauses += 1
  })
  const keys = (await mismatches(bench)).map(({ key }) => key)
  await bench.holdCheck(true)
  pauses = 0
  await bench.perform({ do: 'change setting', name: 'thresholds', value: '{"unknownShare":0.9}' }, AT)
  expect((await bench.draftLetter(keys, null)).findings).toHaveLength(1)
  expect(pauses).toBe(0)
  expect((await bench.findings()).outdated).toBe(true)
})

test('a table carries caveat lines only where a finding was decided about: only then are the figures looked at for it', async () => {
  let pauses = 0
  const bench = await opened(async () => {
    pauses += 1
  })
  const [first] = await mismatches(bench)
  const edit = (share: number) =>
    bench.perform({ do: 'change setting', name: 'thresholds', value: JSON.stringify({ unknownShare: share }) }, AT)
  await edit(0.8)
  pauses = 0
  expect(await bench.exportRows(EVERYTHING, 'csv')).not.toContain('not the sum of its parts')
  expect(pauses).toBe(0)
  const judged = { about: '', status: 'explained', reason: '', author: '' } as const
  await bench.perform({ do: 'judge findings', findings: [first?.key ?? ''], ...judged }, AT)
  expect(await bench.exportRows(EVERYTHING, 'csv')).toContain('not the sum of its parts')
  expect(pauses).toBeGreaterThan(1)
})
