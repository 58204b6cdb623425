import { describe, expect, test } from 'vitest'
import type { Workbench } from '../../app/contract/index.ts'
import {
  COMPARE_ALL,
  type CompareRow,
  type Decision,
  type DecisionAbout,
  EVERYTHING,
  type ObservationId,
  type Question,
} from '../../app/query/index.ts'
import type { Observation, Period } from '../../app/vocabulary/index.ts'
import { fileOf, NOTTS, observationOf, SURREY, sheetOf, tidiedOf, YEAR_17, YEAR_18 } from '../store/replies.ts'
import { decidedOf, derivedOf } from './dump.ts'
import { AT, benchOver, granted, importOf } from './support.ts'

const missing = { status: 'missing', low: 0, high: null } as const
const period = (start: string, end: string): Period => ({ start, end, written: '' })
const QUARTERS = [
  period('2017-04-01', '2017-06-30'),
  period('2017-07-01', '2017-09-30'),
  period('2017-10-01', '2017-12-31'),
  period('2018-01-01', '2018-03-31'),
]

function replyOf(name: string, grid: readonly (readonly (string | number | null)[])[], found: readonly Observation[]) {
  const sheet = sheetOf('Reply', grid)
  return fileOf(name, [sheet], [tidiedOf(sheet, found)])
}

/** Both forces give both years. */
const NOTTS_REPLY = replyOf(
  'notts.xlsx',
  [
    ['', '2017/18', '2018/19'],
    ['Offences', 86, 80],
  ],
  [observationOf({ at: 'B2', period: YEAR_17, figure: 86 }), observationOf({ at: 'C2', period: YEAR_18, figure: 80 })],
)
const SURREY_REPLY = replyOf(
  'surrey.xlsx',
  [
    ['', '2017/18', '2018/19'],
    ['Offences', 30, '-'],
  ],
  [
    observationOf({ at: 'B2', force: SURREY, period: YEAR_17, figure: 30 }),
    observationOf({ at: 'C2', force: SURREY, period: YEAR_18, figure: missing, raw: '-' }),
  ],
)
const SURREY_NOTED = replyOf(
  'noted.xlsx',
  [
    ['', '2017/18'],
    ['Offences', '-'],
    ['- = not recorded', null],
  ],
  [observationOf({ at: 'B2', force: SURREY, period: YEAR_17, figure: missing, raw: '-' })],
)
const SURREY_LATER = replyOf(
  'surrey later.xlsx',
  [
    ['', '2017/18', '2018/19'],
    ['Offences', 33, 41],
  ],
  [
    observationOf({ at: 'B2', force: SURREY, period: YEAR_17, figure: 33 }),
    observationOf({ at: 'C2', force: SURREY, period: YEAR_18, figure: 41 }),
  ],
)
const calendar = (quarters: readonly Period[]) =>
  replyOf(
    `calendar ${quarters.length}.xlsx`,
    [
      ['', '2017', ...quarters.map((_, nth) => `Q${nth + 1}`), '2018/19'],
      ['Offences', 50, ...quarters.map((_, nth) => 10 + nth), 70],
    ],
    [
      observationOf({ at: 'B2', force: SURREY, period: period('2017-01-01', '2017-12-31'), figure: 50 }),
      ...quarters.map((when, nth) =>
        observationOf({ at: `${'CDEF'[nth]}2`, force: SURREY, period: when, figure: 10 + nth }),
      ),
      observationOf({ at: 'H2', force: SURREY, period: YEAR_18, figure: 70 }),
    ],
  )
const HALF = replyOf(
  'half.xlsx',
  [
    ['', 'Apr-Sep 2017', '2018/19'],
    ['Offences', 19, 67],
  ],
  [
    observationOf({ at: 'B2', force: SURREY, period: period('2017-04-01', '2017-09-30'), figure: 19 }),
    observationOf({ at: 'C2', force: SURREY, period: YEAR_18, figure: 67 }),
  ],
)

type Reply = typeof NOTTS_REPLY

async function benchWith(...files: readonly Reply[]): Promise<Workbench> {
  const bench = benchOver(files)
  await bench.open(null)
  await bench.perform(
    {
      do: 'change request',
      request: {
        text: '',
        date: null,
        bodies: [],
        measure: 'offences',
        countingUnit: 'offences',
        periods: [
          { start: YEAR_17.start, end: YEAR_17.end, label: '2017/18' },
          { start: YEAR_18.start, end: YEAR_18.end, label: '2018/19' },
        ],
        dimensions: [],
      },
    },
    AT,
  )
  for (const one of files) granted(await bench.perform(importOf(one), AT, one.file, one.bytes))
  return bench
}

