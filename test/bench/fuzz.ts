import { existsSync, writeSync } from 'node:fs'
import { readWorkbook, unpack } from '../../app/read/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { mutantOf, samplesIn, withMade } from '../support/mutants.ts'

// Reads and tidies mutants of real workbooks, from one number to another, and says of each that it begins and how it went,
// as lines of JSON. Whoever started it watches the time and the memory: see fuzz.mjs.
const [from = '0', to = '0', ...folders] = process.argv.slice(2)
const samples = await withMade(await samplesIn(folders.filter(existsSync), 2 ** 20))
for (let number = Number(from); number < Number(to); number++) {
  const mutant = mutantOf(samples, number)
  say({ begins: number, name: mutant.name })
  let cells = 0
  let problem: string | undefined
  let fault: string | undefined
  try {
    for (const found of await unpack({ ...mutant, path: mutant.name }, nodeAbilities)) {
      const read = found.ok ? await readWorkbook(found.value, nodeAbilities) : found
      if (!read.ok) {
        problem = read.problem.kind
        if (read.problem.kind === 'unreadable') fault = read.problem.reason
        continue
      }
      cells += read.value.sheets.reduce((sum, sheet) => sum + sheet.cells.count, 0)
      tidyWorkbook(read.value, { fileName: mutant.name, path: mutant.name })
    }
  } catch (thrown) {
    fault = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  }
  say({ ends: number, cells, problem, fault, megabytes: process.memoryUsage().rss / 2 ** 20 })
}

function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}
