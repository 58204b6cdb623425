import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NO_NOTES } from '../../app/names/index.ts'
import { layoutCandidates, ROLES, recognise, recogniseEdited, type SheetContext } from '../../app/recognise/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { dimensionText, type Sheet } from '../../app/vocabulary/index.ts'
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

type Edits = ReturnType<typeof layoutCandidates>[number]['edits']

/** Observations as `cell period dims raw`. */
function lines(sheet: Sheet, edits: Edits): readonly string[] {
  const [tidied] = tidyWorkbook(workbookOf(sheet), {
    fileName: 'a.xlsx',
    path: 'a.xlsx',
    settings: { edits: [{ sheet: sheet.name, edits }] },
  })
  return (tidied?.observations ?? []).map(({ at, force, period, dimensions, raw }) =>
    [
      `${String.fromCharCode(65 + at.column)}${at.row + 1}`,
      force ?? '-',
      period?.start.slice(0, 4) ?? '-',
      dimensionText(dimensions),
      raw,
    ].join(' '),
  )
}

/** Readings of a sheet other than the one in use, best first. */
function others(sheet: Sheet): readonly ReturnType<typeof layoutCandidates>[number][] {
  return layoutCandidates(sheet, CONTEXT).filter(({ differs }) => differs !== '')
}

/** Sheets that can be read in two ways, read in the wrong one: what they should come to, and what the right way takes otherwise. */
const AMBIGUOUS: readonly {
  readonly name: string
  readonly rows: readonly (readonly Written[])[]
  readonly differs: string
  readonly right: readonly string[]
}[] = [
  {
    name: 'names of forces under a heading that says where suspects live are no forces',
    rows: [['Suspects by home area, 2018/19'], ['Home area', 'Offences'], ['Kent', 4], ['Surrey', 6], ['Essex', 9]],
    differs: 'The labels of column A are read as home area, not as force',
    right: [
      'B3 E23000032 2018 home_area=Kent 4',
      'B4 E23000032 2018 home_area=Surrey 6',
      'B5 E23000032 2018 home_area=Essex 9',
    ],
  },
  {
    name: 'a last row that adds up the others is a total, whatever it is called',
    rows: [
      ['Platform', '2017/18', '2018/19'],
      ['Kik', 1, 2],
      ['Facebook', 3, 4],
      ['Force area', 4, 6],
    ],
    differs: 'Row 4 adds up the others: it is a total',
    right: [
      'B2 - 2017 platform=Kik 1',
      'C2 - 2018 platform=Kik 2',
      'B3 - 2017 platform=Facebook 3',
      'C3 - 2018 platform=Facebook 4',
      'B4 - 2017 platform=Total 4',
      'C4 - 2018 platform=Total 6',
    ],
  },
  {
    name: 'a last column that adds up the others is a total, whatever it is called',
    rows: [
      ['Offences in 2018/19'],
      ['Platform', 'Male', 'Female', 'Persons'],
      ['Kik', 1, 2, 3],
      ['Facebook', 3, 4, 7],
      ['Snapchat', 5, 9, 14],
    ],
    differs: 'Column D adds up the others: it is a total',
    right: ['Kik', 'Facebook', 'Snapchat'].flatMap((platform, i) =>
      ['Male', 'Female', 'Total'].map((gender, j) => {
        const figures = [1, 2, 3, 3, 4, 7, 5, 9, 14]
        return `${'BCD'[j]}${i + 3} - 2018 gender=${gender};platform=${platform} ${figures[3 * i + j]}`
      }),
    ),
  },
  {
    name: 'ages under a heading that does not say so are facts of a record each, not counts',
    rows: [
      ['Year', 'Platform', 'Victim'],
      ['2018/19', 'Kik', 14],
      ['2018/19', 'Facebook', 15],
      ['2018/19', 'Kik', 13],
      ['2018/19', 'Kik', 14],
    ],
    differs: 'Each row is one record, and column C one of its facts, not a count',
    right: [
      'A2 - 2018 age=14;platform=Kik 2018/19',
      'A3 - 2018 age=15;platform=Facebook 2018/19',
      'A4 - 2018 age=13;platform=Kik 2018/19',
      'A5 - 2018 age=14;platform=Kik 2018/19',
    ],
  },
  {
    name: 'a first column that numbers the rows under a heading of its own counts nothing',
    rows: [
      ['Case', 'Platform', '2017/18', '2018/19'],
      [1, 'Kik', 1, 2],
      [2, 'Facebook', 3, 4],
      [3, 'Snapchat', 3, 4],
    ],
    differs: 'Column A numbers the rows and counts nothing',
    right: [
      'C2 - 2017 platform=Kik 1',
      'D2 - 2018 platform=Kik 2',
      'C3 - 2017 platform=Facebook 3',
      'D3 - 2018 platform=Facebook 4',
      'C4 - 2017 platform=Snapchat 3',
      'D4 - 2018 platform=Snapchat 4',
    ],
  },
  {
    name: 'a change beside two years is a figure of neither',
    rows: [
      ['Platform', '2017/18', '2018/19', 'Change'],
      ['Kik', 10, 12, 20],
      ['Facebook', 40, 60, 50],
    ],
    differs: 'Column D is left out: it states no period, as the others do',
    right: [
      'B2 - 2017 platform=Kik 10',
      'C2 - 2018 platform=Kik 12',
      'B3 - 2017 platform=Facebook 40',
      'C3 - 2018 platform=Facebook 60',
    ],
  },
  {
    name: 'two tables side by side without an empty column between them are two',
    rows: [
      ['Platform', '2017/18', 'Gender', '2017/18'],
      ['Kik', 1, 'Male', 5],
      ['Facebook', 3, 'Female', 6],
      ['Snapchat', 2, 'Unknown', 1],
    ],
    differs: 'A1:B4 and C1:D4 are two tables',
    right: [
      'B2 - 2017 platform=Kik 1',
      'B3 - 2017 platform=Facebook 3',
      'B4 - 2017 platform=Snapchat 2',
      'D2 - 2017 gender=Male 5',
      'D3 - 2017 gender=Female 6',
      'D4 - 2017 gender=Unknown 1',
    ],
  },
]

