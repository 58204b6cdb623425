import { describe, expect, test } from 'vitest'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { sheetOf, workbookOf } from '../recognise/sheet-of.ts'
import { linesOf, tidyRows } from './lines.ts'

describe('plain tables', () => {
  test('years across, one label column, a total row and a total column', () => {
    expect(
      tidyRows([
        ['Platform', '2017/18', '2018/19', 'Total'],
        ['Kik', 2, 3, 5],
        ['Snapchat', 9, 12, 21],
        ['Total', 11, 15, 26],
      ]),
    ).toEqual([
      'B2 2017-04-01..2018-03-31 platform=Kik 2',
      'C2 2018-04-01..2019-03-31 platform=Kik 3',
      'D2 2017-04-01..2019-03-31 platform=Kik 5',
      'B3 2017-04-01..2018-03-31 platform=Snapchat 9',
      'C3 2018-04-01..2019-03-31 platform=Snapchat 12',
      'D3 2017-04-01..2019-03-31 platform=Snapchat 21',
      'B4 2017-04-01..2018-03-31 platform=Total 11',
      'C4 2018-04-01..2019-03-31 platform=Total 15',
      'D4 2017-04-01..2019-03-31 platform=Total 26',
    ])
  })

  test('a total of nothing else is a plain figure', () => {
    expect(
      tidyRows([
        [null, '2017/18', '2018/19'],
        ['Total', 40, 53],
      ]),
    ).toEqual(['B2 2017-04-01..2018-03-31 40', 'C2 2018-04-01..2019-03-31 53'])
  })

  test('a month takes its year from the column; the total row is the year', () => {
    expect(
      tidyRows([
        ['Month', '2017/18'],
        ['Apr', 2],
        ['Mar', 3],
        ['Total', 5],
      ]),
    ).toEqual(['B2 2017-04-01..2017-04-30 2', 'B3 2018-03-01..2018-03-31 3', 'B4 2017-04-01..2018-03-31 5'])
  })

  test('years above months across', () => {
    expect(
      tidyRows([
        [null, '2017/18', null, '2018/19', null],
        [null, 'Apr', 'May', 'Apr', 'May'],
        ['Number of offences', 1, 2, 3, 4],
      ]),
    ).toEqual([
      'B3 2017-04-01..2017-04-30 1',
      'C3 2017-05-01..2017-05-31 2',
      'D3 2018-04-01..2018-04-30 3',
      'E3 2018-05-01..2018-05-31 4',
    ])
  })

  test('whole numbers may be years or ages across the top', () => {
    expect(
      tidyRows([
        ['Sex', 2016, 2017],
        ['Female', 5, 6],
        ['Male', 7, 8],
      ]).slice(0, 2),
    ).toEqual(['B2 2016-01-01..2016-12-31 gender=Female 5', 'C2 2017-01-01..2017-12-31 gender=Female 6'])
    expect(
      tidyRows([
        ['Year', 6, 7, 8, 9, 10, 'Unknown'],
        ['2017/18', 1, 2, 3, 4, 5, 6],
        ['2018/19', 1, 2, 3, 4, 5, 6],
      ])[5],
    ).toBe('G2 2017-04-01..2018-03-31 age=Unknown 6')
  })

  test('bands of ages are no years, and "0-4" over figures is no suppressed figure', () => {
    expect(
      tidyRows([
        [null, '0-4', '5-9', '16-17', 'Total'],
        ['2017/18', 0, 3, 2, 5],
        ['2018/19', 0, 3, 0, 3],
      ])[0],
    ).toBe('B2 2017-04-01..2018-03-31 age=0-4 0')
  })
})

