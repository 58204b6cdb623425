import { beforeEach, expect, test } from 'vitest'
import type { Workbench } from '../../app/contract/index.ts'
import { COMPARE_ALL, EVERYTHING } from '../../app/query/index.ts'
import { openStore, rows } from '../../app/store/index.ts'
import { createWorkbench, partsFor, readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { CHART_FONTS, rasterise } from '../../main/cli/rasterise.ts'
import { engine } from '../store/engine.ts'
import { AT, granted } from './support.ts'

/** What stands behind the sign: 8,777 less 1,000. No other number of the reply comes near it. */
const BEHIND = 7777
const REPLY = `Nottinghamshire Police
Offences of sexual communication with a child by platform

Platform,2017/18
Facebook,600
Instagram,400
Kik,*
Total,8777

* Suppressed
`

let bench: Workbench

beforeEach(async () => {
  bench = createWorkbench(engine, partsFor(nodeAbilities, { chartFonts: async () => CHART_FONTS, rasterise }))
  await bench.open(null)
  const bytes = new TextEncoder().encode(REPLY)
  for (const read of await readGiven({ name: 'Notts.csv', path: 'Notts.csv', bytes }, {}, nodeAbilities)) {
    if (!read.ok) throw new Error(read.problem.kind)
    granted(await bench.perform({ do: 'import file', source: read.value.source, reading: {} }, AT, read.value, bytes))
  }
  const request = {
    ...(await bench.state()).request,
    bodies: ['E23000019'],
    periods: [{ start: '2017-04-01', end: '2018-03-31', label: '2017/18' }],
    dimensions: ['platform'],
  }
  granted(await bench.perform({ do: 'change request', request }, AT))
})

const NOTHING = { told: [], leaveOut: [], unsearched: [] }
const totals = { column: 'dimension', test: 'has', key: 'platform', values: ['Total'] } as const

test('what holds no suppressed figure, or none that its total tells, is published without a question', async () => {
  const plain = { ...EVERYTHING, filters: [totals] }
  expect(await bench.disclosureOf({ of: 'rows', question: plain })).toEqual(NOTHING)
  const parts = { ...EVERYTHING, filters: [{ ...totals, values: ['Facebook', 'Instagram', 'Kik'] }] }
  expect(await bench.disclosureOf({ of: 'chart', question: parts })).toEqual(NOTHING)
  expect(await bench.disclosureOf({ of: 'comparison', question: COMPARE_ALL })).toEqual(NOTHING)
})

test('rows, a chart and a letter that tell a suppressed figure name its cell and what to leave out, not the figure', async () => {
  const { findings } = await bench.findings()
  const letter = findings.filter(({ rule }) => rule === 'recoverable-suppression').map(({ key }) => key)
  for (const publication of [
    { of: 'rows', question: EVERYTHING },
    { of: 'chart', question: EVERYTHING },
    { of: 'letter', findings: letter },
  ] as const) {
    const { told, leaveOut } = await bench.disclosureOf(publication)
    expect(told).toMatchObject([
      { cell: 'B7', forceName: 'Nottinghamshire', what: 'Kik, 2017/18', shown: '*', certain: true },
    ])
    expect(leaveOut).toMatchObject([{ cell: 'B8', shown: '8777' }])
    expect(JSON.stringify({ told, leaveOut })).not.toContain(String(BEHIND))
  }
})

test('a question that leaves those out tells nothing more, in rows and in charts', async () => {
  const { leaveOut } = await bench.disclosureOf({ of: 'rows', question: EVERYTHING })
  const question = { ...EVERYTHING, without: leaveOut.map(({ observation }) => observation) }
  expect(await bench.disclosureOf({ of: 'rows', question })).toEqual(NOTHING)
  const text = await bench.exportRows(question, 'csv')
  expect(text).not.toContain('8777')
  expect(text).toContain('600')
  expect(await bench.chartSvg(await bench.suggestChart(question))).not.toMatch(/8,?777/)
})

test('a copy of picked rows asks as an export does, and so does how a figure came about', async () => {
  const ids = (await bench.page(EVERYTHING, 0, 50)).rows.map(({ id }) => id)
  for (const of of ['cells', 'chain'] as const) {
    const { told, leaveOut } = await bench.disclosureOf({ of, ids })
    expect(told).toMatchObject([{ cell: 'B7', certain: true }])
    const left = ids.filter((id) => !leaveOut.some(({ observation }) => observation === id))
    expect(left.length).toBe(ids.length - 1)
    expect(await bench.disclosureOf({ of, ids: left })).toEqual(NOTHING)
  }
  expect(await bench.disclosureOf({ of: 'replies' })).toEqual(NOTHING)
})

test('a letter leaves out the line that tells, and what was worked out with it, and keeps the rest of its point', async () => {
  const bytes = new TextEncoder().encode(REPLY.replace('8777', '8901').replace('600', '601'))
  for (const read of await readGiven({ name: 'Again.csv', path: 'Again.csv', bytes }, {}, nodeAbilities)) {
    if (!read.ok) throw new Error(read.problem.kind)
    granted(await bench.perform({ do: 'import file', source: read.value.source, reading: {} }, AT, read.value, bytes))
  }
  const { findings } = await bench.findings()
  const keys = findings.filter((one) => !one.private && one.force === 'E23000019').map(({ key }) => key)
  const whole = await bench.draftLetter(keys, null)
  const quoted = findings.filter(({ key }) => whole.findings.includes(key)).flatMap(({ places }) => places)
  const cells = quoted.flatMap((place) => place.cells)
  const total = cells.filter(({ shown }) => shown === '8777').flatMap(({ observation }) => observation ?? [])
  expect(total.length).toBeGreaterThan(0)
  expect(whole.text).toContain('8777')
  const without = await bench.draftLetter(keys, null, total)
  expect(without.text).not.toMatch(/8,?777/)
  expect(without.findings).toEqual(whole.findings)
  expect(without.text).toContain('Notts.csv')
})

test('what stands behind a suppression is in no table of the workspace and in no export, only in its private finding', async () => {
  const { findings } = await bench.findings()
  const own = findings.filter((one) => JSON.stringify(one).match(/7,?777/))
  expect(own.length).toBeGreaterThan(0)
  for (const finding of own) expect(finding).toMatchObject({ private: true, forPublication: false, caveat: '' })
  const keys = own.map(({ key }) => key)
  granted(
    await bench.perform(
      {
        do: 'judge findings',
        findings: keys,
        about: 'Nottinghamshire',
        status: 'explained',
        reason: 'As asked',
        author: '',
      },
      AT,
    ),
  )
  await bench.findings()

  const published = [
    await bench.exportRows(EVERYTHING, 'csv'),
    await bench.exportRows(EVERYTHING, 'json'),
    await bench.chartSvg(await bench.suggestChart(EVERYTHING)),
    await bench.comparisonText(COMPARE_ALL, 'csv'),
    await bench.exportReplies(),
    JSON.stringify(await bench.draftLetter(keys, null)),
    JSON.stringify(await bench.history()),
  ]
  for (const text of published) expect(text).not.toMatch(/7,?777(?!\d)/)

  const snapshot = await bench.snapshot()
  const bytes = Buffer.from(snapshot)
  expect(bytes.includes('8777')).toBe(true)
  for (const written of ['7777', '7,777']) expect(bytes.includes(written)).toBe(false)
  // a number in a table has no digits: it is looked for row by row
  const opened = openStore(engine, snapshot)
  if (!opened.ok) throw new Error(opened.problem.kind)
  const db = opened.value
  const tables = rows(db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
  let values = 0
  for (const [table] of tables) {
    for (const row of rows(db, `SELECT * FROM "${table}"`)) {
      for (const value of row) {
        values++
        expect(value).not.toBe(BEHIND)
      }
    }
  }
  expect(values).toBeGreaterThan(50)
  db.close()
})