const decisionOf = (about: DecisionAbout, reason = 'they said so by telephone'): Decision => ({
  id: `d ${about.kind}`,
  about,
  reason,
  author: 'A. Reader',
  at: AT,
})
const decideOn = (bench: Workbench, about: DecisionAbout, reason?: string) =>
  bench.perform({ do: 'decide figures', decision: decisionOf(about, reason) }, AT)

const inYear = ({ start, end }: Period): Question => ({
  ...EVERYTHING,
  filters: [{ column: 'period', test: 'one of', values: [`${start}/${end}`] }],
})

async function rowOf(bench: Workbench, force: string): Promise<CompareRow> {
  const row = (await bench.comparison(COMPARE_ALL)).rows.find((one) => one.force === force)
  if (row === undefined) throw new Error(`${force} is not there`)
  return row
}

/** What each view says of a year: the sum under the grid, the sum of the comparison's panel, the sum that a chart draws, the rows exported. */
async function everywhere(bench: Workbench, year: Period) {
  const question = inYear(year)
  const { low, high, unbounded } = await bench.total(question)
  const found = await bench.comparison({
    ...COMPARE_ALL,
    from: `${year.start}/${year.end}`,
    to: `${year.start}/${year.end}`,
  })
  const nth = found.periods.findIndex(({ start }) => start === year.start)
  const spec = await bench.suggestChart(question)
  const chart = await bench.chartLayout({ ...spec, kind: 'bar', across: 'force', series: 'period', question })
  const chain = await bench.chain(
    (await bench.page(question, 0, 99)).rows.map(({ id }) => id),
    null,
  )
  return {
    total: unbounded > 0 ? null : `${low}–${high}`,
    compare: found.panel.sums[nth] ?? null,
    chart: chart.table.rows.map((row) => JSON.stringify(row)),
    chain: chain.number,
    exported: await bench.exportRows(question, 'csv'),
  }
}

describe('refused', () => {
  test('a decision without a reason', async () => {
    const bench = await benchWith(NOTTS_REPLY)
    await expect(decideOn(bench, { kind: 'exclude force', force: NOTTS }, '  ')).rejects.toThrow('needs a reason')
    expect(await bench.decisions()).toEqual([])
  })

  test('the same decision twice, and one about a force that gave nothing', async () => {
    const bench = await benchWith(NOTTS_REPLY)
    expect((await bench.tryDecision({ kind: 'exclude force', force: SURREY })).refused).toContain('No figure')
    granted(await decideOn(bench, { kind: 'exclude force', force: NOTTS }))
    expect((await bench.tryDecision({ kind: 'exclude force', force: NOTTS })).refused).toContain('already')
  })

  test('a dash that the file explains is never nought by decision', async () => {
    const bench = await benchWith(SURREY_NOTED)
    const about = { kind: 'count as zero', sha256: SURREY_NOTED.file.source.sha256, sheet: null } as const
    expect((await bench.tryDecision(about)).refused).toContain('The file itself says what - stands for')
    await expect(decideOn(bench, about)).rejects.toThrow('its word goes first')
  })

  test('a bridge from calendar years alone, and one with a quarter that is lacking, with the reason', async () => {
    const about = { kind: 'bridge year', force: SURREY, measure: 'offences', ...YEAR_17 } as const
    const none = await benchWith(calendar([]))
    expect((await none.tryDecision(about)).refused).toContain('gives no quarters or months')
    const three = await benchWith(calendar(QUARTERS.slice(0, 3)))
    expect((await three.tryDecision(about)).refused).toContain('of its quarters or months the reply gives only')
    await expect(decideOn(three, about)).rejects.toThrow('cannot be added up')
  })

  test('taking one of two replies that say nothing of the same thing', async () => {
    const bench = await benchWith(NOTTS_REPLY, SURREY_REPLY)
    const place = (reply: Reply) => ({ sha256: reply.file.source.sha256, sheet: null, cells: null })
    const about = {
      kind: 'take figures',
      force: SURREY,
      take: place(SURREY_REPLY),
      over: [place(NOTTS_REPLY)],
    } as const
    expect((await bench.tryDecision(about)).refused).toContain('no figures for the same thing')
  })
})

