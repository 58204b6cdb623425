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

  test('"Female victims total" below ages is the total over age', () => {
    const lines = tidyRows([
      ['Female victims'],
      ['Age', '2017/18'],
      ['0-10', 2],
      ['11-15', 3],
      ['Female victims total', 5],
      ['Male victims'],
      ['Age', '2017/18'],
      ['0-10', 1],
      ['11-15', 4],
      ['Male victims total', 5],
    ])
    expect(lines.filter((line) => /^B(?:5|10) /.test(line)).map((line) => line.split(' ')[2])).toEqual([
      'age=Total;gender=Female',
      'age=Total;gender=Male',
    ])
  })

  test('the only total of a table, in its last row, is that of the whole table, whatever name it bears', () => {
    const lines = tidyRows([
      ['Platform', '2017/18'],
      ['Facebook', 3],
      ['Instagram', 4],
      ['Social media total', 7],
    ])
    expect(lines.at(-1)).toBe('B4 2017-04-01..2018-03-31 platform=Total 7')
  })
})
