import { describe, expect, test } from 'vitest'
import { stateOf, tidyRows } from './lines.ts'

describe('headings that say two things', () => {
  test('of which one half is not understood are no measure of their own words with a year in it', () => {
    const lines = tidyRows([
      ['Gender', 'Facebook 2017/18', 'Facebook 2018/19'],
      ['Female', 1, 2],
      ['Male', 3, 4],
    ])
    expect(lines[0]).toBe('B2 2017-04-01..2018-03-31 gender=Female;platform=Facebook 1')
    expect(lines[3]).toBe('C3 2018-04-01..2019-03-31 gender=Male;platform=Facebook 4')
  })

  test('a gender and a year on two lines of a cell', () => {
    expect(
      tidyRows([
        ['Method', 'Female\n2017/18', 'Male\n2017/18', 'Female\n2018/19', 'Male\n2018/19'],
        ['Kik', 1, 2, 3, 4],
        ['Snapchat', 5, 6, 7, 8],
      ])[3],
    ).toBe('E2 2018-04-01..2019-03-31 gender=Male;platform=Kik 4')
  })

  test('a gender and a band of ages, and the total of each gender', () => {
    expect(
      tidyRows([
        ['Offences in 2018/19'],
        ['Platform', 'Female 10-12', 'Female 13-15', 'Male 10-12', 'Male 13-15'],
        ['Kik', 1, 2, 3, 4],
        ['Snapchat', 5, 6, 7, 8],
      ])[2],
    ).toBe('D3 2018-04-01..2019-03-31 age=10-12;gender=Male;platform=Kik 3')
  })
})

describe('headings of groups of one kind', () => {
  const rows = [
    ['Financial year', 'Social media', null, null, 'Other methods', null, 'Total'],
    [null, 'Facebook', 'Kik', 'Total', 'Text message', 'Phone call', null],
    ['2017/18', 1, 2, 3, 4, 5, 12],
    ['2018/19', 2, 3, 5, 5, 6, 16],
  ]
  const merges = [
    { top: 0, left: 1, bottom: 0, right: 3 },
    { top: 0, left: 4, bottom: 0, right: 5 },
    { top: 0, left: 6, bottom: 1, right: 6 },
    { top: 0, left: 0, bottom: 1, right: 0 },
  ]

  test('the name of a group is no value of the figures below it, and its total is a subtotal', () => {
    expect(tidyRows(rows, { merges }).slice(0, 6)).toEqual([
      'B3 2017-04-01..2018-03-31 platform=Facebook 1',
      'C3 2017-04-01..2018-03-31 platform=Kik 2',
      'D3 2017-04-01..2018-03-31 platform=Subtotal 3',
      'E3 2017-04-01..2018-03-31 platform=Text message 4',
      'F3 2017-04-01..2018-03-31 platform=Phone call 5',
      'G3 2017-04-01..2018-03-31 platform=Total 12',
    ])
  })
})

describe('figures that nothing read tells apart', () => {
  test('go to review: one of their headings was passed over', () => {
    const { state, reasons } = stateOf([
      ['Year', 'Offences', 'Offences'],
      ['2017/18', 60, 3],
      ['2018/19', 33, 4],
    ])
    expect(state).toBe('review')
    expect(reasons).toContain('2 figures that nothing read tells from others of their table')
  })

  test('two labels of one value are told apart by their words', () => {
    const { state } = stateOf([
      ['Platform', '2017/18'],
      ['Xbox', 3],
      ['PS4', 4],
      ['Kik', 5],
    ])
    expect(state).toBe('read')
  })
})

test('forces that nobody knows are told apart by their names', () => {
  const { reasons } = stateOf([
    ['Force', '2017/18'],
    ['Kent Police', 3],
    ['Sussex Police', 4],
    ['Essex Police', 5],
    ['Noplace Police', 6],
    ['Nowhere Police', 7],
  ])
  expect(reasons.filter((reason) => reason.includes('tells'))).toEqual([])
})

describe('figures that are no counts', () => {
  test('a table that its title calls percentages states no figures, and the one above it does', () => {
    const lines = tidyRows([
      ['Table 1: number of offences'],
      ['Gender', '2017/18', '2018/19'],
      ['Female', 15, 30],
      ['Male', 5, 10],
      [],
      ['Table 2: percentage of offences'],
      ['Gender', '2017/18', '2018/19'],
      ['Female', 75, 75],
      ['Male', 25, 25],
    ])
    expect(lines).toHaveLength(4)
  })

  test('a title that speaks of percentages over numbers that are none sends the table to review', () => {
    const { state } = stateOf([
      ['Percentage of offences by gender'],
      ['Gender', '2017/18', '2018/19'],
      ['Female', 175, 75],
      ['Male', 25, 25],
    ])
    expect(state).toBe('review')
  })

  test('rates per head are none', () => {
    expect(
      tidyRows([
        ['Financial year', 'Offences', 'Rate per 1,000 population'],
        ['2017/18', 60, 0.083],
        ['2018/19', 33, 0.046],
      ]),
    ).toHaveLength(2)
  })
})

