import { describe, expect, test } from 'vitest'
import { english } from '../../app/names/index.ts'

describe('a label in English', () => {
  test.each(['Facebook / Instagram', 'Medium', 'Female (girls)', 'Maidstone', 'MIS reference', ''])(
    '%j is left as it is',
    (text) => {
      expect(english(text)).toBe(text)
    },
  )
})

describe('a label in Welsh', () => {
  test.each([
    ['Benyw', 'female'],
    ['Benyw / Female', 'Female'],
    ['Female / Benyw', 'Female'],
    ['Total (Cyfanswm)', 'Total'],
    ['Blwyddyn ariannol / Financial year', 'Financial year'],
    ['Ebrill 2017', 'april 2017'],
    ['Oedran y dioddefwyr', 'age y victims'],
  ])('%j is %j', (text, expected) => {
    expect(english(text)).toBe(expected)
  })
})
