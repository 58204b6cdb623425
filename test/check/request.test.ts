import { expect, test } from 'vitest'
import {
  type Case,
  CONTRACT_RULES,
  check,
  type Reply,
  RULES,
  replyOf,
  type Stated,
  statedIn,
} from '../../app/check/index.ts'
import { readWorkbook } from '../../app/read/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import type { Request } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { replyWith, stated } from '../support/figures.ts'

/** Another subject, other years, other breakdowns: nothing in the rules may know the first one. */
const STOP_AND_SEARCH: Request = {
  text: 'Stops and searches under section 1 of the Police and Criminal Evidence Act 1984',
  measure: 'searches',
  countingUnit: 'searches',
  periods: [2020, 2021, 2022].map((year) => ({ start: `${year}-01-01`, end: `${year}-12-31`, label: String(year) })),
  dimensions: ['ethnicity', 'reason'],
}
const year = (n: number) => ({ periodStart: `${n}-01-01`, periodEnd: `${n}-12-31` })

/** A figure of a force of its own file. */
const search = (
  force: string,
  cell: string,
  value: number | '<5' | 'n/a',
  more: Partial<Stated> & { dims?: string } = {},
) => stated(cell, value, { force, file: `${force}.csv`, sheet: '', measure: 'searches', ...year(2020), ...more })

/** Every year of a force, so that none is missing. */
const years = (force: string, value: number, more: Partial<Stated> = {}) =>
  [2020, 2021, 2022].map((n, i) => search(force, `B${i + 2}`, value, { ...year(n), ...more }))

const planted: readonly Stated[] = [
  ...['F1', 'F2', 'F3', 'F4'].flatMap((force) => years(force, 100)),
  ...years('total', 9),
  ...[
    ['reason=Drugs', 4],
    ['reason=Weapons', 4],
    ['reason=Total', 9],
  ].map(([dims, value], i) => search('total', `E${i + 2}`, Number(value), { dims: String(dims), table: 1 })),
  ...years('exceeds', 9),
  ...[
    ['reason=Drugs', 8],
    ['reason=Weapons', 4],
    ['reason=Total', 9],
  ].map(([dims, value], i) => search('exceeds', `E${i + 2}`, Number(value), { dims: String(dims), table: 1 })),
  ...years('conflict', 50),
  search('conflict', 'B9', 51, { dims: 'ethnicity=Total', table: 1 }),
  ...years('duplicate', 60),
  ...years('duplicate', 60, { file: 'copy.pdf', sheet: 'Table 1' }),
  search('definition', 'B2', 70, { periodStart: '2020-04-01', periodEnd: '2021-03-31' }),
  search('missing', 'B2', 70),
  search('missing', 'B3', 71, year(2021)),
  ...years('unit', 40, { measure: 'suspects' }),
  ...years('suppressed', 40),
  search('suppressed', 'E2', '<5', { dims: 'ethnicity=Asian', table: 1 }),
  ...years('held', 40),
  search('held', 'E2', 'n/a', { dims: 'ethnicity=Asian', table: 1 }),
  ...years('unknown', 40),
  search('unknown', 'E2', 15, { dims: 'ethnicity=White', table: 1 }),
  search('unknown', 'E3', 25, { dims: 'ethnicity=Not stated', table: 1 }),
  ...years('outlier', 900),
  ...years('scope', 40, { dimensions: [{ key: 'offence', value: 'Several' }] }),
]

const codes = [...new Set(planted.map(({ force }) => force ?? ''))]
const judged: Case = {
  stated: planted,
  replies: [
    replyWith(['More than one reason can be recorded against a search.'], { file: 'exceeds.csv', forces: ['exceeds'] }),
  ],
  asked: {
    request: STOP_AND_SEARCH,
    forces: [...codes, 'silent'].map((code) => ({ code, name: code, population: 1_000_000 })),
  },
}

test('every rule of the contract finds what was planted for it under another request, and nothing else', () => {
  const findings = check(judged).findings.map(({ rule, force }) => `${rule} ${force}`)
  expect([...new Set(findings)].sort()).toEqual([
    'conflict conflict',
    'counting-unit unit',
    'duplicate duplicate',
    'high-unknown unknown',
    'no-reply silent',
    'not-held held',
    'outlier outlier',
    'parts-exceed-total exceeds',
    'period-definition definition',
    'period-missing missing',
    'scope scope',
    'suppressed suppressed',
    'total-mismatch total',
  ])
  expect(CONTRACT_RULES).toHaveLength(13)
})

