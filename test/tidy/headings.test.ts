import { describe, expect, test } from 'vitest'
import { stateOf, tidyRows } from './lines.ts'

describe('headings that are not sure', () => {
  test('2018 to 2019 beside bare years is for a person', () => {
    expect(
      stateOf([
        [null, '2018', '2019', '2018 to 2019'],
        ['Offences', 1, 2, 3],
      ]).state,
    ).toBe('review')
  })

  test('nor is it sure where a financial year stands among bare years', () => {
    const numbers = stateOf([
      [null, 2018, 2019, '2018 to 2019', '2017/18'],
      ['Offences', 1, 2, 3, 4],
    ])
    const texts = stateOf([
      [null, '2018', '2019', '2018 to 2019', '2017/18'],
      ['Offences', 1, 2, 3, 4],
    ])
    expect([numbers.state, texts.state]).toEqual(['review', 'review'])
  })

  test('counts under “No.” before their labels are figures: only 1, 2, 3 number the rows', () => {
    expect(
      tidyRows([
        ['No.', 'Year', 'Gender', 'Victims'],
        [8, '2017/18', 'Female', 9],
        [6, '2018/19', 'Female', 7],
      ]).filter((line) => line.startsWith('A')),
    ).toEqual(['A2 2017-04-01..2018-03-31 gender=Female 8', 'A3 2018-04-01..2019-03-31 gender=Female 6'])
  })

  test('numbers from 1 under “No.” without labels beside them are figures', () => {
    expect(
      tidyRows([
        ['Year', 'No.'],
        ['2017/18', 1],
        ['2018/19', 2],
      ]),
    ).toEqual(['B2 2017-04-01..2018-03-31 1', 'B3 2018-04-01..2019-03-31 2'])
  })

  test('a percentage row states nothing, its blank neither', () => {
    expect(
      tidyRows([
        [null, '2017/18', '2018/19'],
        ['Offences recorded', 40, 50],
        ['% change on previous year', null, '25%'],
      ]),
    ).toEqual(['B2 2017-04-01..2018-03-31 40', 'C2 2018-04-01..2019-03-31 50'])
  })

  test('a sheet called M is not one of males', () => {
    expect(
      tidyRows(
        [
          ['Month', '2017/18'],
          ['Apr', 2],
          ['May', 3],
        ],
        { name: 'M' },
      ),
    ).toEqual(['B2 2017-04-01..2017-04-30 2', 'B3 2017-05-01..2017-05-31 3'])
  })
})

describe('headings in other shapes', () => {
  test('years in three spellings and their total', () => {
    expect(
      tidyRows([
        [null, 'FY17-18', '2018 to 2019', '2 year total'],
        ['s15A offences', 88, 93, 181],
      ]),
    ).toEqual(['B2 2017-04-01..2018-03-31 88', 'C2 2018-04-01..2019-03-31 93', 'D2 2017-04-01..2019-03-31 181'])
  })

  test('quarters under their years', () => {
    expect(
      tidyRows([
        [null, '2017/18', null, '2018/19', null],
        ['Gender', 'Q1', 'Q4', 'Q1', 'Q4'],
        ['Female', 1, 2, 3, 4],
      ]),
    ).toEqual([
      'B3 2017-04-01..2017-06-30 gender=Female 1',
      'C3 2018-01-01..2018-03-31 gender=Female 2',
      'D3 2018-04-01..2018-06-30 gender=Female 3',
      'E3 2019-01-01..2019-03-31 gender=Female 4',
    ])
  })

  test('rows numbered under “No.”, the total row without a number', () => {
    expect(
      tidyRows([
        ['No.', 'Method', '2017/18'],
        [1, 'Facebook', 8],
        [2, 'Snapchat', 6],
        [3, 'Twitter', 2],
        [null, 'Total', 16],
      ]),
    ).toEqual([
      'C2 2017-04-01..2018-03-31 platform=Facebook 8',
      'C3 2017-04-01..2018-03-31 platform=Snapchat 6',
      'C4 2017-04-01..2018-03-31 platform=Twitter 2',
      'C5 2017-04-01..2018-03-31 platform=Total 16',
    ])
  })

  test('bare years over a dimension that no pack knows', () => {
    expect(
      tidyRows([
        ['Ethnicity', 2020, 2021],
        ['Asian', 12, 9],
        ['White', 88, 91],
      ]).slice(0, 2),
    ).toEqual(['B2 2020-01-01..2020-12-31 ethnicity=Asian 12', 'C2 2021-01-01..2021-12-31 ethnicity=Asian 9'])
  })

  test('the name of a dimension over its values', () => {
    expect(
      tidyRows([
        ['Period', 'Platform', null],
        [null, 'Facebook', 'Other'],
        ['April - September 2017', 3, 1],
        ['October 2017 - March 2018', 5, 0],
      ]).slice(0, 2),
    ).toEqual(['B3 2017-04-01..2017-09-30 platform=Facebook 3', 'C3 2017-04-01..2017-09-30 platform=Other 1'])
  })

  test('rows that say their period themselves need no headings', () => {
    const rows = [
      ['Offences recorded in 2017/18', 45],
      ['Offences recorded in 2018/19', 50],
    ]
    expect(stateOf(rows).state).toBe('read')
    expect(tidyRows(rows)).toEqual(['B1 2017-04-01..2018-03-31 45', 'B2 2018-04-01..2019-03-31 50'])
  })

  test('a title states the value of every figure below it', () => {
    expect(tidyRows([['Gender of victim: Female'], [null, 'Kik'], ['2017/18', 3], ['2018/19', 4]])).toEqual([
      'B3 2017-04-01..2018-03-31 gender=Female;platform=Kik 3',
      'B4 2018-04-01..2019-03-31 gender=Female;platform=Kik 4',
    ])
  })

  test('of two columns of days a record has the one on which it was recorded', () => {
    expect(
      tidyRows([
        ['Ref', 'Date recorded', 'Date committed', 'Platform'],
        ['A1', '02/05/2017', '01/04/2017', 'Kik'],
        ['A2', '14/11/2018', '02/11/2018', 'Facebook'],
      ]),
    ).toEqual(['A2 2017-05-02..2017-05-02 platform=Kik 1', 'A3 2018-11-14..2018-11-14 platform=Facebook 1'])
  })
})
