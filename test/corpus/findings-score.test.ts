import { expect, test } from 'vitest'
import { type FindingRow, scoreFindings } from './findings-score.ts'

const wrong: FindingRow = { rule: 'total-mismatch', force: 'A', file: 'a.xlsx', sheet: 'S', cells: ['B2', 'B3'] }

test('another rule, force or file is no match, and counts as invented', () => {
  for (const change of [{ rule: 'conflict' }, { force: 'B' }, { force: null }, { file: 'b.xlsx' }]) {
    const score = scoreFindings([wrong], [{ ...wrong, ...change }])
    expect([score.missed.length, score.invented.length], JSON.stringify(change)).toEqual([1, 1])
  }
})

test('cells are compared apart: another cell, or the same in another sheet, is found without being located', () => {
  for (const change of [{ cells: ['C9'] }, { sheet: 'T' }]) {
    expect(scoreFindings([wrong], [{ ...wrong, ...change }])).toMatchObject({ truth: 1, got: 1, located: 1, cells: 0 })
  }
})

test('any of the files that the truth accepts will do, and a cell in any of the places', () => {
  const truth = { ...wrong, files: ['a.xlsx', 'b.xlsx'] }
  const places = [
    { file: 'b.xlsx', sheet: 'S', cells: ['Z1'] },
    { file: 'a.xlsx', sheet: 'S', cells: ['B3'] },
  ]
  expect(scoreFindings([truth], [{ ...wrong, file: 'b.xlsx', places }])).toMatchObject({
    missed: [],
    invented: [],
    cells: 1,
  })
})

test('findings of one rule, force and file count as one; rules outside the contract do not count', () => {
  expect(scoreFindings([wrong], [wrong, { ...wrong, cells: ['C1'] }, { ...wrong, rule: 'rounding' }])).toMatchObject({
    got: 1,
    invented: [],
  })
})

test('an optional finding counts neither way', () => {
  const optional = { ...wrong, optional: true }
  expect(scoreFindings([optional], [wrong])).toMatchObject({ truth: 0, got: 0, invented: [] })
  expect(scoreFindings([optional], [])).toMatchObject({ truth: 0, missed: [] })
})
