import { expect, test } from 'vitest'
import { allowsSeveral } from '../../app/check/notes.ts'

test.each([
  'An offence can involve more than one platform, so the figures by platform add up to more than the total.',
  'NB More than one platform can be recorded against an offence, so the methods add up to more than the number of offences.',
  'Where several methods of communication were used each has been counted.',
  'A crime may have multiple platforms recorded against it.',
  'Some offences were committed using two or more different social media sites.',
  'More than one may be recorded for each offence.',
  'An offence may involve several of these and is then counted under each.',
  'Offences are counted once for each app that was used and may be counted twice.',
  'The figures by platform will not sum to the total number of offences.',
  'The methods are not mutually exclusive.',
])('"%s" lets platforms come to more than their total', (note) => {
  expect(allowsSeveral([note], 'platform')).toBe(true)
})

test.each([
  'Several offences recorded in 2018/19 were reported late.',
  'Many of these crimes are still under investigation.',
  'An offence may have more than one victim.',
  'Multiple systems were searched for each year.',
  'Multiple searches of the crime system were made for each method of communication.',
  'Percentages may not add up to the total due to rounding.',
  'Figures may not match the total published by the Home Office.',
  'Suppressed figures mean that the columns will not add up to the total.',
])('"%s" does not', (note) => {
  expect(allowsSeveral([note], 'platform')).toBe(false)
})

test('several victims are several ages and genders, and several disposals are several outcomes', () => {
  const victims = ['An offence may have more than one victim.']
  expect(['age', 'gender', 'outcome', 'platform'].map((key) => allowsSeveral(victims, key))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(allowsSeveral(['More than one outcome can be recorded for an offence.'], 'outcome')).toBe(true)
})

test('a key that the program has no words for is called by its own', () => {
  const note = ['More than one object of search may be recorded for each search.']
  expect(allowsSeveral(note, 'object_of_search')).toBe(true)
  expect(allowsSeveral(note, 'ethnicity')).toBe(false)
})
