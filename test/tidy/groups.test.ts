import { describe, expect, test } from 'vitest'
import { stateOf, tidyRows } from './lines.ts'

describe('sums that stand above their parts', () => {
  test('a year whose figures are not the sums of the rows below it is no group of them', () => {
    const rows = [
      ['Row Labels', 'Count of crime'],
      ['2017/18', 46],
      ['Facebook', 20],
      ['Instagram', 25],
      ['Grand Total', 91],
    ]
    expect(stateOf(rows).state).toBe('review')
  })

  test('a name that adds up in one column alone is a value of its own', () => {
    expect(
      tidyRows([
        ['Platform', '2017/18'],
        ['Something else', 3],
        ['Facebook', 1],
        ['Kik', 2],
      ])[0],
    ).toBe('B2 2017-04-01..2018-03-31 platform=Something else 3')
  })

  test('a pivot table with its years among the labels', () => {
    expect(
      tidyRows([
        ['Row Labels', 'Count of crime'],
        ['2017/18', 45],
        ['Facebook', 20],
        ['Instagram', 25],
        ['2018/19', 50],
        ['Facebook', 24],
        ['Instagram', 26],
        ['Grand Total', 95],
      ]),
    ).toEqual([
      'B2 2017-04-01..2018-03-31 platform=Total 45',
      'B3 2017-04-01..2018-03-31 platform=Facebook 20',
      'B4 2017-04-01..2018-03-31 platform=Instagram 25',
      'B5 2018-04-01..2019-03-31 platform=Total 50',
      'B6 2018-04-01..2019-03-31 platform=Facebook 24',
      'B7 2018-04-01..2019-03-31 platform=Instagram 26',
      'B8 2017-04-01..2019-03-31 platform=Total 95',
    ])
  })

  test('kinds of platforms that repeat the platforms below them', () => {
    expect(
      tidyRows([
        ['Method', '2017/18', '2018/19'],
        ['Social media', 44, 55],
        ['Facebook', 30, 35],
        ['Snapchat', 14, 20],
        ['Telephone', 7, 6],
        ['Text message', 5, 5],
        ['Phone call', 2, 1],
        ['Total', 51, 61],
      ]).filter((line) => line.startsWith('B')),
    ).toEqual([
      'B2 2017-04-01..2018-03-31 platform=Subtotal 44',
      'B3 2017-04-01..2018-03-31 platform=Facebook 30',
      'B4 2017-04-01..2018-03-31 platform=Snapchat 14',
      'B5 2017-04-01..2018-03-31 platform=Subtotal 7',
      'B6 2017-04-01..2018-03-31 platform=Text message 5',
      'B7 2017-04-01..2018-03-31 platform=Phone call 2',
      'B8 2017-04-01..2018-03-31 platform=Total 51',
    ])
  })

  test('a heading right below another adds to it', () => {
    expect(
      tidyRows([
        ['', 'Facebook', 'Kik'],
        ['2017/18', null, null],
        ['Female', null, null],
        ['Under 13', 1, 2],
        ['13-15', 3, 4],
        ['Male', null, null],
        ['Under 13', 5, 6],
        ['13-15', 7, 8],
      ]).filter((line) => line.startsWith('B')),
    ).toEqual([
      'B4 2017-04-01..2018-03-31 age=0-12;gender=Female;platform=Facebook 1',
      'B5 2017-04-01..2018-03-31 age=13-15;gender=Female;platform=Facebook 3',
      'B7 2017-04-01..2018-03-31 age=0-12;gender=Male;platform=Facebook 5',
      'B8 2017-04-01..2018-03-31 age=13-15;gender=Male;platform=Facebook 7',
    ])
  })

  test('a country below its forces is their total; a region among others is a subtotal', () => {
    const forces = [
      ['Force', '2017/18'],
      ['Gwent', 1],
      ['South Wales', 2],
      ['Wales', 3],
    ]
    expect(tidyRows(forces).at(-1)).toBe('B4 2017-04-01..2018-03-31 area=Total 3')
    expect(tidyRows([...forces, ['Kent', 4], ['South East', 4]]).at(3 - 1)).toBe(
      'B4 2017-04-01..2018-03-31 area=Subtotal 3',
    )
  })
})
