import { describe, expect, test } from 'vitest'
import {
  dimensionOfHeader,
  isTotalLabel,
  NO_NOTES,
  parseCategoryAs,
  parseFigure,
  partOfYear,
  resolveForce,
} from '../../app/names/index.ts'

const asText = { kind: 'text', number: Number.NaN, numberFormat: 'General' } as const
const figure = (text: string): string => {
  const found = parseFigure(text, asText, NO_NOTES)
  if (found.is !== 'figure') return found.is
  return found.figure.status === 'ok' ? String(found.figure.value) : found.figure.status
}
const force = (text: string): string => {
  const found = resolveForce(text)
  return found?.kind === 'force' ? found.force : (found?.kind ?? 'nothing')
}

describe('what only looks alike is not read', () => {
  test.each([
    ['platform', 'Social media'],
    ['platform', 'Internet - something else'],
    ['outcome', 'Caution or charge not pursued'],
    ['outcome', 'Offender died before charge'],
    ['outcome', 'Charged and cautioned'],
    ['gender', 'Offences with a dog'],
    ['platform', '13. '],
  ])('no %s: %j', (key, text) => {
    expect(parseCategoryAs(key, text)).toBeUndefined()
  })

  test.each(['Kent / West Mercia region', 'Kent Police Officers Police', 'Cheshire (Northwich)'])(
    'no one force: %j',
    (text) => {
      expect(['forces', 'area', 'nothing']).toContain(force(text))
    },
  )

  test.each(['Ages of man', 'Agenda', 'Page', 'Average age at court', 'Age of vehicle'])('no age: %j', (text) => {
    expect(dimensionOfHeader(text)).toBeUndefined()
  })

  test.each(['Q5', 'Quarterly', 'H3', 'April', 'Apr', 'Half'])('no part of a year: %j', (text) => {
    expect(partOfYear(text)).toBeUndefined()
  })

  test.each(['Both genders with disabilities', 'Both', 'Two offences'])('no total: %j', (text) => {
    expect(isTotalLabel(text)).toBe(false)
  })
})

describe('one thing in other words', () => {
  test.each([
    ['platform', 'SOCIAL MEDIA - FACEBOOK', 'Facebook'],
    ['platform', 'Internet: Instagram', 'Instagram'],
    ['platform', 'Social Media - Other', 'Other'],
    ['platform', '2. Snapchat', 'Snapchat'],
    ['gender', 'Offences with a female victim', 'Female'],
    ['gender', 'Crimes against boys', 'Male'],
    ['outcome', '14 - Evidential difficulties: suspect not identified', 'Evidential difficulties'],
    ['outcome', 'No outcome assigned - under investigation', 'Under investigation'],
    ['outcome', 'Cautions (adults)', 'Caution'],
  ])('%s %j is %s', (key, text, expected) => {
    expect(parseCategoryAs(key, text)).toBe(expected)
  })

  test.each([
    ['Heddlu Gogledd Cymru / North Wales Police', 'W15000001'],
    ['Heddlu De Cymru South Wales Police', 'W15000003'],
    ['North Wales (Gogledd Cymru)', 'W15000001'],
    ['Police Service of NI', 'PSNI'],
  ])('%j is %s', (text, expected) => {
    expect(force(text)).toBe(expected)
  })

  test.each(['Victim age at offence', 'Age of child at the time of the crime', 'Age of victim (years)'])(
    '%j names an age',
    (text) => {
      expect(dimensionOfHeader(text)).toBe('age')
    },
  )

  test.each([
    ['Q1', 'q1'],
    ['Quarter 3', 'q3'],
    ['Second half', 'h2'],
    ['Apr - Jun', 'apr to jun'],
    ['Q1 (Jan-Mar)', 'jan to mar'],
  ])('%j is the part of a year %s', (text, expected) => {
    expect(partOfYear(text)).toBe(expected)
  })

  test.each(['Both years', '2 year total', 'Two years combined', 'Years combined'])('%j is a total', (text) => {
    expect(isTotalLabel(text)).toBe(true)
  })

  test.each([
    ['40 (80%)', '40'],
    ['1,204 (12.5 %)', '1204'],
    ['Not held - see note 1', 'not_held'],
    ['n/a (see footnote 2)', 'not_held'],
    ['80%', 'percentage'],
  ])('the figure %j is %s', (text, expected) => {
    expect(figure(text)).toBe(expected)
  })
})
