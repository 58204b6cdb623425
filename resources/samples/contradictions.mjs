/** Replies that were printed with a contradiction: a year in three releases, half a year taken for a year. */
import { cited, inYear, label, OFFENCES, published, RECONSTRUCTION, sources } from './published.mjs'
import { delimited, spreadsheet } from './write.mjs'

/** Three releases of one year, and a sheet of platforms. */
export function lancashire() {
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

/** Six months that later releases took for a year. */
export function dyfedPowys() {
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

/** Six months beside two years, with a semicolon between fields. */
export function essex() {
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
