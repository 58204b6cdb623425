import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWorkbook, unpack } from '../../app/read/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { mutantOf, samplesIn, withMade } from '../support/mutants.ts'

const FILES = join(import.meta.dirname, '../fixtures/corpus/messy-1/files')
const CASES = 200
const LONGEST = 5000

// Ten thousand and more: node test/bench/fuzz.mjs
test('changed workbooks of every format end in cells or a problem, soon, and never in a fault of the reader', async () => {
  const samples = await withMade(await samplesIn([FILES], 2 ** 18))
  const outcomes = { read: 0, refused: 0 }
  for (let number = 0; number < CASES; number++) {
    const mutant = mutantOf(samples, number)
    const began = process.cpuUsage()
    for (const found of await unpack({ ...mutant, path: mutant.name }, nodeAbilities)) {
      const result = found.ok ? await readWorkbook(found.value, nodeAbilities) : found
      outcomes[result.ok ? 'read' : 'refused']++
      // `unreadable` is how a fault of a reader shows.
      if (!result.ok)
        expect(result.problem, `mutant ${number} of ${mutant.name}`).not.toMatchObject({ kind: 'unreadable' })
    }
    const { user, system } = process.cpuUsage(began)
    expect((user + system) / 1000, `mutant ${number} of ${mutant.name}`).toBeLessThan(LONGEST)
  }
  expect(outcomes.read).toBeGreaterThan(CASES / 5)
  expect(outcomes.refused).toBeGreaterThan(CASES / 5)
}, 120_000)
