import { expect, test } from 'vitest'
import { check, type Stated } from '../../app/check/index.ts'
import { rounding } from '../../app/check/rules/rounding.ts'
import { seriesBreak } from '../../app/check/rules/series-break.ts'
import { shareBaseMoves } from '../../app/check/rules/share-base-moves.ts'
import { totalMismatch } from '../../app/check/rules/total-mismatch.ts'
import { unitsMixed } from '../../app/check/rules/units-mixed.ts'
import { caseOf, column, found, replyWith, stated, YEAR_2 } from '../support/figures.ts'
import { SAMPLE_REQUEST } from '../support/request.ts'

const counts = (values: readonly number[]) =>
  column(Object.fromEntries(values.map((value, i) => [`age=${i}`, value] as const)))

test('a few multiples of five are chance; a dozen different ones are rounded figures', () => {
  expect(found(rounding, counts([5, 10, 15, 20]))).toEqual([])
  expect(found(rounding, counts([5, 5, 5, 5, 5, 10, 10, 10, 10, 10, 10, 10]))).toEqual([])
  const dozen = Array.from({ length: 12 }, (_, i) => 5 * (i + 1))
  expect(found(rounding, counts([...dozen, 61]))).toEqual([])
  expect(found(rounding, counts(dozen))).toMatchObject([
    { severity: 'note', caveat: 'Figures of this force are rounded to 5.' },
  ])
  expect(found(rounding, counts(dozen.map((one) => one * 2)))[0]?.caveat).toContain('rounded to 10')
  expect(found(rounding, counts(Array.from({ length: 15 }, (_, i) => 3 * (i + 1))))[0]?.note).toContain('off by 1')
})

test('a total of rounded figures is judged with the error that they may have', () => {
  const dozen = Array.from({ length: 12 }, (_, i) => 5 * (i + 1))
  const whole = dozen.reduce((all, one) => all + one, 0)
  const rows = (total: number) => [...counts(dozen), stated('B20', total, { dims: 'age=Total' })]
  expect(found(totalMismatch, rows(whole + 30))).toEqual([])
  expect(found(totalMismatch, rows(whole + 40))).toHaveLength(1)
  // the same distance between figures that are not rounded
  const odd = [...counts(dozen.map((one) => one + 1)), stated('B20', whole + 22, { dims: 'age=Total' })]
  expect(found(totalMismatch, odd)).toHaveLength(1)
})

test('offences in both years, or both units in both, are not mixed; offences and then victims are', () => {
  expect(found(unitsMixed, [stated('B2', 86), stated('C2', 80, YEAR_2)])).toEqual([])
  const victims = stated('C2', 80, { ...YEAR_2, measure: 'victims' })
  expect(found(unitsMixed, [stated('B2', 86), victims, stated('C3', 79, YEAR_2)])).toEqual([])
  expect(found(unitsMixed, [stated('B2', 86), { ...victims, force: 'B' }])).toEqual([])
  expect(found(unitsMixed, [stated('B2', 86), victims])).toMatchObject([
    { force: 'A', cells: ['B2', 'C2'], note: 'The force counts offences in 2017/18, victims in 2018/19.' },
  ])
})

test('with one period nothing can be mixed or broken, and the rules say so', () => {
  const asked = { request: { ...SAMPLE_REQUEST, periods: SAMPLE_REQUEST.periods.slice(0, 1) }, forces: [] }
  const { unjudged } = check(caseOf([stated('B2', 1)], { asked }), undefined, [unitsMixed, seriesBreak])
  expect(unjudged.map(({ rule }) => rule)).toEqual(['units-mixed', 'series-break'])
})

test('live systems and definitions that may change are no break in a series', () => {
  const years = [stated('B2', 86), stated('C2', 80, YEAR_2)]
  const said = (note: string) => found(seriesBreak, years, { replies: [replyWith([note])] })
  expect(said('Data is taken from a live system and may be subject to change.')).toEqual([])
  expect(said('Figures may change as crime recording systems are updated.')).toEqual([])
  expect(said('Police forces use different systems to record crime.')).toEqual([])
  expect(said('The definition of the offence is given above.')).toEqual([])
})

test('a changed system or definition is a break, and weighs more beside a jump', () => {
  const said = (note: string, second: number) =>
    found(seriesBreak, [stated('B2', 86), stated('C2', second, YEAR_2)], { replies: [replyWith([note])] })
  const moved = 'The force moved to a new crime recording system (Niche) in June 2018.'
  expect(said(moved, 80)).toMatchObject([{ severity: 'note', cells: ['B2', 'C2'] }])
  expect(said(moved, 18)).toMatchObject([{ severity: 'caution' }])
  expect(said('Home Office counting rules were changed in April 2018.', 80)).toHaveLength(1)
  expect(found(seriesBreak, [stated('B2', 86)], { replies: [replyWith([moved])] })).toEqual([])
})

const platforms = (known: number, unknown: number, more: Partial<Stated> = {}, letter = 'B') =>
  column({ 'platform=Kik': known, 'platform=Unknown': unknown }, more, letter)

test('shares of small bases, of bases that move little, and beside suppressed figures are not judged', () => {
  const within = (first: readonly Stated[], second: readonly Stated[]) => found(shareBaseMoves, [...first, ...second])
  expect(within(platforms(8, 2), platforms(2, 8, YEAR_2, 'C'))).toEqual([])
  expect(within(platforms(80, 20), platforms(60, 40, YEAR_2, 'C'))).toEqual([])
  const hidden = column({ 'platform=Kik': '<5', 'platform=Unknown': 80 }, YEAR_2, 'C')
  expect(within(platforms(80, 20), hidden)).toEqual([])
  const { unjudged } = check(caseOf(column({ 'platform=Kik': 80 })), undefined, [shareBaseMoves])
  expect(unjudged.map(({ why }) => why)).toContain(
    'No reply breaks at least 20 down by platform with a line for the unknown.',
  )
})

test('a known share that falls from 80 to 30 in a hundred is told, with both bases', () => {
  const [finding] = found(shareBaseMoves, [...platforms(80, 20), ...platforms(30, 70, YEAR_2, 'C')])
  expect(finding).toMatchObject({ force: 'A', cells: ['B3', 'C3'] })
  expect(finding?.note).toContain('80 % of 100 in 2017/18, 30 % of 100 in 2018/19')
})

test('forces whose known shares lie far apart are one finding for all of them', () => {
  const other = platforms(5, 95, { force: 'B', file: 'beds.csv' })
  expect(found(shareBaseMoves, [...platforms(60, 40), ...other.slice(0, 0)])).toEqual([])
  expect(found(shareBaseMoves, [...platforms(90, 10), ...other])).toMatchObject([
    { force: null, file: 'beds.csv', about: 'platform|forces' },
  ])
})