/** What the rules beyond the contract look for, each in a force of its own, beside a force in which it must not be seen. */
const beyond: readonly Stated[] = [
  ...['F1', 'F2', 'F3', 'F4', 'F5', 'F6'].flatMap((force) => years(force, 100)),
  ...breakdown('out of reach', [
    ['reason=Drugs', 9],
    ['reason=Weapons', '<5'],
    ['reason=Other', '<5'],
    ['reason=Total', 30],
  ]),
  ...breakdown('explained', [
    ['reason=Drugs', 9],
    ['reason=Weapons', '<5'],
    ['reason=Total', 12],
  ]),
  ...breakdown('formula', [
    ['reason=Drugs', 9],
    ['reason=Weapons', 6],
    ['reason=Other', 7],
    ['reason=Total', 22],
  ]),
  ...breakdown(
    'rounded',
    Array.from({ length: 12 }, (_, i) => [`reason=R${i}`, 10 * (i + 1)] as const),
  ),
  ...years('digits', 154),
  search('digits', 'E2', 145, { dims: 'reason=Total', table: 1 }),
  ...years('mixed', 40).slice(0, 1),
  ...years('mixed', 44, { measure: 'suspects' }).slice(1),
  ...years('mixed not', 40),
  ...years('mixed not', 44, { measure: 'suspects', table: 1 }),
  ...years('broken', 90),
  ...years('broken not', 90),
  ...years('printed', 80),
  ...[
    [2020, 95, 5],
    [2021, 20, 80],
  ].flatMap(([n = 0, known = 0, open = 0]) => [
    search('moves', `E${n - 2018}`, known, { ...year(n), dims: 'ethnicity=White', table: 1 }),
    search('moves', `F${n - 2018}`, open, { ...year(n), dims: 'ethnicity=Not stated', table: 1 }),
  ]),
]

function breakdown(force: string, rows: readonly (readonly [string, number | '<5'])[]): readonly Stated[] {
  return rows.map(([dims, value], i) => search(force, `E${i + 2}`, value, { dims, table: 1 }))
}

const reply = (force: string, more: Partial<Reply>, prose: readonly string[] = []): Reply =>
  replyWith(prose, { file: `${force}.csv`, forces: [force], ...more })

test('every rule beyond the contract does so too', () => {
  const { findings, unjudged } = check(
    {
      stated: beyond,
      replies: [
        reply('formula', {
          formulas: [
            {
              sheet: '',
              cell: 'E5',
              text: 'SUM(E2:E3)',
              stored: 22,
              result: 15,
              adds: [{ top: 1, bottom: 2, left: 4, right: 4 }],
            },
          ],
        }),
        reply('broken', {}, ['The force moved to a new crime recording system in May 2021.']),
        reply('broken not', {}, ['Figures come from a live crime recording system and may change.']),
        reply('printed', {
          hides: [{ sheet: 'Names', what: 'Sheet “Names”, hidden', cells: ['A1'], held: '3 cells' }],
        }),
      ],
      asked: { request: STOP_AND_SEARCH, forces: [] },
      published: ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'printed'].map((force) => ({
        force,
        periodStart: '2020-01-01',
        periodEnd: '2020-12-31',
        value: 100,
        released: '2021',
        source: 'https://example.org/stops',
      })),
    },
    undefined,
    RULES.filter(({ contract }) => !contract),
  )
  expect([...new Set(findings.map(({ rule, force }) => `${rule} ${force}`))].sort()).toEqual([
    'formula-audit formula',
    'hidden-content printed',
    'published-conflict printed',
    'recoverable-suppression explained',
    'rounding rounded',
    'series-break broken',
    'share-base-moves moves',
    'total-explained explained',
    'total-out-of-reach out of reach',
    'transposed-digits digits',
    'units-mixed mixed',
  ])
  expect(new Set(findings.map(({ rule }) => rule)).size).toBe(RULES.length - CONTRACT_RULES.length)
  // what they say is in the words of this request
  expect(JSON.stringify(findings)).not.toMatch(/2017\/18|2018\/19|platform|offences? (?:go|in)/)
  expect(unjudged.map(({ rule }) => rule)).not.toContain('published-conflict')
})

test('under a request for financial years the calendar years are the odd ones', () => {
  const periods = [2020, 2021].map((n) => ({
    start: `${n}-04-01`,
    end: `${n + 1}-03-31`,
    label: `${n}/${n + 1 - 2000}`,
  }))
  const request = { ...STOP_AND_SEARCH, periods }
  const odd = check({ ...judged, asked: { ...judged.asked, request } }).findings.filter(
    ({ rule }) => rule === 'period-definition',
  )
  const forces = new Set(odd.map(({ force }) => force))
  expect(forces.has('F1')).toBe(true)
  expect(forces.has('definition')).toBe(false)
})

test('a reply on stop and search goes through reading and tidying to the same findings', async () => {
  const text = `Kent Police
Number of stops and searches by self-defined ethnicity and calendar year

Ethnicity,2020,2021,2022,Total
Asian,121,133,147,401
White,803,826,841,2470
Not stated,1507,802,844,3153
Total,2431,1761,1842,6034
`
  const bytes = new TextEncoder().encode(text)
  const workbook = await readWorkbook({ name: 'reply.csv', bytes }, nodeAbilities)
  if (!workbook.ok) throw new Error('refused')
  const tidied = tidyWorkbook(workbook.value, { fileName: 'reply.csv', path: 'reply.csv' })
  const arrived = { file: 'reply.csv', workbook: workbook.value, tidied }
  const { findings } = check({
    stated: statedIn(arrived),
    replies: [replyOf(arrived)],
    asked: { request: STOP_AND_SEARCH, forces: [] },
  })
  expect(findings.map(({ rule, force, cells }) => [rule, force, ...cells])).toEqual([
    ['total-mismatch', 'E23000032', 'D8', 'D5', 'D6', 'D7'],
    ['total-mismatch', 'E23000032', 'E8', 'E5', 'E6', 'E7'],
    ['high-unknown', 'E23000032', 'B7', 'B8'],
  ])
})