for (const { name, rows, differs, right } of AMBIGUOUS) {
  test(`the best of the other readings is the right one: ${name}`, () => {
    const sheet = sheetOf(rows)
    const [best] = others(sheet)
    expect(best?.differs).toBe(differs)
    expect(lines(sheet, [])).not.toEqual(right)
    expect(lines(sheet, best?.edits ?? [])).toEqual(right)
  })
}

test('a sheet that reads well is read as before, first of its candidates and for its reasons', () => {
  const sheet = sheetOf([
    ['Platform', '2017/18', '2018/19'],
    ['Kik', 10, 2],
    ['Facebook', 3, 40],
    ['Total', 13, 42],
  ])
  const [first] = layoutCandidates(sheet, CONTEXT)
  expect(first?.differs).toBe('')
  expect(first?.score).toBe(1)
  expect(first?.layout).toEqual(recognise(sheet, CONTEXT)[0])
})

test('two counts that look like years in their order head nothing where headings say what they count', () => {
  const sheet = sheetOf([
    ['Offences 2018/19'],
    ['Platform', 'Number of offences', 'Number of victims'],
    ['Kik', 2019, 2020],
    ['Facebook', 3, 4],
  ])
  const [first, ...more] = layoutCandidates(sheet, CONTEXT)
  expect(first?.differs).toBe('')
  expect(more.filter(({ differs }) => differs.includes('row of headings'))).toEqual([])
})

test('ages in a row of their own are a second row of headings, or one of figures', () => {
  const sheet = sheetOf([
    ['Offences 2018/19', null, null, null, null],
    ['Team', 'Red', 'Blue', 'Green', 'Grey'],
    ['Age', 12, 13, 14, 15],
    ['Kik', 1, 5, 2, 9],
  ])
  const [now, other] = layoutCandidates(sheet, CONTEXT)
  expect(now?.differs).toBe('')
  expect(lines(sheet, now?.edits ?? [])).toContain('B4 - 2018 age=12;platform=Kik 1')
  expect(other?.differs).toBe('Row 3 is a row of figures, not of headings')
  expect(lines(sheet, other?.edits ?? [])).toHaveLength(8)
})

test('what was said already stays said in each candidate, and leads on to the next', () => {
  const sheet = sheetOf([
    ['Suspects by home area, 2018/19'],
    ['Home area', 'Male', 'Female', 'Persons'],
    ['Kent', 4, 1, 5],
    ['Surrey', 6, 2, 8],
    ['Essex', 9, 5, 14],
  ])
  const home = others(sheet).find(({ differs }) => differs.includes('home area'))
  if (home === undefined) throw new Error('no other meaning')
  const next = layoutCandidates(sheet, CONTEXT, home.edits)
  expect(next.every(({ edits }) => home.edits.every((edit) => edits.includes(edit)))).toBe(true)
  const total = next.find(({ differs }) => differs.startsWith('Column D adds up'))
  expect(lines(sheet, total?.edits ?? [])).toContain('D3 E23000032 2018 gender=Total;home_area=Kent 5')
})

