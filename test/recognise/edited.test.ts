import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NO_NOTES } from '../../app/names/index.ts'
import {
  EDITED_ROLES,
  type LayoutEdit,
  ROLES,
  recognise,
  recogniseEdited,
  type SheetContext,
} from '../../app/recognise/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { dimensionText, findCell, parseA1Range, type Range, type Sheet } from '../../app/vocabulary/index.ts'
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

function role(range: string, role: (typeof EDITED_ROLES)[number], meaning?: string): LayoutEdit {
  const found = parseA1Range(range)
  if (found === undefined) throw new Error(range)
  return { set: 'role', range: found, role, ...(meaning === undefined ? {} : { meaning }) }
}

function table(range: string, was?: string): LayoutEdit {
  const found = parseA1Range(range)
  if (found === undefined) throw new Error(range)
  return { set: 'table', range: found, was: (was === undefined ? undefined : parseA1Range(was)) ?? null }
}

/** Observations as `cell measure period dims raw`. */
function lines(sheet: Sheet, edits: readonly LayoutEdit[]): readonly string[] {
  const [tidied] = tidyWorkbook(workbookOf(sheet), {
    fileName: 'a.xlsx',
    path: 'a.xlsx',
    settings: { edits: [{ sheet: sheet.name, edits }] },
  })
  return (tidied?.observations ?? []).map(({ at, measure, period, dimensions, raw }) =>
    [
      `${String.fromCharCode(65 + at.column)}${at.row + 1}`,
      measure,
      period?.start.slice(0, 4) ?? '-',
      dimensionText(dimensions),
      raw,
    ].join(' '),
  )
}

test('a sheet that nobody understands is read as its roles say', () => {
  const sheet = sheetOf([
    ['Our figures for 2018/19 follow', null, null],
    ['x', 'Alpha', 'Beta'],
    ['North', 3, 4],
    ['South', 5, '*6'],
  ])
  const edits = [
    role('B2:C2', 'header', 'team'),
    role('A3:A4', 'label', 'region'),
    role('B3:C4', 'value'),
    role('A1', 'title'),
  ]
  expect(lines(sheet, edits).slice(0, 3)).toEqual([
    'B3 offences 2018 region=North;team=Alpha 3',
    'C3 offences 2018 region=North;team=Beta 4',
    'B4 offences 2018 region=South;team=Alpha 5',
  ])
})

test('figures that are set beside the table are not read, nor is a row that was made a note', () => {
  const sheet = sheetOf([
    ['Platform', '2017/18', '2018/19'],
    ['Kik', 1, 2],
    ['Facebook', 3, 4],
    ['Reference', 501, 502],
  ])
  expect(lines(sheet, [])).toHaveLength(6)
  expect(lines(sheet, [role('A4:C4', 'ignored')])).toEqual([
    'B2 offences 2017 platform=Kik 1',
    'C2 offences 2018 platform=Kik 2',
    'B3 offences 2017 platform=Facebook 3',
    'C3 offences 2018 platform=Facebook 4',
  ])
  expect(lines(sheet, [role('C2:C3', 'note')])).not.toContain('C2 offences 2018 platform=Kik 2')
  expect(lines(sheet, [role('C2', 'note')])).toHaveLength(5)
})

test('a row or column made a total states the total of what its labels and headings name', () => {
  const sheet = sheetOf([
    ['Platform', 'Male', 'Female', 'Persons'],
    ['2018/19 Kik', 1, 2, 3],
    ['2018/19 Facebook', 3, 4, 7],
    ['2018/19 Everything', 4, 6, 10],
  ])
  const edits = [role('B1:D1', 'header', 'gender'), role('A2:A4', 'label', 'platform'), role('B2:D4', 'value')]
  const before = lines(sheet, edits)
  expect(before.some((line) => line.includes('gender=Total') || line.includes('platform=Total'))).toBe(false)
  const after = lines(sheet, [...edits, role('D2:D4', 'total'), role('B4:D4', 'total')])
  expect(after.find((line) => line.startsWith('D2'))).toContain('gender=Total')
  expect(after.find((line) => line.startsWith('B4'))).toContain('gender=Male;platform=Total')
  expect(after.find((line) => line.startsWith('D4'))).toContain('gender=Total;platform=Total')
  expect(after.find((line) => line.startsWith('B2'))).not.toContain('Total')
})

