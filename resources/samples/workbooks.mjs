/** Replies as workbooks, each in another layout: months across, years down or across, a question a sheet. */
import { cited, dash, inYear, label, OFFENCES, published, RECONSTRUCTION, sources, years } from './published.mjs'
import { spreadsheet } from './write.mjs'

/** Months across, two years below each other. */
export function thamesValley() {
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

/** Seven years down, with a grand total. */
export function surrey() {
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

/** A sheet a question, the years written as days. */
export function northYorkshire() {
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

/** Years ending in March across. */
export function suffolk() {
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

/** Seven years down, of which one was never published. */
export function hampshire() {
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