const WORDS = [
  'Platform',
  'Age',
  'Home area',
  'Total',
  '2017/18',
  '16-17',
  'Kik',
  'Female',
  'Kent',
  'Surrey',
  '<5',
  '-',
  'Sub-total',
  'Data are extracted from a live system and may be subject to change.',
]
const written: fc.Arbitrary<Written> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 2015, max: 2019 }) },
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 9 }).map((value) => ({ value, style: { strike: true } })) },
)
const anything = fc.array(fc.array(written, { maxLength: 6 }), { maxLength: 10 })
/** Headings over labels and figures, which may rise, add up or say something else. */
const table = fc
  .tuple(
    fc.array(fc.constantFrom(...WORDS, null, 2017, 2018), { minLength: 3, maxLength: 5 }),
    fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.array(written, { minLength: 2, maxLength: 4 })), {
      minLength: 3,
      maxLength: 6,
    }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([headings, body, numbered, summed]): readonly (readonly Written[])[] => {
    const rows = body.map(([label, figures], i) => [...(numbered ? [i + 1] : []), label, ...figures])
    const sums = [0, 1].map((at) => body.reduce((sum, [, figures]) => sum + (Number(figures[at]) || 0), 0))
    return [headings, ...rows, ...(summed ? [[...(numbered ? [body.length + 1] : []), 'Wiltshire', ...sums]] : [])]
  })
/** Two tables in the same columns, or in the same rows: what is said of one may be said of the other. */
const pair = fc.tuple(table, table, fc.nat(2), fc.boolean()).map(([first, second, gap, beside]) => {
  if (!beside) return [...first, ...Array.from({ length: gap }, () => []), ...second]
  const width = Math.max(...first.map(({ length }) => length)) + gap
  return Array.from({ length: Math.max(first.length, second.length) }, (_, i): readonly Written[] => {
    const left = first[i] ?? []
    return [...left, ...new Array<null>(width - left.length).fill(null), ...(second[i] ?? [])]
  })
})
const grid = fc.oneof(
  { weight: 1, arbitrary: anything },
  { weight: 3, arbitrary: table },
  { weight: 1, arbitrary: pair },
)
/** Two tables of which the same may be said: their labels number the rows, and could be ages. */
const ALIKE: readonly (readonly Written[])[] = [
  ['Platform', 'Platform', 'Platform'],
  [1, 'Platform', 'Platform', 'Platform'],
  [2, 'Platform', 'Platform', 0, '<5'],
  [3, 'Platform', 'Platform', 'Platform'],
  ['Platform', 'Platform', 'Platform'],
  [1, 'Platform', null, { value: 0, style: { strike: true } }],
  [2, 'Platform', 0, 'Platform', { value: 0, style: { strike: true } }],
  [3, 'Platform', 'Platform', 'Platform'],
]

test('of two tables in the same columns each candidate says which it means', () => {
  const said = others(sheetOf(ALIKE)).map(({ differs }) => differs)
  expect(said).toContain('The labels of column A are read as nothing, not as age (A2:A4)')
  expect(said).toContain('The labels of column A are read as nothing, not as age (A6:A8)')
})

test('every cell has exactly one role in every candidate, hidden cells stay hidden, and the best stands first', () => {
  let other = 0
  let several = 0
  fc.assert(
    fc.property(grid, fc.array(fc.nat(8), { maxLength: 1 }), (cells, hidden) => {
      const sheet = sheetOf(cells, { hiddenRows: hidden.map((first) => ({ first, last: first })) })
      const [guess] = recognise(sheet, CONTEXT)
      const candidates = layoutCandidates(sheet, CONTEXT)
      expect(candidates.filter(({ differs }) => differs === '')).toHaveLength(1)
      if (candidates.length > 2) several++
      for (const [i, { layout, edits, differs, score }] of candidates.entries()) {
        if (differs !== '') other++
        expect(layout.roles).toHaveLength(sheet.cells.count)
        const counts = ROLES.map((_, role) => layout.roles.filter((each) => each === role).length)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(sheet.cells.count)
        for (const [index, role] of layout.roles.entries())
          expect(ROLES[role] === 'hidden').toBe(ROLES[guess?.roles[index] ?? 0] === 'hidden')
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(candidates[i - 1]?.score ?? 1)
        if (differs === '') expect(layout).toEqual(guess)
        else expect([...layout.roles]).toEqual([...recogniseEdited(sheet, CONTEXT, edits).layout.roles])
      }
      const said = candidates.map(({ differs }) => differs)
      expect(new Set(said).size).toBe(said.length)
    }),
    { numRuns: 200, examples: [[ALIKE, []]] },
  )
  // the property says nothing of sheets that can be read in one way only
  expect(other).toBeGreaterThan(100)
  expect(several).toBeGreaterThan(15)
})