describe('totals', () => {
  test('a total named after its year is of that year, not of all', () => {
    expect(
      tidyRows([
        ['Quarter', 'Offences'],
        ['Apr-Jun 2017', 1],
        ['Jul-Sep 2017', 2],
        ['Oct-Dec 2017', 3],
        ['Jan-Mar 2018', 4],
        ['2017/18 total', 10],
        ['Apr-Jun 2018', 1],
        ['Jul-Sep 2018', 2],
        ['Oct-Dec 2018', 3],
        ['Jan-Mar 2019', 5],
        ['2018/19 total', 11],
      ]).filter((line) => /^B(?:6|11) /.test(line)),
    ).toEqual(['B6 2017-04-01..2018-03-31 10', 'B11 2018-04-01..2019-03-31 11'])
  })

  test('a last column of a country beside its forces is the total of them', () => {
    expect(
      tidyRows([
        ['Financial year', 'Gwent', 'North Wales', 'South Wales', 'Wales total'],
        ['2017/18', 1, 2, 3, 6],
        ['2018/19', 2, 3, 4, 9],
      ])[3],
    ).toBe('E2 2017-04-01..2018-03-31 area=Total 6')
  })

  test('a heading over an empty column, higher than the others, heads no figures', () => {
    expect(
      tidyRows([
        ['Kent Police', null, null, '2018/19'],
        ['Platform', 'Total'],
        ['Kik', 1],
        ['Snapchat', 2],
      ]).filter((line) => line.startsWith('D')),
    ).toEqual([])
  })
})

test('a sheet is named by its force and the year', () => {
  expect(
    tidyRows(
      [
        ['Platform', 'Female', 'Male'],
        ['Kik', 1, 2],
        ['Snapchat', 3, 4],
      ],
      { name: 'GMP 17-18' },
    )[0],
  ).toBe('B2 2017-04-01..2018-03-31 gender=Female;platform=Kik 1')
})

describe('subtotals', () => {
  test('of all ages of one gender are totals over age', () => {
    const lines = tidyRows([
      ['Age', '2017/18', '2018/19'],
      ['Female'],
      ['10', 1, 2],
      ['11', 2, 3],
      ['Sub-total', 3, 5],
      ['Male'],
      ['10', 1, 1],
      ['11', 1, 1],
      ['Sub-total', 2, 2],
    ])
    expect(lines.filter((line) => line.includes('otal'))).toEqual([
      'B5 2017-04-01..2018-03-31 age=Total;gender=Female 3',
      'C5 2018-04-01..2019-03-31 age=Total;gender=Female 5',
      'B9 2017-04-01..2018-03-31 age=Total;gender=Male 2',
      'C9 2018-04-01..2019-03-31 age=Total;gender=Male 2',
    ])
  })

  test('of some platforms stay subtotals beside a column of the one force', () => {
    const lines = tidyRows([
      ['Force', 'Group', 'Platform', '2017/18'],
      ['Kent Police', 'Social media', 'Facebook', 1],
      ['Kent Police', null, 'Kik', 2],
      ['Kent Police', null, 'Sub-total', 3],
      ['Kent Police', 'Telephone', 'Text message', 4],
      ['Kent Police', null, 'Phone call', 5],
      ['Kent Police', null, 'Sub-total', 9],
    ])
    expect(lines.filter((line) => line.includes('platform=Subtotal'))).toHaveLength(2)
  })
})

test('the particulars of a reply above a table head none of its columns', () => {
  const lines = tidyRows([
    ['Force:', 'Kent Police'],
    ['Date:', { value: 43619, style: { numberFormat: 'dd/mm/yyyy' } }],
    [],
    ['Platform', '2017/18', '2018/19'],
    ['Facebook', 7, 33],
    ['Kik', 2, 3],
  ])
  expect(lines[0]).toBe('B5 2017-04-01..2018-03-31 platform=Facebook 7')
})

describe('labels of rows', () => {
  test('that say a year and a gender, with the total of each year', () => {
    expect(
      tidyRows([
        ['Breakdown', 'Number of offences'],
        ['2017/18 - Female', 1],
        ['2017/18 - Male', 2],
        ['2017/18 - Total', 3],
        ['2018/19 - Female', 4],
        ['2018/19 - Male', 5],
        ['2018/19 - Total', 9],
      ]),
    ).toEqual([
      'B2 2017-04-01..2018-03-31 gender=Female 1',
      'B3 2017-04-01..2018-03-31 gender=Male 2',
      'B4 2017-04-01..2018-03-31 gender=Total 3',
      'B5 2018-04-01..2019-03-31 gender=Female 4',
      'B6 2018-04-01..2019-03-31 gender=Male 5',
      'B7 2018-04-01..2019-03-31 gender=Total 9',
    ])
  })

  test('below a year in the corner are of that year', () => {
    expect(
      tidyRows([
        ['2017/18', 'Female', 'Male'],
        ['Facebook', 1, 2],
        ['Kik', 3, 4],
      ])[0],
    ).toBe('B2 2017-04-01..2018-03-31 gender=Female;platform=Facebook 1')
  })

  test('that take a part of what the first row counts', () => {
    expect(
      tidyRows([
        ['', '2017/18', '2018/19'],
        ['Offences', 5, 6],
        ['of which female victim', 3, 4],
        ['of which male victim', 2, 2],
      ]).map((line) => line.slice(3)),
    ).toEqual([
      '2017-04-01..2018-03-31 5',
      '2018-04-01..2019-03-31 6',
      '2017-04-01..2018-03-31 gender=Female 3',
      '2018-04-01..2019-03-31 gender=Female 4',
      '2017-04-01..2018-03-31 gender=Male 2',
      '2018-04-01..2019-03-31 gender=Male 2',
    ])
  })

  test('of which the last is the country, being the sum, are totalled by it; one that is no sum is a part', () => {
    const rows = (last: number) => [
      ['Division', '2017/18'],
      ['A - North East', 1],
      ['D - Tayside', 2],
      ['Scotland', last],
    ]
    expect(tidyRows(rows(3))[2]).toBe('B4 2017-04-01..2018-03-31 division=Total 3')
    expect(tidyRows(rows(4))[2]).toBe('B4 2017-04-01..2018-03-31 division=Scotland 4')
  })
})
