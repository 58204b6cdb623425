import { describe, expect, test } from 'vitest'
import { dayIn, saidIn, sectionIn } from '../../app/tidy/index.ts'

const says = (text: string) => saidIn(text).map(({ says: what, value }) => [what, value])

describe('nothing is taken for more than it says', () => {
  test.each([
    'Offences under s.14, s.15 and s.15A Sexual Offences Act 2003 combined by method of communication',
    'Causing a child to watch a sexual act (s.12)',
    '1. Please tell me the number of recorded offences, for 2017/18 and 2018/19.',
    'Thank you for your request which was received on 29/04/2019 and has been processed under the Freedom of Information Act 2000.',
    '2 & 3 - Caution',
    'Number of s15A offences (HO code 71/17) by age of victim',
    '1 April 2017 to 31 March 2018',
    'Source of Nottinghamshire: https://example.org/ taken on 3 May 2019',
  ])('%s', (text) => {
    expect(saidIn(text)).toEqual([])
  })

  test('information that is not held in a retrievable format is no "not held"', () => {
    expect(says('The information is not held in a retrievable format.')).toEqual([])
  })

  test('figures under five kept back under section 40 are a rule of suppression, no refusal of the request', () => {
    expect(says('Low numbers (fewer than five) have been suppressed under Section 40(2) of the Act.')).toEqual([
      ['suppression', 'under 5'],
    ])
  })

  test('a day that no calendar has is no day', () => {
    expect(dayIn('Data extracted 45/13/2019')).toBeUndefined()
  })
})

test.each([
  ['Section 12(1) of the Act is therefore engaged and the request is refused.', 's.12(1)'],
  ['This information is exempt by virtue of s40(2) of the Freedom of Information Act.', 's.40(2)'],
  ['A manual review would take 57 hours, beyond the 18 hour limit (Section 12(1)).', 's.12(1)'],
  ['The force can neither confirm nor deny that it holds the information: section 40(5).', 's.40(5)'],
  ['Your request is refused.', ''],
])('%s is a refusal, with its section where it names one', (text, section) => {
  expect(says(text)).toEqual([['refusal', section]])
})

test('a refusal notice under section 17 names the section of the exemption, not of the notice', () => {
  expect(sectionIn('This is a refusal notice under section 17(1): section 30 applies')).toBe('s.30')
})

test('a letter that holds nothing says so', () => {
  expect(says('Nottinghamshire Police does not hold this information.')).toEqual([['not held', '']])
  expect(says('No information held.')).toEqual([['not held', '']])
})

test.each([
  ['Data extracted 14/05/2019.', '2019-05-14'],
  ['Data extracted on 3 May 2019', '2019-05-03'],
  ['Source: Niche RMS. Date run: 03/06/2019.', '2019-06-03'],
  ['Figures are correct as at 1st June 2019', '2019-06-01'],
])('%s is the day of the extraction', (text, day) => {
  expect(says(text)).toEqual([['extracted', day]])
})

test.each([
  ['<5 = fewer than five offences', 'under 5'],
  ['* = fewer than five offences', '* = under 5'],
  ['- denotes zero', '- = 0'],
  ['Please note: a blank cell means zero.', 'blank = 0'],
  ['All figures are rounded to the nearest 5.', 'rounded to 5'],
])('%s is the rule "%s"', (text, rule) => {
  expect(says(text)).toEqual([['suppression', rule]])
})

test('a caveat is quoted word for word, the sentences beside it apart', () => {
  const line = 'Data are extracted from a live system and may be subject to change. Data extracted 14/05/2019.'
  expect(saidIn(line)).toEqual([
    { says: 'caveat', value: '', text: 'Data are extracted from a live system and may be subject to change.' },
    { says: 'extracted', value: '2019-05-14', text: 'Data extracted 14/05/2019.' },
  ])
})

test.each([
  ['The first figure covers six months only.', '6 months'],
  ['2017/18 figures are for 9 months.', '9 months'],
  ['Please note this is six months of data', '6 months'],
  ['April to September only', '6 months'],
  ['The 2017/18 data covers April 2017 to December 2017', '9 months'],
  ['Figures up to 30 September 2017', 'to 2017-09-30'],
  ['2017/18 is recorded up to and including 30th September', 'part of a year'],
  ['2018/19 is a part year figure', 'part of a year'],
  ['The figure does not cover a full year.', 'part of a year'],
])('%s is a caveat: %s', (text, part) => {
  expect(says(text)).toEqual([['caveat', part]])
})

test.each([
  'Each year covers 12 months',
  'The data covers April 2017 to March 2018',
  'Offences recorded up to 31 March 2019',
  'Victims aged up to six months',
  '1 April 2017 to 30 September 2017',
  'More than tripled compares six months with twelve.',
])('%s is no word of a part', (text) => {
  expect(says(text).filter(([, value]) => value !== '')).toEqual([])
})

test('the day of an extraction is the one behind the word, not that of a period before it', () => {
  expect(says('Offences from 1 April 2017 to 31 March 2018, extracted on 3 May 2019')).toEqual([
    ['extracted', '2019-05-03'],
  ])
  expect(says('On 3 May 2019 the data were extracted')).toEqual([['extracted', '2019-05-03']])
  expect(says('Figures are accurate at 14/06/2019')).toEqual([['extracted', '2019-06-14']])
})
