import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { bundled } from './bundled.mjs'
import { install } from './install.mjs'
import { ROOT, say } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { prepareSystem } from './system.mjs'

const RUNS = 5
const PREVIEWS = 2
const FOLDER = join(ROOT, '.cache/bench')
const RESULTS = join(ROOT, 'test/bench/RESULTS.md')

await install()
// Ten thousand mutants take long: only where they are asked for.
if (process.argv[2] === 'fuzz') {
  process.argv.splice(2, 1)
  await import('../../test/bench/fuzz.mjs')
  process.exit()
}
const { makeFiles } = await import('../../test/bench/files.mjs')
const { CASES, CHECKS, pageOf } = await import('../../test/bench/page.mjs')
/** `npm run bench -- merged start`: these alone, on the screen alone. */
const named = process.argv.slice(2)
const known = [...CASES.map(({ which }) => which), ...CHECKS.map(({ which }) => which), 'preview', 'start', 'fuzz']
const stranger = named.find((name) => !known.some((one) => one === name))
if (stranger !== undefined) {
  say(`There is no measurement “${stranger}”: ${[...new Set(known)].join(', ')}.`)
  process.exit(2)
}
/** @param {string} name */
const wanted = (name) => named.length === 0 || named.includes(name)
say('Making the files to measure.')
makeFiles(FOLDER)
// The measured program is TypeScript: bundled once, so that no run pays for it.
const job = await bundled('test/bench/job.ts', 'out/bench')
const loadBefore = loadavg()[0] ?? 0
const measured = CASES.filter(({ which }) => wanted(which)).map((one) => ({ ...one, rounds: roundsOf(one) }))
const checks = CHECKS.filter(({ which }) => wanted(which)).map((one) => ({ ...one, measured: checksOf(one) }))
const windows = wanted('start') || wanted('preview') ? await startable() : undefined
const starts = windows && wanted('start') ? inWindow(windows, 'Start of the window', 'start', RUNS, []) : []
const previews =
  windows && wanted('preview')
    ? inWindow(windows, 'Sheet of 5,000 cells', 'preview', PREVIEWS, [join(FOLDER, 'sheet.xlsx')])
    : []
const page = pageOf(measured, checks, previews, starts, RUNS, [loadBefore, loadavg()[0] ?? 0])
process.stdout.write(`${page}\n`)
if (named.length === 0) writeFileSync(RESULTS, `${page}\n`)

/**
 * In turn, so that whatever else the machine does falls on all alike.
 * @param {import('../../test/bench/page.mjs').Case} of
 * @returns {readonly import('../../test/bench/page.mjs').Round[]}
 */
function roundsOf({ title, which, goals, peer }) {
  const rounds = Array.from({ length: RUNS }, (_, nth) => {
    say(`${title}: ${nth + 1} of ${RUNS}`)
    const ours = goals.map(({ goal }) => /** @type {const} */ ([goal, measure([job, FOLDER, which, goal])]))
    return { peer: measure([join(ROOT, `test/bench/${peer}.mjs`), FOLDER, which]), ours: Object.fromEntries(ours) }
  })
  const cells = new Set(rounds.flatMap(({ ours }) => Object.values(ours).map((one) => one.cells)))
  if (cells.size !== 1) throw new Error(`${title}: different numbers of cells were read: ${[...cells].join(', ')}`)
  return rounds
}

/** @param {readonly string[]} args */
function measure(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/**
 * @param {import('../../test/bench/page.mjs').Check} of
 * @returns {readonly import('../../test/bench/page.mjs').Checked[]}
 */
function checksOf({ title, which, runs = RUNS }) {
  return Array.from({ length: runs }, (_, nth) => {
    say(`Rules over ${title}: ${nth + 1} of ${runs}`)
    return measure([job, FOLDER, which, 'checked'])
  })
}

/** The built program, and what it runs in. */
async function startable() {
  const runtime = await findRuntime()
  await prepareSystem(runtime, { virtualDisplay: true })
  await build(['renderer', 'main', 'preload'])
  return runtime
}

/**
 * Runs a program of test/bench that opens the window, so many times.
 * @param {{ readonly executable: string }} runtime
 * @param {string} title
 * @param {string} program
 * @param {number} runs
 * @param {readonly string[]} more
 */
function inWindow(runtime, title, program, runs, more) {
  const start = [process.execPath, join(ROOT, `test/bench/${program}.mjs`), ROOT, runtime.executable, ...more]
  const [command = '', ...args] =
    process.platform === 'linux' ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...start] : start
  return Array.from({ length: runs }, (_, nth) => {
    say(`${title}: ${nth + 1} of ${runs}`)
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  })
}
