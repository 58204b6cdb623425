import { expect, test } from 'vitest'
import { NO_NOTES } from '../../app/names/index.ts'
import {
  cellReader,
  hiddenCells,
  type LayoutEdit,
  type Recipe,
  ROLES,
  type Role,
  recipeOf,
} from '../../app/recognise/index.ts'
import { type Tidied, tidyWorkbook } from '../../app/tidy/index.ts'
import { cellIndex, dimensionText, parseA1Range, type Range, type Sheet } from '../../app/vocabulary/index.ts'
import { sheetOf, type Written, workbookOf } from './sheet-of.ts'

/** A sheet with, for each of its cells, where it stood before the sheet was changed; null for a new one. */
interface Changed {
  readonly what: string
  readonly name: string
  readonly rows: readonly (readonly Written[])[]
  readonly from: readonly (readonly (string | null)[])[]
  readonly merges: readonly Range[]
}

const range = (text: string): Range => {
  const found = parseA1Range(text)
  if (found === undefined) throw new Error(text)
  return found
}
const role = (at: string, name: Exclude<Role, 'hidden'>, meaning?: string): LayoutEdit => ({
  set: 'role',
  range: range(at),
  role: name,
  ...(meaning === undefined ? {} : { meaning }),
})

interface Base {
  readonly name: string
  readonly rows: readonly (readonly Written[])[]
  readonly merges: readonly Range[]
  readonly edits: readonly LayoutEdit[]
  /** Columns of labels, where more than one. */
  readonly labels?: number
  /** Columns that may change places without a heading losing what it stands over. */
  readonly swaps: readonly (readonly [number, number])[]
}

const TWO_LEVELS: Base = {
  name: 'Method and sex',
  rows: [
    ['Offences by method of communication', null, null, null, null, null, null],
    [null, null, null, null, null, null, null],
    ['Method', '2017/18', null, null, '2018/19', null, null],
    [null, 'Male', 'Female', 'Total', 'Male', 'Female', 'Total'],
    ['Facebook', 1, 2, 3, 4, 5, 9],
    ['Kik', 2, '<5', 4, 6, 7, 13],
    ['Owned elsewhere', null, null, null, null, null, null],
    ['Snapchat', 3, 4, 7, 1, 1, 2],
    ['Total', 6, 8, 14, 11, 13, 24],
    ['Figures are from a live system.', null, null, null, null, null, null],
  ],
  merges: [range('B3:D3'), range('E3:G3'), range('A3:A4')],
  edits: [],
  swaps: [
    [1, 2],
    [4, 5],
  ],
}

const BY_HAND: Base = {
  name: 'Teams 2018',
  rows: [
    ['Our figures for 2018/19 follow', null, null, null, null],
    ['x', 'Alpha', 'Beta', 'Code', 'All'],
    ['North', 3, 4, 71, 7],
    ['South', 5, 6, 72, 11],
    ['Checked', 8, 8, 73, 8],
    ['Everything', 8, 10, 74, 18],
  ],
  merges: [],
  edits: [
    role('B2:E2', 'header', 'team'),
    role('A3:A6', 'label', 'region'),
    role('B3:E6', 'value'),
    role('D2:D6', 'ignored'),
    role('E3:E6', 'total'),
    role('B6:E6', 'total'),
    role('A5:E5', 'note'),
    role('D6', 'ignored'),
    role('A1', 'title'),
  ],
  swaps: [
    [1, 2],
    [1, 3],
    [2, 4],
    [0, 1],
  ],
}

