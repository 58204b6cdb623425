/**
 * Makes the replies that a first run opens: `node resources/samples/make.mjs`. They are reconstructions in the layouts
 * that forces use, and carry only figures that were published (resources/reference/published.json); what was never
 * published is marked "illustrative" on its sheet. The same bytes come out on every run.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ambiguous, northamptonshire, refusal } from './correspondence.mjs'
import { cited, dash, inYear, label, OFFENCES, published, RECONSTRUCTION, sources, years } from './published.mjs'
import { delimited, spreadsheet } from './write.mjs'

const here = dirname(fileURLToPath(import.meta.url))

function nottinghamshire() {
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

function thamesValley() {
  const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar']
  const split = {
    2017: ['-', 4, 6, 8, 9, 9, 11, 12, 10, 14, 15, 16],
    2018: [17, 19, 20, 22, 21, 23, 25, 26, 22, 25, 26, 28],
  }
  const entries = [2017, 2018].map((year) => inYear('Thames Valley', year))
  return spreadsheet('xlsx', [
    {
      name: 'Months',
      widths: [14, ...months.map(() => 6), 8],
      merges: [],
      rows: [
        ['Thames Valley Police'],
        ['Recorded crimes: sexual communication with a child, by month (illustrative)'],
        [],
        ['Year', ...months, 'Total'],
        ...entries.map((entry, n) => [label(2017 + n), ...split[2017 + n], entry.value]),
        [],
        ['- denotes zero'],
        ['Illustrative: the totals of the years were published, the months were not.'],
        [RECONSTRUCTION],
        ...sources([cited('114', entries[0]), cited('274', entries[1])]),
      ],
    },
    {
      // what a person must find before the file is passed on: the rows behind the months, left in a hidden sheet
      name: 'Working',
      hidden: true,
      widths: [20, 14, 12, 40],
      merges: [],
      rows: [
        ['Crime reference', 'Month', 'Victim age', 'Note of the officer'],
        ['TV-0001', 'Mar-18', 12, 'Illustrative row: nobody is described'],
        ['TV-0002', 'Mar-18', 14, 'Illustrative row: nobody is described'],
        ['TV-0003', 'Apr-18', 13, 'Illustrative row: nobody is described'],
        [],
        ['Illustrative: rows of one offence each, as replies have carried them without meaning to.'],
        [RECONSTRUCTION],
        ...sources([cited('114', entries[0]), cited('274', entries[1])]),
      ],
    },
  ])
}

function surrey() {
  const entries = years(2017, 2023).map((year) => inYear('Surrey', year))
  const total = entries.reduce((sum, { value }) => sum + value, 0)
  return spreadsheet('xlsx', [
    {
      name: 'Sheet1',
      widths: [4, 26, 22],
      merges: [],
      rows: [
        [],
        [null, 'Sexual communication with a child (s.15A SOA 2003)'],
        [null, 'Information provided by Surrey Police'],
        [],
        [null, 'Financial year', 'Number of offences'],
        ...entries.map(({ value }, n) => [null, `FY ${label(2017 + n)}`, value]),
        [null, 'Grand Total', { value: total, formula: 'SUM(C6:C12)' }],
        [],
        [null, RECONSTRUCTION],
        [null, 'The grand total is the sum of the published figures.'],
        ...sources([cited('all years', entries[0])]).map((line) => [null, ...line]),
      ],
    },
  ])
}

function northYorkshire() {
  const [first, second] = [2017, 2018].map((year) => inYear('North Yorkshire', year))
  const platforms = ['Facebook', 'Instagram', 'Snapchat'].map((platform) => ({
    platform,
    entry: published('North Yorkshire', '2017-04-01', '2019-03-31', { metric: `${OFFENCES}, ${platform}` }),
  }))
  return spreadsheet('xlsx', [
    {
      name: 'Q1',
      widths: [34, 34, 34],
      merges: [],
      rows: [
        ['North Yorkshire Police - Sexual communication with a child'],
        [],
        ['', '1 April 2017 to 31 March 2018', '1 April 2018 to 31 March 2019'],
        ['Offences recorded', first.value, second.value],
        [],
        [RECONSTRUCTION],
        ...sources([cited('14', first), cited('22', second)]),
      ],
    },
    {
      name: 'Q2',
      widths: [34, 34],
      merges: [],
      rows: [
        ['North Yorkshire Police: offences by platform, where the platform is known'],
        [],
        ['Platform used', '1 April 2017 to 31 March 2019'],
        ...platforms.map(({ platform, entry }) => [platform, entry.value]),
        [],
        [RECONSTRUCTION],
        ...sources([cited('all platforms', platforms[0].entry)]),
      ],
    },
  ])
}

function suffolk() {
  const entries = [2017, 2018, 2022].map((year) => inYear('Suffolk', year))
  return spreadsheet('xlsx', [
    {
      name: 'Response',
      widths: [34, 24, 24, 24],
      merges: ['A1:D1'],
      rows: [
        ['Suffolk Constabulary'],
        ['Freedom of Information Act 2000 - response'],
        [],
        ['Offence', 'Year ending March 2018', 'Year ending March 2019', 'Year ending March 2023'],
        ['Sexual communication with a child', ...entries.map(({ value }) => value)],
        [],
        [RECONSTRUCTION],
        ...sources([cited('52', entries[0]), cited('76', entries[1]), cited('71', entries[2])]),
      ],
    },
  ])
}

function hampshire() {
  const entries = years(2017, 2023).map((year) => inYear('Hampshire', year))
  return spreadsheet('xls', [
    {
      name: 'Data',
      widths: [20, 20],
      merges: [],
      rows: [
        ['Hampshire Constabulary'],
        ['Sexual communication with a child'],
        [],
        ['Year', 'Offences recorded'],
        ...entries.map(({ value }, n) => [dash(2017 + n), value]),
        [],
        [RECONSTRUCTION],
        ['No figure was published for the year that is blank. The total of the region, 429, counts it as nothing.'],
        ...sources([cited('all years', entries[0])]),
      ],
    },
  ])
}

function lancashire() {
  const march = inYear('Lancashire', 2017, { released: '2019-03' })
  const half = published('Lancashire', '2018-04-01', '2018-09-30')
  const september = inYear('Lancashire', 2017, { released: '2019-09' })
  const second = inYear('Lancashire', 2018)
  const whole = published('Lancashire', '2017-04-01', '2019-10-01')
  const third = published('Lancashire', '2019-04-01', '2019-09-30')
  const left = whole.value - second.value - third.value
  const platforms = ['Facebook/Messenger', 'Instagram', 'Snapchat', 'WhatsApp'].map((platform) => ({
    platform,
    entry: inYear('Lancashire', 2018, { metric: `${OFFENCES}, ${platform}` }),
  }))
  return spreadsheet('xls', [
    {
      name: 'Released March 2019',
      widths: [34, 16, 16],
      merges: [],
      rows: [
        ['Lancashire Constabulary'],
        ['Sexual communication with a child'],
        [],
        ['Period', 'Number'],
        ['2017/18', march.value],
        ['April 2018 - September 2018', half.value],
        [],
        [RECONSTRUCTION],
        ...sources([cited('175', march), cited('170', half)]),
      ],
    },
    {
      name: 'Released September 2019',
      widths: [34, 16, 16],
      merges: [],
      rows: [
        ['Lancashire Constabulary'],
        ['Sexual communication with a child'],
        [],
        ['Period', 'Number'],
        ['2017/18', september.value],
        ['2018/19', second.value],
        [],
        [RECONSTRUCTION],
        ...sources([cited('64', september), cited('252', second)]),
      ],
    },
    {
      name: 'Released May 2020',
      widths: [34, 16],
      merges: [],
      rows: [
        ['Lancashire Constabulary'],
        ['Sexual communication with a child'],
        [],
        ['Period', 'Number'],
        ['2017/18', left],
        ['2018/19', second.value],
        ['April 2019 - September 2019', third.value],
        ['April 2017 - September 2019', whole.value],
        [],
        [RECONSTRUCTION],
        [`${left} was never printed: it is what ${whole.value} leaves after ${second.value} and ${third.value}.`],
        ...sources([cited(`${whole.value}, ${third.value}`, whole), cited('252', second)]),
      ],
    },
    {
      name: 'Platforms',
      widths: [34, 16],
      merges: [],
      rows: [
        ['Lancashire Constabulary: offences by platform, where it is one of four'],
        [],
        ['Platform', '2018/19'],
        ...platforms.map(({ platform, entry }) => [platform, entry.value]),
        [],
        [RECONSTRUCTION],
        ...sources([cited('all platforms', platforms[0].entry)]),
      ],
    },
  ])
}

function sussex() {
  const entries = years(2017, 2023).map((year) => inYear('Sussex', year))
  return spreadsheet('ods', [
    {
      name: 'Table 1',
      widths: [36, ...entries.map(() => 10)],
      merges: [],
      rows: [
        ['Sussex Police - number of offences'],
        [],
        ['Offence type', ...entries.map((_, n) => label(2017 + n))],
        ['Sexual communication with a child', ...entries.map(({ value }) => value)],
        [],
        [RECONSTRUCTION],
        ...sources([cited('all years', entries[0])]),
      ],
    },
  ])
}

function dyfedPowys() {
  // printed for "the first six months", 3 April to 2 October 2017
  const half = published('Dyfed-Powys', '2017-04-03', '2017-10-02', { released: '2018-08' })
  const entries = [2021, 2022, 2023, 2024].map((year) => inYear('Dyfed-Powys', year))
  return spreadsheet('ods', [
    {
      name: 'Heddlu Dyfed-Powys Police',
      widths: [34, 14],
      merges: [],
      rows: [
        ['Sexual communication with a child offences'],
        [],
        ['Period', 'Offences'],
        ['April 2017 - September 2017', half.value],
        ...[2018, 2019, 2020].map((year) => [label(year), 'n/a']),
        ...entries.map(({ value }, n) => [label(2021 + n), value]),
        [],
        ['The first figure covers six months only. Releases of 2024 and 2025 use 19 as if it were the year 2017/18:'],
        ['"more than tripled" to 67 compares six months with twelve.'],
        ['n/a = not available: no figure was published.'],
        [RECONSTRUCTION],
        ...sources([
          cited('19', half),
          cited('39', entries[0]),
          cited('30', entries[1]),
          cited('67', entries[2]),
          cited('82', entries[3]),
        ]),
      ],
    },
  ])
}

function kent() {
  const entries = years(2017, 2023).map((year) => inYear('Kent', year))
  return delimited(
    [
      ['Police force', 'Financial year', 'Offence', 'Number of offences'],
      ...entries.map(({ value }, n) => ['Kent Police', dash(2017 + n), 'Sexual communication with a child', value]),
      [],
      [RECONSTRUCTION],
      ...sources([cited('all years', entries[0])]),
    ],
    { delimiter: ',', encoding: 'utf-8' },
  )
}

function essex() {
  const half = published('Essex', '2017-04-03', '2017-10-02')
  const entries = [2017, 2018].map((year) => inYear('Essex', year, { released: '2019-09' }))
  return delimited(
    [
      ['Essex Police \u2013 response to a request for information'],
      ['Offences of \u201csexual communication with a child\u201d recorded'],
      [],
      ['Period', 'Offences'],
      ['3 April 2017 \u2013 2 October 2017', half.value],
      ...entries.map(({ value }, n) => [`1 April ${2017 + n} \u2013 31 March ${2018 + n}`, value]),
      [],
      [RECONSTRUCTION],
      ...sources([cited('27', half), cited('60', entries[0]), cited('166', entries[1])]),
    ],
    { delimiter: ';', encoding: 'windows-1252' },
  )
}

function greaterManchester() {
  const entry = inYear('Greater Manchester', 2017)
  return delimited(
    [
      ['Sexual communication with a child'],
      ['Year', 'Recorded offences'],
      ['2017/18', entry.value],
      [],
      [RECONSTRUCTION],
      ...sources([cited('296', entry)]),
    ],
    { delimiter: '\t', encoding: 'utf-16le' },
  )
}

/** Path below the folder of replies, and bytes, of every sample. */
export function replies() {
  return new Map([
    ['Nottinghamshire Police FOI response.xlsx', nottinghamshire()],
    ['TVP monthly.xlsx', thamesValley()],
    ['FOI response attachment.xlsx', surrey()],
    ['North Yorkshire 2017-19.xlsx', northYorkshire()],
    ['Annex A.xlsx', suffolk()],
    ['Hants data.xls', hampshire()],
    ['Copy of LANCASHIRE data.xls', lancashire()],
    ['Sussex table.ods', sussex()],
    ['Data table.ods', dyfedPowys()],
    ['Disclosure.csv', kent()],
    ['Response letter data.csv', essex()],
    ['Greater Manchester Police/response.csv', greaterManchester()],
    ['RE FOI 10905-25.eml', northamptonshire()],
    ['Refusal letter (illustrative).docx', refusal()],
    ['WMP data (illustrative).csv', ambiguous()],
  ])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(here, 'replies')
  rmSync(folder, { recursive: true, force: true })
  for (const [path, bytes] of replies()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
    process.stdout.write(`${path} ${bytes.length}\n`)
  }
}
