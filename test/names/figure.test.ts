import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_NOTES, parseFigure, readMarkerNotes } from '../../app/names/index.ts'
import { withRaisedDigits } from '../../app/read/raised.ts'
import { bounds } from '../../app/vocabulary/index.ts'

const asText = { kind: 'text', number: Number.NaN, numberFormat: 'General' } as const
const blank = { kind: 'blank', number: Number.NaN, numberFormat: 'General' } as const

function said(text: string, notes = NO_NOTES): string {
  const found = parseFigure(text, text === '' ? blank : asText, notes)
  if (found.is !== 'figure') return found.is
  const { figure } = found
  return figure.status === 'ok' ? String(figure.value) : `${figure.status} ${figure.low}..${figure.high}`
}

test('a page pasted into a cell is no figure, and is not searched for one for minutes', () => {
  const began = process.cpuUsage()
  for (const sign of ['-', '(', '[', '; ']) expect(said(`x${sign.repeat(40_000)}x`)).toBe('not a figure')
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1e6).toBeLessThan(3)
})

describe('a figure that was not given is never a zero', () => {
  test.each([
    ['', 'missing 0..null'],
    ['-', 'missing 0..null'],
    ['\u2013', 'missing 0..null'],
    ['--', 'missing 0..null'],
    ['<5', 'suppressed 1..4'],
    ['< 5', 'suppressed 1..4'],
    ['\u22645', 'suppressed 1..5'],
    ['Fewer than five', 'suppressed 1..4'],
    ['Less than 5', 'suppressed 1..4'],
    ['5 or less', 'suppressed 1..5'],
    ['under 5', 'suppressed 1..4'],
    ['<3', 'suppressed 1..2'],
    ['0-4', 'suppressed 0..4'],
    ['1-4', 'suppressed 1..4'],
    ['*', 'suppressed 0..null'],
    ['[c]', 'suppressed 0..null'],
    ['n/a', 'not_held 0..null'],
    ['[x]', 'not_held 0..null'],
    ['No information held', 'not_held 0..null'],
    ['Not recorded', 'not_held 0..null'],
    ['Exempt S40(2)', 'refused 0..null'],
    ['Section 12', 'refused 0..null'],
    ['#', 'unread marker'],
    ['S', 'unread marker'],
    ['..', 'unread marker'],
    ['12%', 'percentage'],
    ['11-15', 'not a figure'],
    ['Under 13', 'not a figure'],
    ['Instagram', 'not a figure'],
    ['Offences under s.14', 'not a figure'],
    ['2017/18', 'not a figure'],
    ['12 of 15', 'not a figure'],
  ])('%j is %s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  test('dates, percentages and truth values are no figures', () => {
    expect(parseFigure('Nov-15', { kind: 'number', number: 42309, numberFormat: 'mmm-yy' }, NO_NOTES).is).toBe(
      'not a figure',
    )
    expect(parseFigure('12%', { kind: 'number', number: 0.12, numberFormat: '0%' }, NO_NOTES).is).toBe('percentage')
    expect(parseFigure('TRUE', { kind: 'boolean', number: 1, numberFormat: 'General' }, NO_NOTES).is).toBe(
      'not a figure',
    )
  })
})

describe('numbers as replies write them', () => {
  test.each([
    ['12', '12'],
    ['1,234', '1234'],
    ['1 234', '1234'],
    ["'17", '17'],
    ['10.0', '10'],
    ['\u00a0264', '264'],
    ['12*', '12'],
    ['7\u00b9', '7'],
    ['5 (a)', '5'],
    ['12 [1]', '12'],
    ['176~', '176'],
    ['9 (r)', '9'],
    ['114\u2020', '114'],
    ['NIL', '0'],
    ['None', '0'],
    ['No offences', '0'],
    ['zero', '0'],
  ])('%j is %s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  test('a dash drawn by a number format over a stored nought is nought', () => {
    expect(parseFigure('-', { kind: 'number', number: 0, numberFormat: '0;-0;"-"' }, NO_NOTES)).toEqual({
      is: 'figure',
      figure: { status: 'ok', value: 0 },
    })
  })
})

test('a number that its format hides behind a marker stays hidden', () => {
  const stored = (number: number, numberFormat: string) => ({ kind: 'number' as const, number, numberFormat })
  expect(parseFigure('<5', stored(3, '[<5]"<5";0'), NO_NOTES)).toEqual({
    is: 'figure',
    figure: { status: 'suppressed', low: 1, high: 4 },
  })
  expect(parseFigure('', stored(3, ';;;'), NO_NOTES).is).toBe('not a figure')
  expect(parseFigure('1,234', stored(1234, '#,##0'), NO_NOTES)).toEqual({
    is: 'figure',
    figure: { status: 'ok', value: 1234 },
  })
  expect(parseFigure('12 offences', stored(12, '0" offences"'), NO_NOTES)).toEqual({
    is: 'figure',
    figure: { status: 'ok', value: 12 },
  })
})

