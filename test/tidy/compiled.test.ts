import { describe, expect, test } from 'vitest'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { sheetOf, workbookOf } from '../recognise/sheet-of.ts'

const FORCES = ['Cleveland', 'Durham', 'Kent', 'Essex']

function forcesIn(note: string, forces: readonly string[]): readonly (string | null)[] {
  const byForce = sheetOf([
    ['Force', '2017/18', '2018/19'],
    ...forces.map((force, at) => [force, 10 + at, 20 + at]),
    ['Total', 46, 86],
    [],
    [note],
  ])
  const national = sheetOf([
    ['Gender', '2017/18', '2018/19'],
    ['Male', 30, 50],
    ['Female', 16, 36],
  ])
  const workbook = workbookOf(byForce)
  const sheets = [byForce, { ...national, index: 1, name: 'National' }]
  const [, second] = tidyWorkbook({ ...workbook, sheets }, { fileName: 'tables.ods', path: 'tables.ods' })
  return [...new Set((second?.observations ?? []).map(({ force }) => force))]
}

describe('a workbook of figures of many forces', () => {
  test('a note that mentions one force says nothing about whose the figures of another sheet are', () => {
    expect(forcesIn('In one of these cases Kent Police are also under investigation.', FORCES)).toEqual([null])
  })

  test('where the other sheet is no table of many forces, its letterhead is that of the whole reply', () => {
    expect(forcesIn('Kent Police', ['Maidstone', 'Dover'])).toEqual(['E23000032'])
  })
})
