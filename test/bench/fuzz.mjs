import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bundled } from '../../main/launch/bundled.mjs'
import { ROOT } from '../../main/launch/run.mjs'

// Mutants of real workbooks through reading and tidying: none may crash it, take 5 seconds or 1 GB.
//   node test/bench/fuzz.mjs [CASES] [FIRST] [FOLDERS…]
const [cases = '10000', first = '0', ...more] = process.argv.slice(2)
const LONGEST = 5_000
const MOST_MEGABYTES = 1024
/** A process of its own for so many, so that what one case leaves in memory is not laid at the door of a later one. */
const PORTION = 500
const FOLDERS = [
  'test/fixtures/corpus/messy-1/files',
  'test/fixtures/corpus/messy-2/files',
  'resources/samples/replies',
]
const folders = [...FOLDERS.map((folder) => join(ROOT, folder)), ...more]
const program = await bundled('test/bench/fuzz.ts', 'out/fuzz')
const end = Number(first) + Number(cases)
/** @type {{ number: number, name: string, why: string }[]} */
const failures = []
/** @type {Record<string, number>} */
const outcomes = {}
let longest = 0
let most = 0

for (let next = Number(first); next < end; ) next = await portion(next, Math.min(end, next + PORTION))

const summary = {
  cases: Number(cases),
  outcomes,
  longestMilliseconds: Math.round(longest),
  mostMegabytes: Math.round(most),
  failures,
}
process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
process.exitCode = failures.length > 0 ? 1 : 0

/**
 * Runs cases in one process; gives the number of the first case that is left.
 * @param {number} from
 * @param {number} to
 * @returns {Promise<number>}
 */
async function portion(from, to) {
  const child = spawn(process.execPath, [program, String(from), String(to), ...folders], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let running = { number: from, name: '', since: performance.now() }
  let left = from
  /** @param {string} why */
  const failed = (why) => failures.push({ number: running.number, name: running.name, why })
  const watch = setInterval(() => {
    // The first case waits for the samples to be read.
    if (running.name === '' || performance.now() - running.since < LONGEST) return
    failed(`took more than ${LONGEST} ms`)
    left = running.number + 1
    child.kill('SIGKILL')
  }, 250)
  const closed = new Promise((resolve) => child.once('close', resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line)
    if (said.begins !== undefined) running = { number: said.begins, name: said.name, since: performance.now() }
    else {
      left = said.ends + 1
      longest = Math.max(longest, performance.now() - running.since)
      most = Math.max(most, said.megabytes)
      const outcome = said.fault === undefined ? (said.problem ?? 'read') : 'fault'
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      if (said.fault !== undefined) failed(said.fault)
      if (said.megabytes > MOST_MEGABYTES) failed(`${Math.round(said.megabytes)} MB`)
    }
  }
  const code = await closed
  clearInterval(watch)
  if (running.name === '') throw new Error('the samples could not be read')
  if (left < to && left === running.number) {
    failed(`the process ended with ${code}`)
    left++
  }
  return left
}
