import { describe, expect, test } from 'vitest'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { sheetOf, workbookOf } from '../recognise/sheet-of.ts'
import { linesOf, tidyRows } from './lines.ts'

test('years without a separator are headings where two follow one another, and figures otherwise', () => {
  expect(
    tidyRows([
      ['Gender', '1718', '1819'],
      ['Female', 1, 2],
      ['Male', 3, 4],
    ])[1],
  ).toBe('C2 2018-04-01..2019-03-31 gender=Female 2')
  expect(
    tidyRows([
      ['Gender', '2017/18', '2018/19'],
      ['Female', 1718, 2],
      ['Male', 3, 4],
    ])[0],
  ).toBe('B2 2017-04-01..2018-03-31 gender=Female 1718')
})

test('columns of the numbers of notes hold no figures', () => {
  expect(
    tidyRows([
      ['Platform', '2017/18', 'Note', '2018/19', 'Note'],
      ['Facebook', 5, 1, 7, null],
      ['Kik', 6, null, 8, 2],
    ]),
  ).toHaveLength(4)
})

describe('a key to the signs as a table of its own', () => {
  const key = sheetOf(
    [
      ['Symbol', 'Meaning'],
      ['-', 'zero'],
      ['*', 'fewer than 5'],
    ],
    { name: 'Key' },
  )
  const reply = sheetOf([
    ['Gender', '2017/18'],
    ['Female', '*'],
    ['Male', '-'],
    ['Unknown', 7],
  ])

  test('explains the signs of the other sheets and is no table of figures', () => {
    const both = { ...workbookOf(reply), sheets: [reply, { ...key, index: 1 }] }
    expect(linesOf(both)).toEqual([
      'B2 2017-04-01..2018-03-31 gender=Female suppressed',
      'B3 2017-04-01..2018-03-31 gender=Male 0',
      'B4 2017-04-01..2018-03-31 gender=Unknown 7',
    ])
  })
})

test('what a title counts first is not what a column beside it counts by its own heading', () => {
  const [tidied] = tidyWorkbook(
    workbookOf(
      sheetOf([
        ['Number of fatalities and incidents by financial year'],
        ['Financial year', 'Number of fatalities', 'Number of incidents'],
        ['2017/18', 44, 43],
        ['2018/19', 48, 42],
      ]),
    ),
    { fileName: 'reply.xlsx', path: 'reply.xlsx' },
  )
  expect(tidied?.observations.map(({ measure }) => measure)).toEqual([
    'fatalities',
    'offences',
    'fatalities',
    'offences',
  ])
})

describe('a platform that stands over a table', () => {
  const rows = [
    ['Age', '2017/18', '2018/19'],
    ['Under 13', 1, 2],
    ['13-15', 3, 4],
  ]
  test('as the name of its sheet or as its title is that of all of its figures', () => {
    expect(tidyRows(rows, { name: 'Snapchat' })[0]).toBe('B2 2017-04-01..2018-03-31 age=0-12;platform=Snapchat 1')
    expect(tidyRows([['Kik'], ...rows, [], ['Facebook'], ...rows])[7]).toBe(
      'C9 2018-04-01..2019-03-31 age=13-15;platform=Facebook 4',
    )
  })
  test('is no more than a word where it may mean something else', () => {
    expect(tidyRows(rows, { name: 'Letter' })[0]).toBe('B2 2017-04-01..2018-03-31 age=0-12 1')
    expect(tidyRows(rows, { name: 'Other' })[0]).toBe('B2 2017-04-01..2018-03-31 age=0-12 1')
  })
})

test('a heading in two languages that says number counts what is asked for', () => {
  const sheet = sheetOf([
    ['Blwyddyn/Year', 'Nifer/Number'],
    ['2017/18', 19],
    ['2018/19', 11],
  ])
  const [tidied] = tidyWorkbook(workbookOf(sheet), { fileName: 'reply.xlsx', path: 'reply.xlsx' })
  expect(tidied?.observations.map(({ measure }) => measure)).toEqual(['offences', 'offences'])
})

test('a total that is named after its group, in the column of the groups, is the total of what stands beside them', () => {
  expect(
    tidyRows([
      ['Victim', 'Platform', 'Offences 2017/18'],
      ['Female', 'Facebook', 1],
      [null, 'Kik', 2],
      ['Female total', null, 3],
      ['Male', 'Facebook', 4],
      [null, 'Kik', 5],
      ['Male total', null, 9],
    ]).map((line) => line.slice(26)),
  ).toEqual([
    'gender=Female;platform=Facebook 1',
    'gender=Female;platform=Kik 2',
    'gender=Female;platform=Total 3',
    'gender=Male;platform=Facebook 4',
    'gender=Male;platform=Kik 5',
    'gender=Male;platform=Total 9',
  ])
})
