import { expect, test } from 'vitest'
import { statesFigure } from '../../app/names/index.ts'
import type { Figure } from '../../app/vocabulary/index.ts'

const number = (value: number): Figure => ({ status: 'ok', value })
const few: Figure = { status: 'suppressed', low: 1, high: 4 }

test.each([
  ['17 offences in 2018/19', number(71)],
  ['1,204 crimes', number(204)],
  ['seventeen offences', number(70)],
  ['12.5 per cent of them', number(12)],
  ['Thank you for your request', few],
  ['', number(0)],
])('%j does not hold the figure', (words, figure) => {
  expect(statesFigure(words, figure)).toBe(false)
})

test.each([
  ['17 offences in 2018/19', number(17)],
  ['1,204 crimes', number(1204)],
  ['1 204 crimes', number(1204)],
  ['seventeen offences', number(17)],
  ['twenty-three offences', number(23)],
  ['No such offences were recorded', number(0)],
  ['Fewer than 5', few],
  ['<5', few],
  ['between 1 and 4', few],
  ['No information held', { status: 'not_held', low: 0, high: null } as const],
])('%j holds it', (words, figure) => {
  expect(statesFigure(words, figure)).toBe(true)
})
