import { expect, test } from 'vitest'
import type { Figure } from '../../app/vocabulary/index.ts'
import { fileOf, observationOf, sheetOf, tidiedOf } from '../store/replies.ts'
import { arrivedOf, decidedOf, derivedOf, logOf } from './dump.ts'
import { AT, benchOver, granted, importOf } from './support.ts'

const everything = (snapshot: Uint8Array) => [arrivedOf, decidedOf, derivedOf, logOf].map((of) => of(snapshot))

test('an import that breaks off half-way leaves nothing of itself, and the workspace goes on', async () => {
  const sheet = sheetOf('Response', [
    ['Year', 'Offences'],
    ['2017/18', 86],
    ['2018/19', 80],
  ])
  const sound = observationOf({ at: 'B2', figure: 86 })
  // A status that the database does not know: its rule refuses the second figure when the first is already in.
  const unsound = observationOf({ at: 'B3', figure: { status: 'mislaid', low: 0, high: null } as unknown as Figure })
  const broken = fileOf('Broken.xlsx', [sheet], [tidiedOf(sheet, [sound, unsound])])
  const whole = fileOf('Whole.xlsx', [sheet], [tidiedOf(sheet, [sound])])
  const bench = benchOver([broken, whole])
  await bench.open(null)
  const before = everything(await bench.snapshot())

  await expect(bench.perform(importOf(broken), AT, broken.file, broken.bytes)).rejects.toThrow()
  expect(everything(await bench.snapshot())).toEqual(before)
  expect((await bench.state()).sources).toEqual([])

  const { state } = granted(await bench.perform(importOf(whole), AT, whole.file, whole.bytes))
  expect(state.observationCount).toBe(1)
})