const CARRIED: Base = {
  name: 'Sheet1',
  rows: [
    ['Recorded offences'],
    [null, null, '2017/18', null, '2018/19', null],
    ['Sex', 'Age', 'Recorded', 'Charged', 'Recorded', 'Charged'],
    ['Male', 'Under 13', 4, 1, 6, 2],
    [null, '13-15', 7, 3, 9, 4],
    ['Female', 'Under 13', 5, 2, 3, 1],
    [null, '13-15', 8, 4, 2, 1],
    ['A person may be counted more than once.'],
  ],
  merges: [],
  edits: [role('C3:F3', 'header', 'outcome')],
  labels: 2,
  // Years that change places take the columns beside them along: the sheet itself then says something else.
  swaps: [
    [2, 3],
    [4, 5],
    [0, 1],
  ],
}

const TWO_TABLES: Base = {
  name: 'Response',
  rows: [
    ['Q1. Offences by sex, 2018/19'],
    ['Sex', 'Offences'],
    ['Male', 12],
    ['Female', 31],
    [null, null],
    ['Q2. Offences by team, 2018/19'],
    ['Team', 'Offences', 'Ref'],
    ['Red', 14, 501],
    ['Blue', 29, 502],
  ],
  merges: [],
  edits: [role('A8:A9', 'label', 'team'), role('C7:C9', 'ignored')],
  swaps: [],
}

function read(sheet: Sheet, settings: { readonly edits?: readonly LayoutEdit[]; readonly recipe?: Recipe }): Tidied {
  const [tidied] = tidyWorkbook(workbookOf(sheet), {
    fileName: 'a.xlsx',
    path: 'a.xlsx',
    settings: {
      edits: settings.edits === undefined ? [] : [{ sheet: sheet.name, edits: settings.edits }],
      recipes: settings.recipe === undefined ? [] : [{ id: '1', recipe: settings.recipe }],
    },
  })
  if (tidied === undefined) throw new Error('nothing was read')
  return tidied
}

function madeOf(base: Base): { readonly recipe: Recipe; readonly truth: Tidied; readonly sheet: Sheet } {
  const sheet = sheetOf(base.rows, { name: base.name, merges: base.merges })
  const truth = read(sheet, { edits: base.edits })
  const reader = cellReader(sheet, NO_NOTES, new Map())
  const recipe = recipeOf('made', sheet, truth.layout, base.edits, reader, hiddenCells(sheet))
  if (typeof recipe === 'string') throw new Error(recipe)
  return { recipe, truth, sheet }
}

function unchanged({ name, rows, merges }: Base): Changed {
  const from = rows.map((row, r) => row.map((_, c) => `${r},${c}`))
  return { what: 'unchanged', name, rows, from, merges }
}

const insertRow = (base: Changed, at: number, what: string, row: readonly Written[]): Changed => ({
  ...base,
  what: `${what} above row ${at + 1}`,
  rows: [...base.rows.slice(0, at), row, ...base.rows.slice(at)],
  from: [...base.from.slice(0, at), row.map(() => null), ...base.from.slice(at)],
  merges: base.merges.map((one) => ({
    ...one,
    top: one.top >= at ? one.top + 1 : one.top,
    bottom: one.bottom >= at ? one.bottom + 1 : one.bottom,
  })),
})

const insertColumn = (base: Changed, at: number, what: string, cell: (row: number) => Written): Changed => ({
  ...base,
  what: `${what} before column ${at + 1}`,
  rows: base.rows.map((row, r) => [...row.slice(0, at), cell(r), ...row.slice(at)]),
  from: base.from.map((row) => [...row.slice(0, at), null, ...row.slice(at)]),
  merges: base.merges.map((one) => ({
    ...one,
    left: one.left >= at ? one.left + 1 : one.left,
    right: one.right >= at ? one.right + 1 : one.right,
  })),
})

function swapped<Value>(row: readonly Value[], a: number, b: number): readonly Value[] {
  return row.map((_, i) => row[i === a ? b : i === b ? a : i] as Value)
}

