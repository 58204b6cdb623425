import { expect, test } from 'vitest'
import { Refusal } from '../../app/read/refusal.ts'
import { MOST_TEXTS, stringTable } from '../../app/read/sheet/strings.ts'

test('more different texts than a table can hold are too large, and no fault of the reader', () => {
  const table = stringTable('sheet1', 3)
  for (const text of ['a', 'b', 'a', 'c', 'b']) table.intern(text)
  expect(table.strings).toEqual(['a', 'b', 'c'])
  expect(table.intern('c')).toBe(2)
  expect(() => table.intern('d')).toThrow(Refusal)
  expect(() => table.append('d')).toThrow(Refusal)
  try {
    table.intern('d')
  } catch (refusal) {
    const trouble = { kind: 'too-large', part: 'sheet1', limit: '3 different texts' }
    expect(refusal).toMatchObject({ trouble })
  }
})

test('the limit lies below the one at which the language throws', () => {
  expect(MOST_TEXTS).toBeLessThan(2 ** 24)
})