describe('headings and labels', () => {
  test('labels given once a group are filled down; the total of a group keeps its group', () => {
    expect(
      tidyRows([
        ['Year', 'Sex', 'Offences'],
        ['2017/18', 'Female', 4],
        [null, 'Male', 1],
        [null, 'Total', 5],
        ['2018/19', 'Female', 6],
        [null, 'Male', 2],
        [null, 'Total', 8],
        ['Total', null, 13],
      ]).filter((line) => line.includes('Total')),
    ).toEqual([
      'C4 2017-04-01..2018-03-31 gender=Total 5',
      'C7 2018-04-01..2019-03-31 gender=Total 8',
      'C8 2017-04-01..2019-03-31 gender=Total 13',
    ])
  })

  test('a heading in the label column is no figure; a subtotal is one', () => {
    expect(
      tidyRows([
        ['Platform', '2017/18'],
        ['Social media', null],
        ['Kik', 2],
        ['Snapchat', 3],
        ['Social media subtotal', 5],
        ['Telephone', null],
        ['Text message', 1],
        ['Sub-total Telephone', 1],
        ['Total', 6],
      ]),
    ).toEqual([
      'B3 2017-04-01..2018-03-31 platform=Kik 2',
      'B4 2017-04-01..2018-03-31 platform=Snapchat 3',
      'B5 2017-04-01..2018-03-31 platform=Subtotal 5',
      'B7 2017-04-01..2018-03-31 platform=Text message 1',
      'B8 2017-04-01..2018-03-31 platform=Subtotal 1',
      'B9 2017-04-01..2018-03-31 platform=Total 6',
    ])
  })

  test('a row of a known label without figures is missing, not a heading', () => {
    expect(
      tidyRows([
        ['Platform', '2017/18'],
        ['Kik', 2],
        ['Instagram', null],
        ['Snapchat', 3],
      ]),
    ).toContain('B3 2017-04-01..2018-03-31 platform=Instagram missing')
  })

  test('figures without a label that add up are the total', () => {
    expect(
      tidyRows([
        ['Sex', '2017/18'],
        ['Female', 4],
        ['Male', 1],
        [null, 5],
      ]).at(-1),
    ).toBe('B4 2017-04-01..2018-03-31 gender=Total 5')
  })

  test('percentages, running numbers and codes are no figures', () => {
    expect(
      tidyRows([
        ['HO Code', 'Sex', '2017/18', '%', '2018/19', '% of total'],
        ['71/17', 'Female', 4, { value: 0.8, style: { numberFormat: '0%' } }, 6, null],
        ['71/17', 'Male', 1, { value: 0.2, style: { numberFormat: '0%' } }, 2, null],
      ]),
    ).toEqual([
      'C2 2017-04-01..2018-03-31 gender=Female 4',
      'E2 2018-04-01..2019-03-31 gender=Female 6',
      'C3 2017-04-01..2018-03-31 gender=Male 1',
      'E3 2018-04-01..2019-03-31 gender=Male 2',
    ])
  })

  test('a dimension that no pack knows has its header as key', () => {
    expect(
      tidyRows([
        ['Rank', '2017/18'],
        ['Constable', 40],
        ['Sergeant', 9],
      ])[0],
    ).toBe('B2 2017-04-01..2018-03-31 rank=Constable 40')
  })
})

describe('several tables', () => {
  test('side by side with an empty column between', () => {
    const lines = tidyRows([
      ['Sex', '2017/18', null, 'Platform', '2017/18'],
      ['Female', 4, null, 'Kik', 2],
      ['Male', 1, null, 'Snapchat', 3],
    ])
    expect(lines).toEqual([
      'B2 2017-04-01..2018-03-31 gender=Female 4',
      'B3 2017-04-01..2018-03-31 gender=Male 1',
      'E2 2017-04-01..2018-03-31 platform=Kik 2',
      'E3 2017-04-01..2018-03-31 platform=Snapchat 3',
    ])
  })

  test('an empty column within a table is no new table', () => {
    expect(
      tidyRows([
        ['Sex', '2017/18', null, '2018/19'],
        ['Female', 4, null, 6],
        ['Male', 1, null, 2],
      ])[1],
    ).toBe('D2 2018-04-01..2019-03-31 gender=Female 6')
  })

  test('stacked without an empty row, each with its title', () => {
    expect(
      tidyRows([
        ['Offences by gender 2017/18'],
        ['Sex', 'Offences'],
        ['Female', 4],
        ['Male', 1],
        ['Offences by gender 2018/19'],
        ['Sex', 'Offences'],
        ['Female', 6],
        ['Male', 2],
      ]),
    ).toEqual([
      'B3 2017-04-01..2018-03-31 gender=Female 4',
      'B4 2017-04-01..2018-03-31 gender=Male 1',
      'B7 2018-04-01..2019-03-31 gender=Female 6',
      'B8 2018-04-01..2019-03-31 gender=Male 2',
    ])
  })

  test('an empty row within a body', () => {
    expect(tidyRows([['Sex', '2017/18'], ['Female', 4], [null], ['Male', 1]])).toHaveLength(2)
  })
})

