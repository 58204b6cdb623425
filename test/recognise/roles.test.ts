import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NO_NOTES } from '../../app/names/index.ts'
import { ROLES, recognise, type SheetContext } from '../../app/recognise/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { sheetOf, type Written, workbookOf } from './sheet-of.ts'

const CONTEXT: SheetContext = {
  fileName: 'reply.xlsx',
  notes: NO_NOTES,
  force: undefined,
  period: undefined,
  above: [],
  several: undefined,
  computed: new Map(),
}

const WORDS = [
  'Platform',
  'Age',
  'Total',
  '2017/18',
  '2018/19',
  'Kik',
  'Female',
  'Kent Police',
  'Offences by gender',
  '<5',
  '-',
  'n/a',
  '%',
  'Apr',
  '0-4',
  'Social media',
  'Sub-total',
  '12*',
  'Data are extracted from a live system and may be subject to change.',
]

const written: fc.Arbitrary<Written> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 9 }).map((value) => ({ value, style: { strike: true } })) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
)
const rows = fc.array(fc.array(written, { maxLength: 7 }), { maxLength: 14 })
const span = fc.array(
  fc.nat(8).map((first) => ({ first, last: first })),
  { maxLength: 2 },
)

test('every cell has exactly one role, whatever the sheet', () => {
  let tables = 0
  fc.assert(
    fc.property(rows, span, span, (cells, hiddenRows, hiddenColumns) => {
      const sheet = sheetOf(cells, { hiddenRows, hiddenColumns })
      const [layout] = recognise(sheet, CONTEXT)
      if (layout === undefined) throw new Error('no layout')
      expect(layout.roles).toHaveLength(sheet.cells.count)
      const counts = ROLES.map((_, role) => layout.roles.filter((each) => each === role).length)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(sheet.cells.count)
      if (layout.blocks.length > 0) tables++
    }),
    { numRuns: 600 },
  )
  // the property says nothing about sheets without a table
  expect(tables).toBeGreaterThan(50)
})

test('no observation stands in a hidden cell, twice in one cell, or where the layout sees no figure', () => {
  let seen = 0
  fc.assert(
    fc.property(rows, span, span, (cells, hiddenRows, hiddenColumns) => {
      const sheet = sheetOf(cells, { hiddenRows, hiddenColumns })
      const [tidied] = tidyWorkbook(workbookOf(sheet), { fileName: 'a.xlsx', path: 'a.xlsx' })
      const places = new Set<string>()
      for (const { at, period, evidence } of tidied?.observations ?? []) {
        seen++
        expect(places.has(`${at.row},${at.column}`)).toBe(false)
        places.add(`${at.row},${at.column}`)
        expect(hiddenRows.some(({ first }) => first === at.row)).toBe(false)
        if (period !== null) expect(evidence.some(({ states }) => states === 'period')).toBe(true)
      }
      if (tidied?.state === 'read') {
        expect(tidied.observations.every(({ period }) => period !== null)).toBe(true)
      }
    }),
    { numRuns: 600 },
  )
  expect(seen).toBeGreaterThan(500)
})
