import { describe, expect, test } from 'vitest'
import {
  ageFromDateLabel,
  ageFromSerial,
  dimensionOfHeader,
  dimensionsInTitle,
  isAskedOffence,
  isPercentHeader,
  isRunningNumberHeader,
  isSubtotalLabel,
  isTotalLabel,
  measureIn,
  offenceScopeIn,
  parseCategory,
  parseCategoryAs,
  subtotalOf,
} from '../../app/names/index.ts'

const said = (text: string): string => {
  const found = parseCategory(text)
  return found === undefined ? '' : `${found.key}=${found.value}`
}

describe('words that mean something in several dimensions name nothing by themselves', () => {
  test.each([
    'Unknown',
    'Not recorded',
    'Other',
    'U',
    '13',
    '16/17',
    'Social media',
    'Gaming and dating',
    'Other/Unknown',
    'Instead',
    'Wiltshire',
    '2017/18',
    '',
  ])('%j', (text) => {
    expect(said(text)).toBe('')
  })

  test('where the dimension is known they do', () => {
    expect(parseCategoryAs('platform', 'Unknown')).toBe('Not recorded')
    expect(parseCategoryAs('gender', 'Not recorded')).toBe('Unknown')
    expect(parseCategoryAs('age', 'N/K')).toBe('Unknown')
    expect(parseCategoryAs('age', '13')).toBe('13')
    expect(parseCategoryAs('outcome', 'Others')).toBe('Other')
    expect(parseCategoryAs('weather', 'Rain')).toBeUndefined()
  })
})

test.each([
  ['FACBOOK', 'platform=Facebook'],
  ['Messenger', 'platform=Facebook Messenger'],
  ['Facebook Messenger', 'platform=Facebook Messenger'],
  ['Facebook/Messenger', 'platform=Facebook+Facebook Messenger'],
  ['Facebook (incl. Messenger)', 'platform=Facebook+Facebook Messenger'],
  ['Facebook (not Messenger)', 'platform=Facebook'],
  ['WhatsApp Messenger', 'platform=WhatsApp'],
  ['Kik Messenger', 'platform=Kik'],
  ['Text message & phone call', 'platform=Phone call+Text message'],
  ['Text/SMS', 'platform=Text message'],
  ['X-Box/PS4', 'platform=Xbox/PlayStation'],
  ['Games console (Xbox/PlayStation)', 'platform=Xbox/PlayStation'],
  ['Dating sites (e.g. Tinder, Grindr)', 'platform=Dating site'],
  ['All other platforms', 'platform=Other'],
  ['Platform not specified', 'platform=Not recorded'],
  ['Instagrm', 'platform=Instagram'],
  ['Whastapp', 'platform=WhatsApp'],
  ['11-15 yrs', 'age=11-15'],
  ['13 – 15 year olds', 'age=13-15'],
  ['5 to under 10', 'age=5-9'],
  ['16 plus', 'age=16+'],
  ['13\nto 15 years', 'age=13-15'],
  ['Under 11', 'age=0-10'],
  ["under 13's", 'age=0-12'],
  ['10 and under', 'age=0-10'],
  ['<=10', 'age=0-10'],
  ['0\u201310', 'age=0-10'],
  ['16 and over', 'age=16+'],
  ['16 yrs and over', 'age=16+'],
  ['Fourteen to fifteen', 'age=14-15'],
  ['AGE 13', 'age=13'],
  ['Age not recorded', 'age=Unknown'],
  ['GIRLS', 'gender=Female'],
  ['M', 'gender=Male'],
  ['Gender not recorded', 'gender=Unknown'],
  ['Outcome 1 - Charged/Summonsed', 'outcome=Charged'],
  ['01: Charge / Summons', 'outcome=Charged'],
  ['Type 15 - Evidential difficulties', 'outcome=Evidential difficulties'],
  ['18 - Investigation complete; no suspect identified', 'outcome=No suspect identified'],
  ['Not yet assigned an outcome', 'outcome=Under investigation'],
  ['Causing a child to watch a sexual act (s.12)', 'offence=Causing a child to watch a sexual act'],
  ['88A Meeting a child following sexual grooming', 'offence=Meeting a child following grooming'],
  ['Outcome type 18', 'outcome=No suspect identified'],
  ['Evidential difficulties (14, 15, 16)', 'outcome=Evidential difficulties'],
  ['Meeting a female child following grooming', 'offence=Meeting a child following grooming'],
  ['86/10 Indecent images of children', 'offence=Indecent images of children'],
])('%j is %s', (text, expected) => {
  expect(said(text)).toBe(expected)
})

test('the offence that was asked about is no category', () => {
  expect(isAskedOffence('S15A SOA 2003 - Sexual communication with a child')).toBe(true)
  expect(isAskedOffence('71/17')).toBe(true)
  expect(said('Engage in sexual communication with a child')).toBe('')
  expect(isAskedOffence('Indecent images of children')).toBe(false)
})

test('a band that a spreadsheet turned into a date is a band again', () => {
  expect(ageFromDateLabel('Nov-15')).toBe('11-15')
  expect(ageFromDateLabel('05-Sep')).toBe('5-9')
  expect(ageFromDateLabel('09-May')).toBe('5-9')
  expect(ageFromDateLabel('Dec-12')).toBeUndefined()
  expect(ageFromDateLabel('2017/18')).toBeUndefined()
  expect(ageFromSerial(42309, false, 'mmm-yy')).toBe('11-15')
  expect(ageFromSerial(43713, false, 'dd-mmm')).toBe('5-9')
})