test('a label made a header heads the rows below it, down to the next', () => {
  const sheet = sheetOf([
    ['Team', '2017/18', '2018/19'],
    ['Red', null, null],
    ['a', 1, 2],
    ['b', 3, 4],
    ['Blue', 9, 9],
    ['a', 5, 6],
  ])
  const after = lines(sheet, [role('A2', 'header', 'colour'), role('A5', 'header', 'colour'), role('B5:C5', 'ignored')])
  expect(after).toEqual([
    'B3 offences 2017 colour=Red;team=a 1',
    'C3 offences 2018 colour=Red;team=a 2',
    'B4 offences 2017 colour=Red;team=b 3',
    'C4 offences 2018 colour=Red;team=b 4',
    'B6 offences 2017 colour=Blue;team=a 5',
    'C6 offences 2018 colour=Blue;team=a 6',
  ])
})

test('a row whose label is set aside is set aside with it: its figures are no total', () => {
  const sheet = sheetOf([
    ['Platform', '2017/18'],
    ['Kik', 1],
    ['Facebook', 3],
    ['Checked', 4],
  ])
  const told = [role('A2:A4', 'label', 'platform'), role('B2:B4', 'value'), role('A4', 'ignored')]
  expect(lines(sheet, told)).toEqual(lines(sheet, [role('A4', 'ignored')]))
  expect(lines(sheet, [role('A4', 'ignored')])).toEqual([
    'B2 offences 2017 platform=Kik 1',
    'B3 offences 2017 platform=Facebook 3',
  ])
})

test('a border drawn in leaves the cells outside of it unread; one drawn out takes them in', () => {
  const sheet = sheetOf([
    ['Platform', '2017/18', '2018/19'],
    ['Kik', 1, 2],
    ['Facebook', 3, 4],
    ['Checked by', 77, 78],
  ])
  expect(lines(sheet, [table('A1:C3', 'A1:C4')])).toHaveLength(4)
  const inner = recogniseEdited(sheet, CONTEXT, [table('A1:C3', 'A1:C4')]).layout
  expect([...inner.roles.slice(9)].map((one) => ROLES[one])).toEqual(['note', 'ignored', 'ignored'])
  expect(lines(sheet, [table('A1:C3', 'A1:C4'), table('A1:C4', 'A1:C3')])).toHaveLength(6)
})

test('edits of one table leave the table beside it as it was', () => {
  const sheet = sheetOf([
    ['Platform', '2017/18', null, 'Gender', '2017/18'],
    ['Kik', 1, null, 'Male', 5],
    ['Facebook', 3, null, 'Female', 6],
  ])
  const guessed = lines(sheet, [])
  expect(guessed).toContain('E2 offences 2017 gender=Male 5')
  const after = lines(sheet, [role('A2:A3', 'label', 'method')])
  expect(after).toContain('B2 offences 2017 method=Kik 1')
  expect(after.filter((line) => line.startsWith('E'))).toEqual(guessed.filter((line) => line.startsWith('E')))
})

const WORDS = [
  'Platform',
  'Age',
  'Total',
  '2017/18',
  '2018/19',
  'Kik',
  'Female',
  'Kent Police',
  '<5',
  '-',
  'Sub-total',
  'A note.',
]
const written: fc.Arbitrary<Written> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 9 }).map((value) => ({ value, style: { strike: true } })) },
)
const grid = fc.array(fc.array(written, { maxLength: 7 }), { maxLength: 12 })
const range = fc
  .tuple(fc.nat(11), fc.nat(6), fc.nat(5), fc.nat(4))
  .map(([top, left, height, width]) => ({ top, left, bottom: top + height, right: left + width }))