describe("the file's own notes say what its markers mean", () => {
  test.each([
    ['Blanks = 0', '', '0'],
    ['Please note: a blank cell means zero.', '', '0'],
    ['Where no figure is shown the count is nil.', '', '0'],
    ['Nil values are left blank', '', '0'],
    ['Key:  -  zero', '\u2013', '0'],
    ['- = nil return', '-', '0'],
    ['A dash (-) indicates zero', '--', '0'],
    ['# = small number suppressed to prevent disclosure', '#', 'suppressed 0..null'],
    ['S = fewer than 5', 's', 'suppressed 1..4'],
    ['Numbers below 5 are shown as *', '*', 'suppressed 1..4'],
    ['Cells marked with an asterisk contain a value of less than 10', '*', 'suppressed 1..9'],
    ['Low numbers (fewer than five) have been suppressed under Section 40(2)', '*', 'suppressed 1..4'],
    ['* = between 0 and 4', '*', 'suppressed 0..4'],
    ['[c] = confidential, [x] = not available', '[x]', 'not_held 0..null'],
    ['* = exempt under section 40(2)', '*', 'refused 0..null'],
  ])('%j makes %j %s', (note, marker, expected) => {
    expect(said(marker, readMarkerNotes([note]))).toBe(expected)
  })

  test.each([
    '* Includes offences transferred in from other forces.',
    '* The offence came into force on 3 April 2017.',
    '- no offences were recorded by the unit before 2016',
    'Blank rows were removed; zero tolerance applies',
  ])('%j says nothing about a blank or a dash', (note) => {
    const notes = readMarkerNotes([note])
    expect(said('-', notes)).toBe('missing 0..null')
    expect(said('', notes)).toBe('missing 0..null')
  })
})

describe('the mark of a note behind a figure', () => {
  test.each(['12¹', '12(¹)', '12 [¹]', '12¹,²', '12¹, ²', '12 (note 1)', '12**'])('%s is twelve', (text) => {
    expect(said(text)).toBe('12')
  })
  test('is none where it is not raised', () => {
    for (const text of ['10^2', '12,1', '12,¹', '¹,²']) expect(said(text)).toBe('not a figure')
  })
  test('is looked for without end in no drawn line', () => {
    for (const text of [`${'*'.repeat(60)} Notes`, `${'* '.repeat(16_000)}a`]) expect(said(text)).toBe('not a figure')
  })
})

describe('properties', () => {
  test('text without a digit is never a number, save words for nought', () => {
    const nought = /^(?:nil|none|zero|no |nothing)/i
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        if (/\p{N}/u.test(text) || nought.test(text.trim())) return
        const found = parseFigure(text, asText, NO_NOTES)
        expect(found.is === 'figure' && found.figure.status === 'ok').toBe(false)
      }),
      { numRuns: 3000 },
    )
  })

  test('bounds are in order, whatever the marker and the note', () => {
    let withheld = 0
    const number = fc.integer({ min: 0, max: 30 })
    const marker = fc.oneof(
      number.map((n) => `<${n}`),
      number.map((n) => `${n} or less`),
      fc.tuple(number, number).map(([a, b]) => `${a}-${b}`),
      fc.constantFrom('*', '[c]', 'S', '#', '', '-'),
    )
    const note = fc.oneof(
      fc.tuple(number, number).map(([a, b]) => `* = between ${a} and ${b}`),
      number.map((n) => `Counts of fewer than ${n} are suppressed`),
      fc.string(),
    )
    fc.assert(
      fc.property(marker, note, (text, written) => {
        const found = parseFigure(text, text === '' ? blank : asText, readMarkerNotes([written]))
        if (found.is !== 'figure') return
        const { low, high } = bounds(found.figure)
        if (found.figure.status !== 'ok') withheld += 1
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high === null || low <= high).toBe(true)
      }),
      { numRuns: 2000 },
    )
    expect(withheld).toBeGreaterThan(200)
  })

  test('a number is read back however it is dressed', () => {
    const dress = fc.constantFrom(
      (n: number) => String(n),
      (n: number) => ` ${n}\u00a0`,
      (n: number) => `'${n}`,
      (n: number) => `${n}*`,
      (n: number) => `${n} (r)`,
      (n: number) => `${n}\u00b2`,
      (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ','),
      (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ' '),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), dress, (n, write) => {
        expect(said(write(n))).toBe(String(n))
      }),
    )
  })
})

test('a sign and its meaning may stand side by side in the key, and a footnote is no key', () => {
  const { meanings } = readMarkerNotes(['# suppressed', '~ fewer than five', '.. nil', '* includes Facebook Live'])
  expect(meanings.get('#')?.means).toBe('suppressed')
  expect(meanings.get('~')).toEqual({ means: 'suppressed', low: 1, high: 4 })
  expect(meanings.get('..')).toEqual({ means: 'zero' })
  expect(meanings.has('*')).toBe(false)
})

test('a raised letter behind a number is a note of it', () => {
  expect(
    parseFigure(
      withRaisedDigits('18a', [{ from: 2, to: 3 }]),
      { kind: 'text', number: Number.NaN, numberFormat: '' },
      NO_NOTES,
    ),
  ).toEqual({ is: 'figure', figure: { status: 'ok', value: 18 } })
  expect(withRaisedDigits('1st', [{ from: 1, to: 3 }])).toBe('1st')
})