describe('every view counts alike, and undo gives back what was there everywhere', () => {
  async function decided(bench: Workbench, about: DecisionAbout, year: Period) {
    const before = await everywhere(bench, year)
    const derived = derivedOf(await bench.snapshot())
    granted(await decideOn(bench, about))
    const after = await everywhere(bench, year)
    const snapshot = await bench.snapshot()
    expect(derivedOf(snapshot), 'the observations keep what the files say').toEqual(derived)
    await bench.undo(AT)
    expect(await everywhere(bench, year)).toEqual(before)
    await bench.redo(AT)
    expect(await everywhere(bench, year)).toEqual(after)
    expect(decidedOf(await bench.snapshot())).toEqual(decidedOf(snapshot))
    return { before, after }
  }

  test('a force that is left out: 116 becomes 86; it stays listed with the reason', async () => {
    const bench = await benchWith(NOTTS_REPLY, SURREY_REPLY)
    const { before, after } = await decided(bench, { kind: 'exclude force', force: SURREY }, YEAR_17)
    expect(before).toMatchObject({ total: '116–116', compare: { low: 116, high: 116 }, chain: '86 + 30 = 116' })
    expect(after).toMatchObject({ total: '86–86', compare: { low: 86, high: 86 }, chain: '86' })
    expect(before.chart.join()).toMatch(/30/)
    expect(after.chart.join()).not.toMatch(/30/)
    expect(after.exported).toMatch(/surrey.xlsx.*30,ok,30,.*is left out of comparisons.*they said so by telephone/)
    const row = await rowOf(bench, SURREY)
    expect(row).toMatchObject({ inPanel: false, verdict: 'cannot', leftOut: 'by decision: they said so by telephone' })
    expect(row.flags[0]?.words).toContain('they said so by telephone')
    expect((await bench.total(inYear(YEAR_17))).leftOut).toBe(1)
    expect(await bench.comparisonText(COMPARE_ALL, 'csv')).toContain('they said so by telephone')
  })

  test('a dash that counts as nought: a number with its raw text, and the status says by whose word', async () => {
    const bench = await benchWith(NOTTS_REPLY, SURREY_REPLY)
    const about = { kind: 'count as zero', sha256: SURREY_REPLY.file.source.sha256, sheet: 'Reply' } as const
    const { before, after } = await decided(bench, about, YEAR_18)
    expect(before).toMatchObject({ total: null, compare: { low: 80, high: 80 } })
    expect(after).toMatchObject({ total: '80–80', compare: { low: 80, high: 80 }, chain: '80 + 0 = 80' })
    expect((await bench.comparison(COMPARE_ALL)).panel.forces).toEqual([NOTTS, SURREY])
    const row = (await bench.page(inYear(YEAR_18), 0, 9)).rows.find(({ force }) => force === SURREY)
    expect(row).toMatchObject({ status: 'ok', value: 0, raw: '-', decided: { valuedBy: 'd count as zero' } })
    expect(after.exported).toMatch(/,0,by_decision,-,/)
    const facet = (await bench.facets(EVERYTHING)).find(({ column }) => column === 'status')
    expect(facet?.values.map(({ value }) => value)).toContain('by decision')
    const only = { ...EVERYTHING, filters: [{ column: 'status', test: 'one of', values: ['by decision'] }] } as const
    expect((await bench.page(only, 0, 9)).total).toBe(1)
  })

  test('the later of two replies: 30 and 33 become 33', async () => {
    const bench = await benchWith(SURREY_REPLY, SURREY_LATER)
    const place = (reply: Reply) => ({ sha256: reply.file.source.sha256, sheet: null, cells: null })
    const about = {
      kind: 'take figures',
      force: SURREY,
      take: place(SURREY_LATER),
      over: [place(SURREY_REPLY)],
    } as const
    expect((await rowOf(bench, SURREY)).cells[0]?.interval).toEqual({ low: 30, high: 33 })
    const { before, after } = await decided(bench, about, YEAR_17)
    expect(before).toMatchObject({ total: '63–63', compare: { low: 30, high: 33 } })
    expect(after).toMatchObject({ total: '33–33', compare: { low: 33, high: 33 }, chain: '33' })
    const row = await rowOf(bench, SURREY)
    expect(row.cells[0]?.flags.find(({ kind }) => kind === 'decided')?.words).toContain('counts in place of')
    expect(after.exported).toMatch(/surrey later.xlsx.*counts in place of/)
  })
})

