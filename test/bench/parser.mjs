import { read } from '@e965/xlsx'
import { filesOf, peakMemory } from './files.mjs'

// The yardstick: the same bytes merely parsed, with all that the workbench keeps of a cell.
const [folder = '', which = 'replies'] = process.argv.slice(2)
const files = filesOf(folder, /** @type {import('./files.mjs').Which} */ (which))
const options = { type: 'array', dense: true, cellStyles: true, cellNF: true, cellText: true, cellFormula: true }

const before = process.cpuUsage()
const started = performance.now()
// A copy for each: the parser writes into what it is given.
const books = files.map(({ bytes }) => read(bytes, /** @type {import('@e965/xlsx').ParsingOptions} */ ({ ...options })))
const ms = performance.now() - started
const { user, system } = process.cpuUsage(before)
let cells = 0
for (const { Sheets } of books) {
  for (const sheet of Object.values(Sheets)) {
    for (const row of sheet['!data'] ?? [])
      for (const cell of row ?? []) if (cell !== undefined && cell.t !== 'z') cells += 1
  }
}
process.stdout.write(JSON.stringify({ ms, cpu: (user + system) / 1000, mb: peakMemory(), cells }))
