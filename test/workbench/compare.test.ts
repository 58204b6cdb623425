import { beforeEach, expect, test } from 'vitest'
import type { Workbench } from '../../app/contract/index.ts'
import { COMPARE_ALL, CONDITIONS, type CompareRow, type Condition } from '../../app/query/index.ts'
import { createWorkbench, partsFor, readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { engine } from '../store/engine.ts'
import { xlsx } from '../support/office.ts'
import { AT, granted } from './support.ts'

const NOTTS = 'E23000019'
const KENT = 'E23000032'

let bench: Workbench

beforeEach(async () => {
  bench = createWorkbench(
    engine,
    partsFor(nodeAbilities, { chartFonts: async () => ({ woff2: new Uint8Array() }), rasterise: undefined }),
  )
  await bench.open(null)
  const request = {
    ...(await bench.state()).request,
    bodies: [NOTTS, KENT],
    periods: [
      { start: '2017-04-01', end: '2018-03-31', label: '2017/18' },
      { start: '2018-04-01', end: '2019-03-31', label: '2018/19' },
    ],
  }
  granted(await bench.perform({ do: 'change request', request }, AT))
})

async function receive(name: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  for (const read of await readGiven({ name, path: name, bytes }, {}, nodeAbilities)) {
    if (!read.ok) throw new Error(read.problem.kind)
    granted(await bench.perform({ do: 'import file', source: read.value.source, reading: {} }, AT, read.value, bytes))
  }
}

const reply = (force: string, notes: string, [first, second] = [86, 80]) =>
  `${force} Police\nSexual communication with a child\n\nYear,Offences\n2017/18,${first}\n2018/19,${second}\n\n${notes}\n`

async function rowOf(force: string): Promise<CompareRow> {
  const { rows } = await bench.comparison(COMPARE_ALL)
  const row = rows.find((one) => one.force === force)
  if (row === undefined) throw new Error(`${force} is not compared`)
  return row
}

async function condition(force: string, name: (typeof CONDITIONS)[number]): Promise<Condition | undefined> {
  return (await rowOf(force)).conditions[CONDITIONS.indexOf(name)]
}

test('a day of extraction in a cell is read, and in the next cell too', async () => {
  await receive('Notts.csv', reply('Nottinghamshire', 'Data extracted on 3 May 2019'))
  await receive('Kent.csv', reply('Kent', 'Date extracted,14/05/2019'))
  expect(await condition(NOTTS, 'Extracted on')).toMatchObject({ short: '3 May 2019', state: 'same' })
  expect(await condition(KENT, 'Extracted on')).toMatchObject({ short: '14 May 2019', state: 'same' })
})

/** "Date extracted" in B6 beside its day in C6, in a column that the file hides or shows. */
function dated(hides: boolean): Uint8Array {
  const strings = ['Nottinghamshire Police', 'Year', 'Offences', '2017/18', '2018/19', 'Date extracted', '14/05/2019']
  const text = (at: string, nth: number) => `<c r="${at}" t="s"><v>${nth}</v></c>`
  const rows = [
    `<row r="1">${text('A1', 0)}</row>`,
    `<row r="2">${text('A2', 1)}${text('B2', 2)}</row>`,
    `<row r="3">${text('A3', 3)}<c r="B3"><v>86</v></c></row>`,
    `<row r="4">${text('A4', 4)}<c r="B4"><v>80</v></c></row>`,
    `<row r="6">${text('B6', 5)}${text('C6', 6)}</row>`,
  ]
  const before = hides ? '<cols><col min="3" max="3" width="9" hidden="1"/></cols>' : ''
  const shared = strings.map((one) => `<si><t>${one}</t></si>`).join('')
  return xlsx({ rows: rows.join(''), before, strings: shared })
}

test('a day in a column that the file hides is not read, though its label is seen', async () => {
  await receive('Notts.xlsx', dated(true))
  expect(await condition(NOTTS, 'Extracted on')).toMatchObject({ short: 'not stated' })
  await bench.open(null)
  await receive('Notts.xlsx', dated(false))
  expect(await condition(NOTTS, 'Extracted on')).toMatchObject({ short: '14 May 2019' })
})

test('a reply that says six months puts a caveat on the period, and the board quotes it', async () => {
  const note = 'The first figure covers six months only.'
  await receive('Notts.csv', reply('Nottinghamshire', note))
  expect(await condition(NOTTS, 'Period covered')).toMatchObject({ state: 'caveat', short: 'says 6 mo.' })
  expect(await rowOf(NOTTS)).toMatchObject({ verdict: 'caveat' })
  expect(await bench.comparisonText(COMPARE_ALL, 'csv')).toContain(`The reply says: “${note}”`)
  const { rows } = await bench.replyBoard()
  const quotes = rows.find(({ force }) => force === NOTTS)?.quotes ?? []
  expect(quotes.map(({ says, text }) => [says, text])).toContainEqual(['caveat', note])
})

test('a last day that is after all compared periods is no gap', async () => {
  await receive('Notts.csv', reply('Nottinghamshire', 'Offences recorded up to 14 May 2019'))
  expect(await condition(NOTTS, 'Period covered')).toMatchObject({ state: 'same' })
})

test('rounding is a condition: as the reply says, or as the rule finds once it has looked', async () => {
  await receive('Notts.csv', reply('Nottinghamshire', 'All figures are rounded to the nearest 5.', [85, 80]))
  expect(await condition(NOTTS, 'Rounding')).toMatchObject({ state: 'caveat', short: 'to 5' })
  const fives = Array.from({ length: 14 }, (_, nth) => `${nth + 4},${15 + 10 * nth},${25 + 15 * nth}`)
  await receive('Kent.csv', `Kent Police\nOffences by age\nAge,2017/18,2018/19\n${fives.join('\n')}\nTotal,1120,1715\n`)
  expect(await condition(KENT, 'Rounding')).toMatchObject({ state: 'same', short: 'none said' })
  const { findings } = await bench.findings()
  expect(findings.filter(({ rule }) => rule === 'rounding').map(({ force }) => force)).toEqual([KENT])
  expect(await condition(KENT, 'Rounding')).toMatchObject({ state: 'caveat', short: 'looks rounded' })
})

test('figures that a rule disputes are no longer like for like, until the finding is explained', async () => {
  const table =
    'Nottinghamshire Police\nOffences by age\nAge,2017/18,2018/19\n12,40,40\n13,30,20\n14,20,20\nTotal,86,80\n'
  await receive('Notts.csv', table)
  expect(await condition(NOTTS, 'Figures agree')).toMatchObject({ state: 'same' })
  const { findings } = await bench.findings()
  const [wrong] = findings.filter(({ rule }) => rule === 'total-mismatch')
  expect(await condition(NOTTS, 'Figures agree')).toMatchObject({ state: 'caveat', short: '1 open' })
  granted(
    await bench.perform(
      {
        do: 'judge findings',
        findings: [wrong?.key ?? ''],
        about: 'Notts',
        status: 'explained',
        reason: 'One victim twice',
        author: '',
      },
      AT,
    ),
  )
  await bench.findings()
  const explained = await condition(NOTTS, 'Figures agree')
  expect(explained).toMatchObject({ state: 'same', short: '1 explained' })
  expect(explained?.reason).toContain('One victim twice')
})

test('a force that gives one year of two is said to lack that year, not to have no figure', async () => {
  await receive('Notts.csv', 'Nottinghamshire Police\nYear,Offences\n2017/18,296\n')
  const row = await rowOf(NOTTS)
  expect(row.flags.find(({ kind }) => kind === 'no figure')?.short).toBe('2018/19 not given')
})