test('a year is added up from its quarters beside calendar years only once that is decided: the sum is that of its cells', async () => {
  const bench = await benchWith(calendar(QUARTERS), NOTTS_REPLY)
  const before = await rowOf(bench, SURREY)
  expect(before.cells[0]).toMatchObject({ fit: 'other year', interval: { low: 50, high: 50 }, bridge: 'possible' })
  expect(before.inPanel).toBe(false)
  granted(
    await decideOn(bench, {
      kind: 'bridge year',
      force: SURREY,
      measure: 'offences',
      start: YEAR_17.start,
      end: YEAR_17.end,
    }),
  )
  const row = await rowOf(bench, SURREY)
  const [cell] = row.cells
  expect(cell).toMatchObject({ fit: 'same', made: 'periods', interval: { low: 46, high: 46 }, bridge: 'made' })
  expect(row.inPanel).toBe(true)
  const total = await bench.total(EVERYTHING, cell?.ids as readonly ObservationId[])
  expect([total.low, total.high]).toEqual([46, 46])
  const chain = await bench.chain(cell?.ids ?? [], { low: 46, high: 46, made: 'periods' })
  expect(chain.number).toBe('10 + 11 + 12 + 13 = 46')
  expect(chain.text).toContain('calendar 4.xlsx › Reply › C2: “10”')
  expect(chain.decisions).toHaveLength(1)
  await bench.undo(AT)
  expect((await rowOf(bench, SURREY)).cells[0]).toEqual(before.cells[0])
})

test('half a year is compared only where that was decided, with the caveat; another reply ends the acceptance', async () => {
  const bench = await benchWith(HALF, NOTTS_REPLY)
  const before = await rowOf(bench, SURREY)
  expect(before).toMatchObject({ inPanel: false, verdict: 'cannot', change: { absolute: null } })
  const about = {
    kind: 'accept figure',
    force: SURREY,
    measure: 'offences',
    start: YEAR_17.start,
    end: YEAR_17.end,
    covers: [{ start: '2017-04-01', end: '2017-09-30' }],
  } as const
  granted(await decideOn(bench, about))
  const row = await rowOf(bench, SURREY)
  expect(row).toMatchObject({ inPanel: true, verdict: 'caveat', change: { absolute: { low: 48, high: 48 } } })
  expect(row.cells[0]?.rate, 'a rate of a year is still not made of half a year').toBeNull()
  expect(row.verdictWords).toContain('Apr–Sep 2017')
  granted(await bench.perform({ do: 'withdraw decision', id: 'd accept figure' }, AT))
  expect(await rowOf(bench, SURREY)).toEqual(before)
})

test('a decision is taken anew from the log, and its reason can be put in other words', async () => {
  const bench = await benchWith(NOTTS_REPLY, SURREY_REPLY)
  granted(await decideOn(bench, { kind: 'exclude force', force: SURREY }))
  granted(await bench.perform({ do: 'reword decision', id: 'd exclude force', reason: 'half a year only' }, AT))
  const [listed] = await bench.decisions()
  expect(listed).toMatchObject({
    reason: 'half a year only',
    effect: '2 figures left out',
    idle: '',
    author: 'A. Reader',
  })
  expect(listed?.caveat).toBe('By decision, Surrey is left out of comparisons, charts and totals: half a year only.')
  granted(await bench.perform({ do: 'remove file', sha256: SURREY_REPLY.file.source.sha256 }, AT))
  expect((await bench.decisions())[0]?.idle).toContain('No figure of this force')
  await bench.undo(AT)
  expect((await bench.total(inYear(YEAR_17))).low).toBe(86)
  const again = benchOver([NOTTS_REPLY, SURREY_REPLY])
  await again.open(await bench.snapshot())
  expect((await again.total(inYear(YEAR_17))).low).toBe(86)
})

test('the chart of the comparison leaves the force out and says why', async () => {
  const bench = await benchWith(NOTTS_REPLY, SURREY_LATER)
  granted(await decideOn(bench, { kind: 'exclude force', force: SURREY }))
  const { question } = await bench.comparison(COMPARE_ALL)
  const layout = await bench.chartLayout(await bench.suggestChart(question))
  expect(JSON.stringify(layout.table)).not.toMatch(/Surrey/)
  expect(layout.texts.map(({ text }) => text).join(' ')).toMatch(
    /By decision, Surrey is left out of comparisons, charts and\s+totals: they said so by telephone/,
  )
})

