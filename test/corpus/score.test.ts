import { expect, test } from 'vitest'
import { HEAD, parseRows, score } from './score.ts'

const row = (changes: Readonly<Record<string, string>> = {}) => {
  const fields: Readonly<Record<string, string>> = {
    file: 'a.xlsx',
    sheet: 'S',
    cell: 'B2',
    force: 'E23000001',
    measure: 'offences',
    period_start: '2017-04-01',
    period_end: '2018-03-31',
    dims: 'age=13;gender=Male',
    value: '4',
    status: 'ok',
    raw: '4',
    ...changes,
  }
  return HEAD.map((name) => `"${fields[name] ?? ''}"`).join()
}
const rows = (...lines: readonly string[]) => parseRows([HEAD.join(), ...lines].join('\n'))

test('a wrong header is refused', () => {
  expect(() => parseRows('file,cell\na,b')).toThrow('header')
})

test('another value, status, period, force or dimension is no match', () => {
  const changes = [
    { value: '5' },
    { status: 'suppressed', value: '' },
    { period_end: '2018-03-30' },
    { force: '' },
    { dims: 'age=13' },
    { measure: 'victims' },
    { file: 'b.xlsx' },
  ]
  for (const change of changes) {
    expect(score(rows(row()), rows(row(change))), JSON.stringify(change)).toMatchObject({ matched: 0 })
  }
})

test('case, spacing and order of dimensions do not matter; another cell matches without being exact', () => {
  const got = rows(row({ dims: 'gender=MALE;age= 13', measure: 'count', value: '4.0', cell: 'C9' }))
  expect(score(rows(row()), got)).toMatchObject({ matched: 1, exact: 0 })
})

test('one row of the output matches one row of the truth', () => {
  expect(score(rows(row(), row({ cell: 'B3' })), rows(row({ cell: 'B3' })))).toMatchObject({
    truth: 2,
    got: 1,
    matched: 1,
    exact: 1,
  })
})