describe('lists', () => {
  test('a record is one observation of 1 in the first cell of its row; references are no keys', () => {
    expect(
      tidyRows([
        ['Ref', 'Date recorded', 'Platform', 'Age', 'Gender'],
        ['45/1', '06/04/2017', 'Kik', 9, 'Female'],
        ['45/2', '11/04/2017', 'Not recorded', 13, 'Male'],
      ]),
    ).toEqual([
      'A2 2017-04-06..2017-04-06 age=9;gender=Female;platform=Kik 1',
      'A3 2017-04-11..2017-04-11 age=13;gender=Male;platform=Not recorded 1',
    ])
  })
})

describe('what is not to be read', () => {
  test('hidden rows, columns and sheets, struck-through and white figures', () => {
    const struck = { value: 77, style: { strike: true } }
    const white = { value: 78, style: { fontColour: '#FFFFFF' } }
    const rows = [
      ['Sex', '2017/18', '2018/19', 'Total'],
      ['Female', 4, struck, 99],
      ['Male', 1, 2, 99],
      ['Unknown', 5, white, 99],
      ['Girls of a family', 9, 9, 9],
    ]
    const visible = sheetOf(rows, {
      hiddenRows: [{ first: 4, last: 4 }],
      hiddenColumns: [{ first: 3, last: 3 }],
    })
    const hidden = sheetOf(rows, { name: 'raw', visibility: 'very hidden' })
    expect(linesOf(workbookOf(visible, hidden))).toEqual([
      'B2 2017-04-01..2018-03-31 gender=Female 4',
      'B3 2017-04-01..2018-03-31 gender=Male 1',
      'C3 2018-04-01..2019-03-31 gender=Male 2',
      'B4 2017-04-01..2018-03-31 gender=Unknown 5',
    ])
    const states = tidyWorkbook(workbookOf(visible, hidden), { fileName: 'a.xlsx', path: 'a.xlsx' })
    expect(states.map(({ state }) => state)).toEqual(['read', 'hidden'])
  })

  test('a blank is missing unless the file says that it is zero', () => {
    const rows = [
      ['Sex', '2017/18', '2018/19'],
      ['Female', 4, null],
      ['Male', 1, 2],
    ]
    expect(tidyRows(rows)).toContain('C2 2018-04-01..2019-03-31 gender=Female missing')
    expect(tidyRows([...rows, [null], ['Please note: a blank cell means zero.']])).toContain(
      'C2 2018-04-01..2019-03-31 gender=Female 0',
    )
  })
})

describe('force', () => {
  const table = [
    ['Year', 'Offences'],
    ['2017/18', 4],
    ['2018/19', 6],
  ] as const
  const forceOf = (workbook: Parameters<typeof linesOf>[0], fileName: string, path = fileName) =>
    tidyWorkbook(workbook, { fileName, path })
      .flatMap(({ observations }) => observations)
      .map(({ force, evidence }) => `${force} ${evidence.find(({ states }) => states === 'force')?.from}`)[0]

  test('a title outranks the sheet beside it, and that the file name, and that the folder', () => {
    const named = sheetOf([['Kent Police FOI response'], ...table])
    const cover = sheetOf([['Response of Essex Police']], { name: 'Cover' })
    const bare = sheetOf(table)
    expect(forceOf(workbookOf(named, cover), 'Surrey.xlsx')).toBe('E23000032 cell')
    expect(forceOf(workbookOf(bare, cover), 'Surrey.xlsx')).toBe('E23000028 other sheet')
    expect(forceOf(workbookOf(bare), 'Surrey reply.xlsx')).toBe('E23000031 file name')
    expect(forceOf(workbookOf(bare), 'reply.xlsx', 'Sussex/reply.xlsx')).toBe('E23000033 file name')
  })

  test('each row of a column of forces has its own; regions among them repeat them', () => {
    const [tidied] = tidyWorkbook(
      workbookOf(
        sheetOf([
          ['Police force', '2017/18'],
          ['North East', 30],
          ['Cleveland', 10],
          ['Durham', 20],
          ['West Midlands', 9],
          ['West Midlands', 5],
          ['West Mercia & Staffordshire', 4],
        ]),
      ),
      { fileName: 'a.xlsx', path: 'a.xlsx' },
    )
    expect(
      tidied?.observations.map(({ force, dimensions }) => `${force} ${dimensions.map(({ value }) => value)}`),
    ).toEqual(['null Subtotal', 'E23000013 ', 'E23000008 ', 'null Subtotal', 'E23000014 ', 'E23000016+E23000015 '])
  })
})