function changesOf(base: Base): readonly Changed[] {
  const start = unchanged(base)
  const below = base.merges.length > 0 ? 3 : 0
  const width = Math.max(...base.rows.map((row) => row.length))
  const changes: Changed[] = [
    start,
    { ...start, what: 'sheet renamed', name: 'Suspects' },
    { ...start, what: 'another year in the name', name: base.name.replace('2018', '2019') },
  ]
  for (let at = 0; at <= base.rows.length; at++) {
    changes.push(insertRow(start, at, 'an empty row', []))
    changes.push(insertRow(start, at, 'a note row', ['A note that was not there before.']))
    changes.push(insertRow(start, at, 'a note row further in', [null, 'see below']))
    changes.push(
      insertRow(
        start,
        at,
        'a row of figures without a label',
        [...Array<null>(base.labels ?? 1).fill(null), 1, 1, 1, 1, 1, 1].slice(0, width),
      ),
    )
    if (at > 0 && at < base.rows.length) {
      const left = { rows: base.rows.filter((_, r) => r !== at), from: start.from.filter((_, r) => r !== at) }
      // A row that others take their group or period from changes what they say.
      const ownFacts = base.labels === undefined && base.rows[at]?.some((cell) => typeof cell === 'number') === true
      if (base.merges.length === 0 && ownFacts) changes.push({ ...start, ...left, what: `row ${at + 1} taken out` })
    }
  }
  for (let at = 0; at <= width; at++) {
    changes.push(insertColumn(start, at, 'an empty column', () => null))
    changes.push(insertColumn(start, at, 'a column of remarks', (row) => (row > 3 ? 'ok' : null)))
    changes.push(
      insertColumn(start, at, 'a headed column of figures', (row) => (row === 3 ? 'Other' : row > 3 ? row : null)),
    )
    changes.push(insertColumn(start, at, 'a column of figures', (row) => (row > 3 ? row : null)))
  }
  for (let a = 0; a < width; a++) {
    for (let b = a + 1; b < width; b++) {
      if (
        !base.swaps.some(([from, to]) => from === a && to === b) &&
        (base.merges.length > 0 || base.labels !== undefined)
      )
        continue
      changes.push({
        ...start,
        what: `columns ${a + 1} and ${b + 1} changed places`,
        // A merged heading stays over both.
        rows: base.rows.map((row, r) => (r < below ? row : swapped(row, a, b))),
        from: start.from.map((row, r) => (r < below ? row : swapped(row, a, b))),
      })
    }
  }
  return changes
}

/** What is read of each cell, by where it stood in the first sheet. */
function readOf(tidied: Tidied, sheet: Sheet, from: Changed['from']): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const said = new Map(
    tidied.observations.map(({ at, period, dimensions, measure, raw }) => [
      `${at.row},${at.column}`,
      `${measure} ${period?.start} ${dimensionText(dimensions)} ${raw}`,
    ]),
  )
  for (const [r, row] of from.entries()) {
    for (const [c, origin] of row.entries()) {
      const index = cellIndex(sheet, r, c)
      if (index < 0 && !said.has(`${r},${c}`)) continue
      const name = index < 0 ? 'empty' : (ROLES[tidied.layout.roles[index] ?? 0] ?? '')
      found.set(origin ?? `new ${r},${c}`, `${name} ${said.get(`${r},${c}`) ?? ''}`)
    }
  }
  return found
}

const readByRecipe = (tidied: Tidied): boolean => tidied.layout.reasons.includes('read by recipe “made”')

/** Changes of a sheet after which its recipe reads it, each checked cell by cell. */
function fittedOf(base: Base): readonly string[] {
  const { recipe, truth, sheet } = madeOf(base)
  const wanted = readOf(truth, sheet, unchanged(base).from)
  expect([...wanted.values()].filter((one) => /\d{4}/.test(one)).length).toBeGreaterThan(3)
  const fitted: string[] = []
  for (const change of changesOf(base)) {
    const changed = sheetOf(change.rows, { name: change.name, merges: change.merges })
    const tidied = read(changed, { recipe })
    if (!readByRecipe(tidied)) continue
    fitted.push(change.what)
    for (const [origin, said] of readOf(tidied, changed, change.from)) {
      if (origin.startsWith('new'))
        expect([change.what, said]).toEqual([change.what, expect.not.stringMatching(/\d{4}/)])
      else expect([change.what, origin, said]).toEqual([change.what, origin, wanted.get(origin)])
    }
  }
  return fitted
}

