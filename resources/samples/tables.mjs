/** Replies that are a plain table: one sheet, or text with a delimiter. */
import { cited, dash, inYear, label, RECONSTRUCTION, sources, years } from './published.mjs'
import { delimited, spreadsheet } from './write.mjs'

/** Years across in an ods. */
export function sussex() {
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

/** A line a year, as a database gives it. */
export function kent() {
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

/** One figure in UTF-16 with tabs. */
export function greaterManchester() {
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
