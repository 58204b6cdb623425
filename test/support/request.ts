import type { Request } from '../../app/vocabulary/index.ts'

/** What the sample asks: two financial years by platform, age and gender. */
export const SAMPLE_REQUEST: Request = {
  text: 'Offences of sexual communication with a child',
  measure: 'offences',
  countingUnit: 'offences',
  periods: [
    { start: '2017-04-01', end: '2018-03-31', label: '2017/18' },
    { start: '2018-04-01', end: '2019-03-31', label: '2018/19' },
  ],
  dimensions: ['platform', 'age', 'gender'],
}