test.each([
  ['two rows of merged headings', TWO_LEVELS],
  ['roles set by hand', BY_HAND],
])('%s: a changed file is read cell by cell as the first one was, or not by the recipe at all', (_, base) => {
  const fitted = fittedOf(base)
  expect(fitted).toContain('unchanged')
  expect(fitted).toContain('another year in the name')
  expect(fitted).toContain('a note row above row 1')
  expect(fitted).toContain('an empty column before column 1')
  expect(fitted).not.toContain('sheet renamed')
  expect(fitted.some((what) => what.startsWith('a headed column of figures'))).toBe(false)
  expect(fitted.some((what) => what.startsWith('a column of figures'))).toBe(false)
  expect(fitted.some((what) => what.includes('changed places'))).toBe(true)
  expect(fitted.length).toBeGreaterThan(12)
})

test.each([
  ['headings carried over the columns beside them', CARRIED],
  ['two tables, one below the other', TWO_TABLES],
])('%s: a changed file is read cell by cell as the first one was, or not by the recipe at all', (_, base) => {
  const fitted = fittedOf(base)
  expect(fitted).toContain('unchanged')
  expect(fitted).toContain('a note row above row 1')
  expect(fitted.length).toBeGreaterThan(4)
})

test('a look-alike of another year and other labels is read with roles that no guess would find', () => {
  const { recipe } = madeOf(BY_HAND)
  const next = sheetOf(
    [
      ['Our figures for 2019/20 follow'],
      [],
      ['x', 'Alpha', 'Beta', 'Code', 'All'],
      ['East', 1, 2, 81, 3],
      ['West', 1, '<5', 82, 3],
      ['Everything', 2, 4, 83, 6],
    ],
    { name: 'Teams 2019' },
  )
  const tidied = read(next, { recipe })
  expect(tidied.layout.reasons[0]).toBe('read by recipe “made”')
  expect(tidied.state).toBe('read')
  expect(
    tidied.observations.map(({ period, dimensions, raw }) => `${period?.start} ${dimensionText(dimensions)} ${raw}`),
  ).toEqual([
    '2019-04-01 region=East;team=Alpha 1',
    '2019-04-01 region=East;team=Beta 2',
    '2019-04-01 region=East;team=Total 3',
    '2019-04-01 region=West;team=Alpha 1',
    '2019-04-01 region=West;team=Beta <5',
    '2019-04-01 region=West;team=Total 3',
    '2019-04-01 region=Total;team=Alpha 2',
    '2019-04-01 region=Total;team=Beta 4',
    '2019-04-01 region=Total;team=Total 6',
  ])
})

test('a recipe holds words of headings and labels, and no figure', () => {
  for (const base of [TWO_LEVELS, BY_HAND]) {
    const { recipe } = madeOf(base)
    const text = JSON.stringify({
      ...recipe,
      stray: undefined,
      tables: recipe.tables.map(({ headerRows: _, gap: __, ...one }) => one),
    })
    expect(text).not.toMatch(/[:[,"]\d+[\],"}]/)
    expect(text).not.toContain('2017')
  }
})

test('a sheet that nearly fits says what differs', () => {
  const { recipe } = madeOf(BY_HAND)
  const change = insertColumn(unchanged(BY_HAND), 2, 'a headed column', (row) =>
    row === 1 ? 'Gamma' : row > 1 ? 1 : null,
  )
  const tidied = read(sheetOf(change.rows, { name: change.name }), { recipe })
  expect(tidied.layout.reasons[0]).toBe('not read by recipe “made”: a column is new')
})