test('what headers and titles name', () => {
  expect(dimensionOfHeader('Platform used')).toBe('platform')
  expect(dimensionOfHeader('Formof communication')).toBe('platform')
  expect(dimensionOfHeader('Victim\nAge')).toBe('age')
  expect(dimensionOfHeader('Genderof victim')).toBe('gender')
  expect(dimensionOfHeader('HO Outcome')).toBe('outcome')
  expect(dimensionOfHeader('Police Force')).toBe('force')
  expect(dimensionOfHeader('Month recorded')).toBe('period')
  for (const text of [
    'Year',
    'Created Date',
    'Date Recorded',
    'Date created',
    'Date of report',
    'Offence date',
    'FinancialYear',
    'Recorded Month',
    'Month of offence',
    'Reported On',
    'Year ending',
  ]) {
    expect(dimensionOfHeader(text), text).toBe('period')
  }
  for (const text of [
    'Offences',
    'Recorded offences',
    'On',
    '',
    'Offence',
    'Offences recorded',
    'Up to date',
    'Crime',
    'Number of crimes recorded',
  ]) {
    expect(dimensionOfHeader(text), text).not.toBe('period')
  }
  expect(dimensionOfHeader('Offences')).toBeUndefined()
  expect(dimensionsInTitle('Number of offences by age of victim and gender of victim')).toEqual(['age', 'gender'])
  expect(isPercentHeader('% of total')).toBe(true)
  expect(isPercentHeader('Number')).toBe(false)
  expect(isRunningNumberHeader('Crime Ref')).toBe(true)
  expect(isRunningNumberHeader('No. of offences')).toBe(false)
})

test('totals and subtotals', () => {
  for (const text of [
    'Total',
    'TOTAL:',
    'GrandTotal',
    'Overall',
    'All',
    'Sum',
    'Total 2017/18',
    'Total offences',
    'All ages',
    '2018/19 Total',
    'Totals*',
    'Total (2 years)',
  ]) {
    expect(isTotalLabel(text), text).toBe(true)
  }
  for (const text of [
    'Subtotal',
    'Social media sub-total',
    'Allocated',
    'All other',
    '% of total',
    'Totally new',
    'Summary',
    'Total female',
    '',
  ]) {
    expect(isTotalLabel(text), text).toBe(false)
  }
  expect(isSubtotalLabel('Sub total - Telephone')).toBe(true)
  expect(subtotalOf('Subtotal (Social media)')).toBe('social media')
  expect(subtotalOf('Total')).toBeUndefined()
})

test('the age of a victim is no measure', () => {
  expect(measureIn('Age of victim')).toBeUndefined()
  expect(measureIn('Victim gender')).toBeUndefined()
  expect(measureIn('No suspect identified')).toBeUndefined()
  expect(measureIn('Low numbers have been suppressed to prevent the identification of victims')).toBeUndefined()
  expect(measureIn('Number of offences by age of victim')).toBe('offences')
  expect(measureIn('Number of offences with child victims')).toBe('offences')
  expect(measureIn('Q3 - Number of victims of sexual communication with a child by outcome')).toBe('victims')
  expect(measureIn('TABLE 1: SUSPECTS LINKED TO S.15A OFFENCES (COUNT OF SUSPECTS)')).toBe('suspects')
  expect(measureIn('No. of crimes')).toBe('offences')
})

test('a title says which offences its figures cover', () => {
  expect(offenceScopeIn('Offences under s.14, s.15 and s.15A Sexual Offences Act 2003 combined')).toEqual({
    covers: 'several',
  })
  expect(
    offenceScopeIn('the figures include offences under s.15 (meeting a child following grooming) as well as s.15A.'),
  ).toEqual({ covers: 'several' })
  expect(offenceScopeIn('TABLE 3: OFFENCES UNDER S.14')).toEqual({
    covers: 'other',
    value: 'Arranging a child sex offence',
  })
  expect(offenceScopeIn('Number of s15A offences (HO code 71/17)')).toEqual({ covers: 'asked' })
  expect(offenceScopeIn('Low numbers have been suppressed under Section 40(2)')).toBeUndefined()
  expect(offenceScopeIn('Child sexual offences recorded by offence')).toBeUndefined()
})

test('a page under a known header is no label, and is not searched for one for minutes', () => {
  const began = process.cpuUsage()
  for (const key of ['platform', 'gender', 'outcome', 'offence']) {
    for (const sign of ['- ', '1 ', ' ']) expect(parseCategoryAs(key, `x1${sign.repeat(20_000)}x`)).toBeUndefined()
  }
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1e6).toBeLessThan(3)
})

test('a platform is found by its name within longer words, unless they join or take away', () => {
  expect(parseCategoryAs('platform', 'Contacted through Instagram')).toBe('Instagram')
  expect(parseCategoryAs('platform', 'Text message or SMS sent from a mobile telephone')).toBe('Text message')
  expect(parseCategoryAs('platform', 'Any other social media')).toBe('Other')
  expect(parseCategoryAs('platform', 'Method is not recorded or is unknown')).toBe('Not recorded')
  for (const text of [
    'Apps other than Facebook',
    '* includes Facebook Live',
    'Facebook groups and chat rooms',
    'Nothing',
  ])
    expect(parseCategoryAs('platform', text), text).toBeUndefined()
})
