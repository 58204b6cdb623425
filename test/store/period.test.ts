import { describe, expect, test } from 'vitest'
import { periodLabel } from '../../app/store/index.ts'

const label = (start: string, end: string, written = 'as the file wrote it'): string =>
  periodLabel({ start, end, written })

describe('a period in words', () => {
  test('is the same for the same days, however the file wrote them', () => {
    expect(label('2017-04-01', '2017-04-30', 'Apr 2017/18')).toBe(label('2017-04-01', '2017-04-30', 'April-17'))
    expect(label('2018-04-01', '2019-02-28', 'April 2018 - February 2019')).toBe('Apr 2018 – Feb 2019')
  })

  test('twelve months that are neither April to March nor January to December are no year', () => {
    expect(label('2017-09-01', '2018-08-31')).toBe('Sep 2017 – Aug 2018')
    expect(label('2017-04-02', '2018-03-31')).toBe('2 Apr 2017 – 31 Mar 2018')
  })

  test.each([
    ['2017-04-01', '2018-03-31', '2017/18'],
    ['1999-04-01', '2000-03-31', '1999/00'],
    ['2017-04-01', '2019-03-31', '2017/18–2018/19'],
    ['2018-01-01', '2018-12-31', '2018'],
    ['2017-01-01', '2018-12-31', '2017–2018'],
    ['2017-04-01', '2017-04-30', 'Apr 2017'],
    ['2020-02-01', '2020-02-29', 'Feb 2020'],
    ['2020-02-01', '2020-02-28', '1–28 Feb 2020'],
    ['2017-04-01', '2017-09-30', 'Apr–Sep 2017'],
    ['2017-10-01', '2018-03-31', 'Oct 2017 – Mar 2018'],
    ['2017-04-03', '2017-10-02', '3 Apr – 2 Oct 2017'],
    ['2017-10-03', '2018-04-02', '3 Oct 2017 – 2 Apr 2018'],
    ['2017-04-05', '2017-04-05', '5 Apr 2017'],
  ])('%s to %s is %s', (start, end, words) => {
    expect(label(start, end)).toBe(words)
  })

  test('no period has no words', () => expect(periodLabel(null)).toBe(''))
})
