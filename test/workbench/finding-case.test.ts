import { expect, test } from 'vitest'
import { filesIn, lettersInSteps, statedIn } from '../../app/workbench/finding-case.ts'
import { engine } from '../store/engine.ts'
import { fileOf, NOTTS, observationOf, SURREY, sheetOf, tidiedOf, YEAR_17 } from '../store/replies.ts'
import { AT, benchOver, granted, importOf } from './support.ts'

const SHEET = sheetOf('Reply', [
  ['2017/18', 80],
  [null, null],
  ['2017/18', 12],
  ['stray', 5],
])

/** The range of a table, and nothing else of it: all that the rules are told. */
const block = (top: number, bottom: number) => ({ range: { top, left: 0, bottom, right: 1 } })

test('figures keep the table that they stand in, also when the file is tidied anew', async () => {
  const tidied = tidiedOf(SHEET, [
    observationOf({ at: 'B1', period: YEAR_17, figure: 80 }),
    observationOf({ at: 'B3', period: YEAR_17, figure: 12 }),
    observationOf({ at: 'B4', period: YEAR_17, figure: 5 }),
  ])
  const layout = { ...tidied.layout, blocks: [block(0, 0), block(2, 2)] as unknown as typeof tidied.layout.blocks }
  const file = fileOf('two tables.xlsx', [SHEET], [{ ...tidied, layout }])
  const bench = benchOver([file])
  await bench.open(null)
  const tables = async () => {
    const db = engine.open(await bench.snapshot())
    const stated = filesIn(db).flatMap(({ sheets }) => statedIn(db, sheets))
    return stated.map(({ cell, table }) => [cell, table])
  }
  granted(await bench.perform(importOf(file), AT, file.file, file.bytes))
  const before = await tables()
  expect(before).toEqual([
    ['B1', 0],
    ['B3', 1],
    ['B4', undefined],
  ])
  granted(await bench.perform({ do: 'set force', sha256: file.file.source.sha256, sheet: null, force: SURREY }, AT))
  expect(await tables()).toEqual(before)
})

test('a reply speaks for the forces of its figures, else for the one that is chosen, else for the one that its name names', async () => {
  const letter = fileOf('Surrey Police letter.docx', [], [])
  const figures = fileOf('Surrey Police.xlsx', [SHEET], [tidiedOf(SHEET, [observationOf({ at: 'B1', figure: 80 })])])
  const bench = benchOver([letter, figures])
  await bench.open(null)
  for (const file of [letter, figures]) granted(await bench.perform(importOf(file), AT, file.file, file.bytes))
  const forces = async () =>
    filesIn(engine.open(await bench.snapshot())).map(({ reply }) => [reply.forces, reply.tabular])
  const [named] = (await forces())[0] ?? []
  expect(named).toHaveLength(1)
  expect(await forces()).toEqual([
    [named, false],
    [[NOTTS], true],
  ])
  granted(await bench.perform({ do: 'set force', sha256: letter.file.source.sha256, sheet: null, force: NOTTS }, AT))
  expect((await forces())[0]).toEqual([[NOTTS], false])
})

test('a list of records too long to be looked through says that its formulas were not looked at, where it has any', async () => {
  const row = Array.from({ length: 201 }, (_, nth) => nth)
  const long = (name: string) =>
    sheetOf(
      name,
      Array.from({ length: 1000 }, () => row),
    )
  const plain = long('Plain')
  const worked = long('Worked')
  const formulas = new Map([[200_000, { text: 'SUM(A1:A9)', cached: true }]])
  const files = [
    fileOf('plain.xlsx', [plain], []),
    fileOf('worked.xlsx', [{ ...worked, cells: { ...worked.cells, formulas } }], []),
  ]
  const bench = benchOver(files)
  await bench.open(null)
  for (const file of files) granted(await bench.perform(importOf(file), AT, file.file, file.bytes))
  const replies = filesIn(engine.open(await bench.snapshot())).map(({ reply }) => reply)
  expect(replies.map((reply) => reply.formulas)).toEqual([[], undefined])
})

test('of a workspace that was opened again each file is looked through in a step of its own, and once', async () => {
  const files = [fileOf('one.xlsx', [SHEET], []), fileOf('two.xlsx', [SHEET], [])]
  const bench = benchOver(files)
  await bench.open(null)
  for (const file of files) granted(await bench.perform(importOf(file), AT, file.file, file.bytes))
  const db = engine.open(await bench.snapshot())
  expect([...lettersInSteps(db)]).toEqual([SHEET.cells.count, SHEET.cells.count])
  expect([...lettersInSteps(db)]).toEqual([])
})