test('a comparison that is narrowed is exported as it is on show', async () => {
  const bench = await benchWith(NOTTS_REPLY, SURREY_LATER)
  const text = await bench.comparisonText(COMPARE_ALL, 'csv', [NOTTS])
  expect(text).toContain('Nottinghamshire')
  expect(text.split('\n').filter((line) => line.startsWith(SURREY))).toEqual([])
})

test('the parts of a breakdown are drawn with the sum that the comparison gives', async () => {
  const part = (at: string, value: string, year: Period, figure: number) =>
    observationOf({ at, force: SURREY, period: year, figure, dimensions: [{ key: 'platform', value }] })
  const parts = replyOf(
    'parts.xlsx',
    [
      ['', '2017/18', '2018/19'],
      ['Snapchat', 3, 5],
      ['Kik', 4, 6],
    ],
    [
      part('B2', 'Snapchat', YEAR_17, 3),
      part('C2', 'Snapchat', YEAR_18, 5),
      part('B3', 'Kik', YEAR_17, 4),
      part('C3', 'Kik', YEAR_18, 6),
    ],
  )
  const bench = await benchWith(NOTTS_REPLY, parts)
  const row = await rowOf(bench, SURREY)
  expect(row.cells.map(({ made, interval }) => [made, interval?.low])).toEqual([
    ['parts', 7],
    ['parts', 11],
  ])
  const { question, questionMisses } = await bench.comparison(COMPARE_ALL)
  expect(questionMisses).toBe('')
  const layout = await bench.chartLayout({ ...(await bench.suggestChart(question)), series: 'force', across: 'period' })
  expect(JSON.stringify(layout.table)).toMatch(/7.*11|11.*7/)
})

describe('a chart draws what stands for a year by decision, and says so', () => {
  const bridge = { kind: 'bridge year', force: SURREY, measure: 'offences', ...YEAR_17 } as const

  test('the year that was added up is one point of the chart that Compare makes; the caveat says that it was decided', async () => {
    const bench = await benchWith(calendar(QUARTERS), NOTTS_REPLY)
    const drawnNow = async () => {
      const { question } = await bench.comparison(COMPARE_ALL)
      return bench.chartLayout(await bench.suggestChart(question))
    }
    expect(JSON.stringify(await drawnNow())).not.toContain('Surrey')
    granted(await decideOn(bench, bridge))
    const { question, questionMisses } = await bench.comparison(COMPARE_ALL)
    expect(questionMisses).toBe('')
    const told = JSON.stringify(await drawnNow())
    expect(told).toMatch(/Surrey, 2017\/18[^"]*46/)
    expect(told).toMatch(/By decision, Surrey 2017\/18 is added up from shorter periods/)
    expect(told).toMatch(/calendar 4\.xlsx C2:/)
    const svg = await bench.chartSvg(await bench.suggestChart(question))
    expect(svg).toContain('By decision')
  })

  test('a chart that names no year draws each figure for its own days, and says that the decision is not used', async () => {
    const bench = await benchWith(calendar(QUARTERS), NOTTS_REPLY)
    granted(await decideOn(bench, bridge))
    const spec = { ...(await bench.suggestChart(EVERYTHING)), question: EVERYTHING }
    const told = JSON.stringify(await bench.chartLayout(spec))
    expect(told).toContain('Not used in this chart')
    expect(told).not.toMatch(/Surrey, 2017\/18[^"]*46/)
  })

  test('half a year that was accepted is drawn under its year with the reason, and no longer once that is withdrawn', async () => {
    const bench = await benchWith(HALF, NOTTS_REPLY)
    const covers = [{ start: '2017-04-01', end: '2017-09-30' }]
    const about = { kind: 'accept figure', force: SURREY, measure: 'offences', ...YEAR_17, covers } as const
    granted(await decideOn(bench, about))
    const { question } = await bench.comparison(COMPARE_ALL)
    const spec = await bench.suggestChart(question)
    const told = JSON.stringify(await bench.chartLayout(spec))
    expect(told).toMatch(/Surrey, 2017\/18: 19/)
    expect(told).toContain('Apr–Sep 2017')
    granted(await bench.perform({ do: 'withdraw decision', id: 'd accept figure' }, AT))
    expect(JSON.stringify(await bench.chartLayout(spec))).not.toMatch(/Surrey, 2017\/18: 19/)
  })
})
