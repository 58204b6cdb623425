import { describe, expect, test } from 'vitest'
import { tidyRows } from './lines.ts'

describe('a first column of counts, before the labels', () => {
  test('holds the figures: its rows are no records of one offence each', () => {
    expect(
      tidyRows([
        ['Count', 'Fin Year', 'Victim sex', 'Platform'],
        [20, '2017/18', 'Female', 'Snapchat'],
        [7, '2017/18', 'Male', 'Kik'],
        [12, '2018/19', 'Female', 'Kik'],
      ]),
    ).toEqual([
      'A2 2017-04-01..2018-03-31 gender=Female;platform=Snapchat 20',
      'A3 2017-04-01..2018-03-31 gender=Male;platform=Kik 7',
      'A4 2018-04-01..2019-03-31 gender=Female;platform=Kik 12',
    ])
  })

  test('of numbers of crimes holds references', () => {
    expect(
      tidyRows([
        ['Crime number', 'Date', 'Victim sex', 'Platform'],
        [7120, '01/05/2017', 'Female', 'Snapchat'],
        [5140, '02/05/2017', 'Male', 'Kik'],
        [9133, '07/06/2018', 'Female', 'Kik'],
      ]).map((line) => line.split(' ').at(-1)),
    ).toEqual(['1', '1', '1'])
  })
})
