import { describe, expect, test } from 'vitest'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { sheetOf, workbookOf } from '../recognise/sheet-of.ts'
import { stateOf, tidyRows } from './lines.ts'

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

  test.each(['Self-defined ethnicity', 'Appearance as seen by the officer'])(
    '“%s” over all headings, by which the title breaks the table down, is their key',
    (heading) => {
      const [first] = tidyRows([
        [`Table 1: Number of searches by ${heading.toLowerCase()} and force, year ending March 2022`],
        [null, heading, null, null],
        ['Police force', 'White', 'Black', 'Total'],
        ['Durham', 5, 6, 11],
        ['Cleveland', 1, 2, 3],
      ])
      expect(first).toBe(`B4 2021-04-01..2022-03-31 ${heading.toLowerCase().replaceAll(' ', '_')}=White 5`)
    },
  )

  test('a heading over all others that says what is counted is no key', () => {
    expect(
      measuresOf([
        ['Table 1: Number of uses of force, year ending March 2022'],
        [null, 'Uses of force', null],
        ['Police force', 'Drawn', 'Fired'],
        ['Durham', 5, 6],
      ]),
    ).toEqual(['drawn', 'fired'])
  })

  test('“Total searches” below the powers is the total of all of them', () => {
    expect(
      tidyRows([
        ['Number of searches by power used'],
        ['Power used', '2020/21'],
        ['Section 1', 4],
        ['Section 60', 5],
        ['Total searches', 9],
      ]).at(-1),
    ).toBe('B5 2020-04-01..2021-03-31 power_used=Total 9')
  })

  test('those who serve are counted on the day that the title names, offences are not', () => {
    const first = (title: string) =>
      tidyRows([[title], ['Rank', 'Women', 'Men'], ['Constable', 4, 5], ['Sergeant', 2, 3]])[0]
    expect(first('Police officers (full-time equivalents) by rank and sex, as at 31 March 2022')).toContain(
      '2022-03-31..2022-03-31',
    )
    expect(first('Offences recorded, as at 31 March 2022') ?? 'undated').toContain('undated')
  })

  test('crimes that have nothing to do with those asked about are values of a key that their header names', () => {
    expect(
      tidyRows([
        ['Crime type', '2020/21', '2021/22'],
        ['Burglary', 4, 5],
        ['Robbery', 2, 3],
        ['Shoplifting', 7, 8],
      ])[0],
    ).toBe('B2 2020-04-01..2021-03-31 crime_type=Burglary 4')
  })

  test('an offence that may be the one asked about, in other words, is for a person', () => {
    expect(
      stateOf([
        ['Offence', '2020/21', '2021/22'],
        ['Adult speaking to a child for gratification', 4, 5],
        ['Burglary', 2, 3],
        ['Robbery', 7, 8],
      ]).state,
    ).toBe('review')
  })
})

function measuresOf(rows: Parameters<typeof tidyRows>[0]): readonly string[] {
  return tidyWorkbook(workbookOf(sheetOf(rows)), { fileName: 'reply.xlsx', path: 'reply.xlsx' }).flatMap(
    ({ observations }) => observations.map(({ measure }) => measure),
  )
}
