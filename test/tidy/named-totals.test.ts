import { describe, expect, test } from 'vitest'
import { tidyRows } from './lines.ts'

describe('totals named after their groups', () => {
  test('"Social media total" is a subtotal, and the heading that it closes is no missing figure', () => {
    const lines = tidyRows([
      ['Platform', '2017/18'],
      ['Social media', null],
      ['Facebook', 3],
      ['Instagram', 4],
      ['Social media total', 7],
      ['Other methods', null],
      ['Text message', 1],
      ['Phone call', 2],
      ['Other methods total', 3],
      ['Overall', 10],
    ])
    expect(lines.map((line) => line.replace('2017-04-01..2018-03-31 ', ''))).toEqual([
      'B3 platform=Facebook 3',
      'B4 platform=Instagram 4',
      'B5 platform=Subtotal 7',
      'B7 platform=Text message 1',
      'B8 platform=Phone call 2',
      'B9 platform=Subtotal 3',
      'B10 platform=Total 10',
    ])
  })
})
