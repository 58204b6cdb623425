/**
 * The worked example: both years and their sum as published, and three illustrative breakdowns.
 */
import { cited, inYear, published, RECONSTRUCTION, sources } from './published.mjs'
import { spreadsheet } from './write.mjs'

/** 86, 80 and 166 offences, and their breakdowns by platform, age and gender. */
export function nottinghamshire() {
  const first = inYear('Nottinghamshire', 2017, { released: '2019-12' })
  const second = inYear('Nottinghamshire', 2018)
  const both = published('Nottinghamshire', '2017-04-01', '2019-03-31')
  const change = (second.value - first.value) / first.value
  // within the illustrative split these agree with what was printed: 44 of 86 on three platforms, and 62 % and 17 % of
  // the offences whose method was recorded over both years
  const platforms = [
    ['Facebook', 22, 9],
    ['Instagram', 11, 9],
    ['Snapchat', 11, 5],
    ['WhatsApp', '<5', '<5'],
    ['Kik', '*', '*'],
    ['Text message', '-', '-'],
    ['Hoop', 2, 5],
    ['Other', 14, 16],
    ['Not recorded', 20, 31],
    ['Total', first.value, second.value],
  ]
  const aged15OrUnder = inYear('Nottinghamshire', 2017, { metric: 'offences with victim aged <=15' })
  const ages = [
    ['Under 13', 21, 20],
    ['13-15', 27, 24],
    ['16-17', 24, 25],
    ['Not recorded', 14, 11],
    ['Total', first.value, second.value],
  ]
  const genders = [
    ['Female', 61, 58],
    ['Male', 17, 14],
    ['Not recorded', 8, 8],
    ['Total', first.value, second.value],
  ]
  const split = (name, title, header, rows, notes, figures) => ({
    name,
    widths: [24, 12, 12],
    merges: [],
    rows: [
      [title],
      [],
      [header, '2017/18', '2018/19'],
      ...rows,
      [],
      ...notes.map((note) => [note]),
      [RECONSTRUCTION],
      ...sources(figures),
    ],
  })
  return spreadsheet('xlsx', [
    {
      name: 'FOI response',
      widths: [44, 12, 12, 12, 12],
      merges: ['A1:E1'],
      rows: [
        ['Nottinghamshire Police: Freedom of Information request'],
        ['Offences of sexual communication with a child recorded'],
        [],
        ['Offence', '2017/18', '2018/19', 'Total', '% change'],
        [
          'Sexual communication with a child',
          first.value,
          second.value,
          { value: both.value, formula: 'B5+C5' },
          { value: change, formula: '(C5-B5)/B5', format: '0.0%' },
        ],
        [],
        [RECONSTRUCTION],
        ...sources([cited('86', first), cited('80', second), cited('166', both)]),
      ],
    },
    split(
      'Platform (illustrative)',
      'Offences of sexual communication with a child recorded by method of communication (illustrative)',
      'Platform',
      platforms,
      [
        '<5 = fewer than five offences',
        '* = fewer than five offences',
        '- = zero',
        'Illustrative: the totals were published, the split by platform was not.',
      ],
      [cited('86', first), cited('80', second)],
    ),
    split(
      'Age (illustrative)',
      'Offences of sexual communication with a child recorded by age of victim (illustrative)',
      'Age of victim',
      ages,
      ['Illustrative: the totals and 48 victims aged 15 or under in 2017/18 were published, no other age was.'],
      [cited('86', first), cited('80', second), cited('48', aged15OrUnder)],
    ),
    split(
      'Gender (illustrative)',
      'Offences of sexual communication with a child recorded by gender of victim (illustrative)',
      'Gender of victim',
      genders,
      ['Illustrative: the totals were published, the split by gender was not.'],
      [cited('86', first), cited('80', second)],
    ),
  ])
}
