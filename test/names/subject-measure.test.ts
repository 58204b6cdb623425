import { describe, expect, test } from 'vitest'
import { countedIn } from '../../app/names/index.ts'

describe('titles that may mean the offences asked about say nothing of their own', () => {
  test.each([
    'Number of recorded offences',
    'Number of incidents by platform',
    'Number of sexual communication with a child offences recorded',
    'Number of grooming reports by force',
    'Total number of victims by age',
    'Number of 15A crimes',
    'The number of children',
    'Offences by year',
    'A note on how the force reached the number of offences',
  ])('%j', (title) => {
    expect(countedIn(title)).toBeUndefined()
  })
})

describe('titles of other subjects keep their words', () => {
  test.each([
    ['Table B2: Number of missing incidents and individuals recorded in 2019/20', 'missing incidents'],
    ['Number of assaults recorded at hospitals', 'assaults'],
    ['Full-time equivalents by rank, as at 31 March', 'full-time equivalents'],
    ['Table 1: Police officers by police force area (FTE)', 'full-time equivalents'],
    ['Table 7: Police officers by force area (headcount)', 'headcount'],
    ['Number of stop and searches by power used', 'stop and searches'],
    ['Number of uses of conducted energy devices by type of use', 'uses of conducted energy devices'],
    ['Table 2: Searches by object found', 'searches'],
    ['Number of 999 calls received by month', '999 calls'],
    ['Table 3.5 Number of  FATALITIES by appropriate authority', 'fatalities'],
  ])('%j counts %s', (title, expected) => {
    expect(countedIn(title)).toBe(expected)
  })
})
