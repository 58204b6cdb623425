import { expect, test } from 'vitest'
import { type Case, check, type PublishedCount, publishedFor, type Stated } from '../../app/check/index.ts'
import { publishedConflict } from '../../app/check/rules/published-conflict.ts'
import { areTransposed, transposedDigits } from '../../app/check/rules/transposed-digits.ts'
import { caseOf, found, stated, YEAR_2 } from '../support/figures.ts'
import { SAMPLE_REQUEST } from '../support/request.ts'

const LANCASHIRE = 'E23000003'
const HAMPSHIRE = 'E23000030'
const request = { ...SAMPLE_REQUEST, text: 'Offences of sexual communication with a child' }
const published = publishedFor(request)

function against(figures: readonly Stated[], more: Partial<Case> = {}) {
  return found(publishedConflict, figures, { published, asked: { request, forces: [] }, ...more })
}

test('nothing is known about another subject, and the rule says that it cannot run', () => {
  const other = { ...request, text: 'Stop and search' }
  expect(publishedFor(other)).toEqual([])
  const input = caseOf([stated('B2', 1, { force: LANCASHIRE })], {
    published: [],
    asked: { request: other, forces: [] },
  })
  const { findings, unjudged } = check(input, undefined, [publishedConflict])
  expect(findings).toEqual([])
  expect(unjudged).toMatchObject([{ rule: 'published-conflict', force: null }])
})

test('a reply that says what every release says is no conflict', () => {
  const nottinghamshire = [
    stated('B2', 86, { force: 'E23000019' }),
    stated('C2', 80, { force: 'E23000019', ...YEAR_2 }),
  ]
  expect(against(nottinghamshire)).toEqual([])
})

test('Lancashire was published as 64 and 175, and as 277 by difference: each is named with its source', () => {
  const [finding, none] = against([stated('B2', 175, { force: LANCASHIRE })])
  expect(none).toBeUndefined()
  expect(finding).toMatchObject({ severity: 'caution', cells: ['B2'] })
  expect(finding?.note).toContain('as one release does')
  expect(finding?.note).toContain('64 (thelancasterandmorecambecitizen.co.uk, 2019-09)')
  expect(finding?.note).toContain('277 (by difference: 647 − 252 − 118')
  expect(finding?.arithmetic.map(({ low }) => low)).toEqual([175, 64, 277])
  expect(against([stated('B2', 180, { force: LANCASHIRE })])).toMatchObject([{ severity: 'contradiction' }])
})

test('what follows from a disputed figure proves nothing', () => {
  expect(against([stated('B2', 252, { force: LANCASHIRE, ...YEAR_2 })])).toEqual([])
})

test('Hampshire’s 18 stands beside the 291 that was published for the year before', () => {
  const periods = [{ start: '2020-04-01', end: '2021-03-31', label: '2020/21' }]
  const asked = { request: { ...request, periods }, forces: [] }
  const count = (value: number) =>
    stated('B2', value, { force: HAMPSHIRE, periodStart: '2020-04-01', periodEnd: '2021-03-31' })
  expect(against([count(250)], { asked })[0]?.note).toContain('published were 18')
  const series: readonly PublishedCount[] = published.filter(({ periodStart }) => periodStart === '2019-04-01')
  expect(against([count(18)], { asked, published: series })[0]?.note).toMatch(
    /gives 18; for the year before 291 was published \(onthewight\.com/,
  )
  expect(against([count(250)], { asked, published: series })).toEqual([])
})

test('replies that agree with next to nothing published count something else, and that is said', () => {
  const forces = [
    ...new Set(published.filter(({ periodStart }) => periodStart === '2017-04-01').map(({ force }) => force)),
  ]
  expect(forces.length).toBeGreaterThan(6)
  const figures = forces.map((force, i) => stated(`B${i + 2}`, 5000 + i, { force }))
  const { findings, unjudged } = check(caseOf(figures, { published, asked: { request, forces: [] } }), undefined, [
    publishedConflict,
  ])
  expect(findings).toEqual([])
  expect(unjudged[0]?.why).toContain('differ from what was published')
})

test('digits changed places only where two neighbours did, and nothing else', () => {
  expect([areTransposed(86, 86), areTransposed(86, 85), areTransposed(123, 321), areTransposed(7, 70)]).toEqual(
    Array.from({ length: 4 }, () => false),
  )
  expect([areTransposed(86, 68), areTransposed(1234, 1324)]).toEqual([true, true])
})

test('two figures for one thing are transposed, two that merely differ are not', () => {
  const pair = (value: number) => [stated('B2', 86), stated('B2', value, { file: 'later.csv' })]
  expect(found(transposedDigits, pair(85))).toEqual([])
  expect(found(transposedDigits, pair(68))).toMatchObject([
    {
      force: 'A',
      cells: ['B2'],
      places: [{ file: 'later.csv', cells: ['B2'] }],
      note: '2017/18: 86 in one place, 68 in another.',
    },
  ])
})

test('a reply is transposed against a publication too', () => {
  const more = { published, asked: { request, forces: [] } }
  expect(found(transposedDigits, [stated('B2', 86, { force: 'E23000019' })], more)).toEqual([])
  expect(found(transposedDigits, [stated('B2', 68, { force: 'E23000019' })], more)[0]?.note).toContain(
    '86 was published',
  )
})
