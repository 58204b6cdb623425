import { describe, expect, test } from 'vitest'
import { tidyRows } from './lines.ts'

describe('tables of subjects that no pack knows', () => {
  test('a column of figures headed “Medium” is no column of means of communication', () => {
    const lines = tidyRows([
      ['Sussex Police'],
      ['Month', 'High', 'Medium', 'Low'],
      ['January 2022', 83, 87, 62],
      ['February 2022', 41, 16, 49],
    ])
    expect(lines).toHaveLength(6)
    expect(lines.filter((line) => line.includes('='))).toEqual([])
  })

  test('regions and countries that stand as codes beside their names are areas', () => {
    expect(
      tidyRows([
        ['Area Code', 'Area Name', '2020/21'],
        ['K04000001', 'England and Wales', 60],
        ['E12000001', 'North East', 60],
        ['E23000008', 'Durham', 20],
        ['E23000013', 'Cleveland', 40],
      ]),
    ).toEqual([
      'C2 2020-04-01..2021-03-31 area=Total 60',
      'C3 2020-04-01..2021-03-31 area=Subtotal 60',
      'C4 2020-04-01..2021-03-31 20',
      'C5 2020-04-01..2021-03-31 40',
    ])
  })
})
