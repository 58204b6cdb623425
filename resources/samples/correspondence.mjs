/** Replies that are no plain spreadsheet: a mail with its attachment, a letter of refusal, an unclear name. */
import { cited, inYear, published, RECONSTRUCTION, sources } from './published.mjs'
import { delimited, letter, mail, spreadsheet } from './write.mjs'

/** A mail whose attached table was summed as if what is suppressed were nothing. */
export function northamptonshire() {
  const [first, second] = [2017, 2018].map((year) => inYear('Northamptonshire', year, { released: '2019-09' }))
  const last = inYear('Northamptonshire', 2024)
  const years = {
    name: 'Years',
    widths: [36, 12, 12],
    merges: [],
    rows: [
      ['Northamptonshire Police'],
      ['Sexual communication with a child: offences recorded'],
      [],
      ['Offence', '2017/18', '2018/19'],
      ['Sexual communication with a child', first.value, second.value],
      [],
      [RECONSTRUCTION],
      ...sources([cited('26, 52', first)]),
    ],
  }
  const split = {
    name: '2024-25 (illustrative)',
    widths: [20, 10, 10, 10, 10, 10],
    merges: [],
    rows: [
      ['Northamptonshire Police'],
      ['Sexual communication with a child: offences recorded in 2024/25 by gender and age of victim (illustrative)'],
      [],
      ['Gender of victim', '0-9', '10-12', '13-15', '16-17', 'Total'],
      ['Female', '*', 15, 20, '*'],
      ['Male', '*', 7, 4, 0],
      ['Sum', 0, 22, 24, 0, last.value],
      [],
      ['* = fewer than five offences'],
      ['Published: the total of 52, three suppressed figures, and sums of 0, 22, 0 and 24 that count them as nothing.'],
      ['Illustrative: what stands in the rows, and which sum belongs to which age.'],
      [RECONSTRUCTION],
      ...sources([cited('52, 22, 24', last)]),
    ],
  }
  return mail({
    from: 'Northamptonshire Police Information Unit <foi@northamptonshire.example>',
    subject: 'RE: Freedom of Information request FOI 10905/25',
    date: 'Wed, 01 Oct 2025 09:00:00 +0000',
    lines: [
      'Northamptonshire Police: response to a request for information',
      '',
      'The figures are in the attached workbook.',
      '',
      `${RECONSTRUCTION} The wording of this mail is illustrative.`,
      `Source of 26, 52: ${first.source}`,
      `Source of 52 in 2024/25: ${last.source}`,
    ],
    attached: {
      name: 'FOI 10905-25 response.xlsx',
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: spreadsheet('xlsx', [years, split]),
    },
  })
}

/** A force that is known to have given no figures; its words are made up, and say so. */
export function refusal() {
  const others = published('North+South+West Yorkshire', '2022-04-01', '2023-03-31')
  return letter([
    'Humberside Police',
    'FREEDOM OF INFORMATION ACT 2000',
    'Your request for offences of sexual communication with a child, by year, platform, age and gender.',
    'To retrieve the platform, each crime record would have to be read by hand, which would take more than 18 hours.',
    'Section 12(1) of the Act is therefore engaged and the request is refused.',
    'Illustrative: that Humberside did not provide figures was published for a later year; the wording of this letter was not.',
    RECONSTRUCTION,
    `Source of the missing figures: ${others.source}`,
  ])
}

/** Initials that fit two forces. No figure of either was published, so these are examples, and have no source. */
export function ambiguous() {
  return delimited(
    [
      ['WMP: sexual communication with a child, offences recorded (illustrative)'],
      [],
      ['Year', 'Offences recorded'],
      ['2017/18', 101],
      ['2018/19', 128],
      [],
      [
        'Illustrative: no figure of this force was published, so these are made up to show a name that fits two forces.',
      ],
      [RECONSTRUCTION],
    ],
    { delimiter: ',', encoding: 'utf-8' },
  )
}
