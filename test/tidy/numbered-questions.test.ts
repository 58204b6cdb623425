import { describe, expect, test } from 'vitest'
import { tidyRows } from './lines.ts'

describe('a question beside its number', () => {
  test('is no first quarter of the years below it', () => {
    expect(
      tidyRows([
        ['Q1', 'How many offences?'],
        ['2017/18', '2018/19'],
        [8, 42],
      ]),
    ).toEqual(['A3 2017-04-01..2018-03-31 8', 'B3 2018-04-01..2019-03-31 42'])
  })
})