const edit: fc.Arbitrary<LayoutEdit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        range,
        role: fc.constantFrom(...EDITED_ROLES),
        meaning: fc.constantFrom(undefined, '', 'age', 'team', 'force', 'period', 'measure'),
      })
      .map(
        ({ range, role, meaning }): LayoutEdit => ({
          set: 'role',
          range,
          role,
          ...(meaning === undefined ? {} : { meaning }),
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.record({ range, was: fc.option(range) }).map((one): LayoutEdit => ({ set: 'table', ...one })),
  },
)

function holds({ top, bottom, left, right }: Range, row: number, column: number): boolean {
  return top <= row && bottom >= row && left <= column && right >= column
}

/** A border that was drawn in takes back what was said before of the cells outside of it. */
function leavesOut(edit: LayoutEdit, row: number, column: number): boolean {
  return edit.set === 'table' && edit.was !== null && holds(edit.was, row, column) && !holds(edit.range, row, column)
}

test('a border drawn in takes back the roles of what it leaves out', () => {
  const sheet = sheetOf([
    ['Platform', '2017/18'],
    ['Kik', 1],
    ['Facebook', 3],
  ])
  const edits = [role('A2:A3', 'label', 'method'), role('B2:B3', 'value')]
  expect(lines(sheet, edits)).toHaveLength(2)
  expect(lines(sheet, [...edits, table('A1:B2', 'A1:B3')])).toEqual(['B2 offences 2017 method=Kik 1'])
})

test('whatever is edited, every cell has one role, the last edit of a cell wins, and only figures carry figures', () => {
  let observed = 0
  let changed = 0
  fc.assert(
    fc.property(
      grid,
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(8), { maxLength: 1 }),
      (cells, edits, hidden) => {
        const sheet = sheetOf(cells, { hiddenRows: hidden.map((first) => ({ first, last: first })) })
        const { layout } = recogniseEdited(sheet, CONTEXT, edits)
        expect(layout.roles).toHaveLength(sheet.cells.count)
        expect([...layout.roles].every((one) => one < ROLES.length)).toBe(true)
        const [guess] = recognise(sheet, CONTEXT)
        for (let index = 0; index < sheet.cells.count; index++) {
          const row = sheet.cells.rows[index] ?? 0
          const column = sheet.cells.columns[index] ?? 0
          const given = ROLES[layout.roles[index] ?? 0]
          if (ROLES[guess?.roles[index] ?? 0] === 'hidden') {
            expect(given).toBe('hidden')
            continue
          }
          expect(given).not.toBe('hidden')
          const last = edits.findLast((one) =>
            one.set === 'role' ? holds(one.range, row, column) : leavesOut(one, row, column),
          )
          if (last?.set === 'role') {
            changed++
            expect(given).toBe(last.role)
          }
        }
        const [tidied] = tidyWorkbook(workbookOf(sheet), {
          fileName: 'a.xlsx',
          path: 'a.xlsx',
          settings: { edits: [{ sheet: sheet.name, edits }] },
        })
        const places = new Set<string>()
        const records = tidied?.layout.blocks.some(({ kind }) => kind === 'record list') === true
        for (const { at } of tidied?.observations ?? []) {
          observed++
          expect(places.has(`${at.row},${at.column}`)).toBe(false)
          places.add(`${at.row},${at.column}`)
          if (records || findCell(sheet, at.row, at.column) === undefined) continue
          const index = [...sheet.cells.rows].findIndex(
            (row, i) => row === at.row && sheet.cells.columns[i] === at.column,
          )
          expect(['value', 'total']).toContain(ROLES[tidied?.layout.roles[index] ?? 0])
        }
      },
    ),
    { numRuns: 1000 },
  )
  expect(observed).toBeGreaterThan(1000)
  expect(changed).toBeGreaterThan(1000)
})
