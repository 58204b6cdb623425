import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { ROOT, say } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { prepareSystem } from './system.mjs'

const RUNS = 5
const FOLDER = join(ROOT, '.cache/bench')
const RESULTS = join(ROOT, 'test/bench/RESULTS.md')

/** @typedef {{ ms: number, cpu: number, mb: number, cells: number, parts?: Record<string, number>, observations?: number, questions?: Record<string, number> }} Measured */
/** @typedef {{ parser: Measured, stored: Measured, answered: Measured }} Round */
/** @typedef {{ views: number, replies: number, rows: number }} Start */

await install()
const { makeFiles } = await import('../../test/bench/files.mjs')
say('Making the files to measure.')
makeFiles(FOLDER)
const job = await bundleJob()
const loadBefore = loadavg()[0] ?? 0

const replies = roundsOf('45 files of 60 × 12', 'replies')
const large = roundsOf('One file of 100,000 × 12', 'large')
const starts = await startsOf()
const page = [
  '# Measured',
  preface(),
  '## From bytes to a database that answers',
  toDatabase(),
  '## Where the time goes',
  whereItGoes(),
  '## Questions of the window, afterwards',
  toQuestions(),
  '## From the start to a usable window',
  toWindow(),
].join('\n\n')
process.stdout.write(`${page}\n`)
writeFileSync(RESULTS, `${page}\n`)

/**
 * @param {string} title
 * @param {'replies' | 'large'} which
 * @returns {readonly Round[]}
 */
function roundsOf(title, which) {
  // In turn, so that whatever else the machine does falls on all alike.
  const rounds = Array.from({ length: RUNS }, (_, nth) => {
    say(`${title}: ${nth + 1} of ${RUNS}`)
    return {
      stored: measure([job, FOLDER, which, 'stored']),
      parser: measure([join(ROOT, 'test/bench/parser.mjs'), FOLDER, which]),
      answered: measure([job, FOLDER, which, 'answered']),
    }
  })
  const cells = new Set(rounds.flatMap((round) => Object.values(round).map((one) => one.cells)))
  if (cells.size !== 1) throw new Error(`${title}: different numbers of cells were read: ${[...cells].join(', ')}`)
  return rounds
}

/** @param {readonly string[]} args */
function measure(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** @returns {Promise<readonly Start[]>} */
async function startsOf() {
  await build(['renderer', 'main', 'preload'])
  const runtime = await findRuntime()
  await prepareSystem(runtime, { virtualDisplay: true })
  const start = [process.execPath, join(ROOT, 'test/bench/start.mjs'), ROOT, runtime.executable]
  const [command = '', ...args] =
    process.platform === 'linux' ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...start] : start
  return Array.from({ length: RUNS }, (_, nth) => {
    say(`Start of the window: ${nth + 1} of ${RUNS}`)
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  })
}

function toDatabase() {
  const row = (
    /** @type {string} */ title,
    /** @type {readonly Round[]} */ rounds,
    /** @type {'stored' | 'answered'} */ goal,
    /** @type {number} */ timeAim,
    /** @type {number | undefined} */ memoryAim,
  ) => {
    const ratio = (/** @type {'ms' | 'cpu' | 'mb'} */ what) =>
      `${median(rounds.map((round) => round[goal][what] / round.parser[what])).toFixed(2)}×`
    const of = (/** @type {keyof Round} */ who) =>
      `${whole(median(rounds.map((round) => round[who].ms)))} ms, ${whole(median(rounds.map((round) => round[who].mb)))} MB`
    const aims = [`≤ ${timeAim}×`, memoryAim === undefined ? '–' : `≤ ${memoryAim}×`]
    return [title, of(goal), of('parser'), ratio('ms'), aims[0], ratio('cpu'), ratio('mb'), aims[1]]
  }
  return tableOf(
    ['', 'workbench', '@e965/xlsx, parsing', 'time', 'aim', 'processor time', 'peak memory', 'aim'],
    [
      row('45 files of 60 × 12: every cell kept', replies, 'stored', 1.5, undefined),
      row('100,000 × 12: every cell kept', large, 'stored', 1.5, 1),
      row('45 files of 60 × 12: on to observations and the first page', replies, 'answered', 4, undefined),
      row('100,000 × 12: on to observations and the first page', large, 'answered', 2, undefined),
    ],
  )
}

function whereItGoes() {
  const row = (
    /** @type {string} */ title,
    /** @type {readonly Round[]} */ rounds,
    /** @type {'stored' | 'answered'} */ goal,
  ) => {
    const part = (/** @type {string} */ name) =>
      `${whole(median(rounds.map((round) => round[goal].parts?.[name] ?? 0)))} ms`
    const { cells, observations } = rounds[0]?.[goal] ?? { cells: 0 }
    return [title, whole(cells), whole(observations ?? 0), part('read'), part('keep'), part('page')]
  }
  return tableOf(
    ['', 'cells', 'observations', 'read (and tidy)', 'keep, key, index', 'first page'],
    [
      row('45 files: every cell kept', replies, 'stored'),
      row('100,000 rows: every cell kept', large, 'stored'),
      row('45 files: on to the first page', replies, 'answered'),
      row('100,000 rows: on to the first page', large, 'answered'),
    ],
  )
}

function toQuestions() {
  const names = Object.keys(large[0]?.answered.questions ?? {})
  const time = (/** @type {readonly Round[]} */ rounds, /** @type {string} */ name) =>
    `${median(rounds.map(({ answered }) => answered.questions?.[name] ?? 0)).toFixed(1)} ms`
  return tableOf(
    ['', '29,700 observations in 45 files', '100,000 observations of one file'],
    names.map((name) => [name, time(replies, name), time(large, name)]),
  )
}

function toWindow() {
  const time = (/** @type {keyof Start} */ name) => `${whole(median(starts.map((start) => start[name])))} ms`
  return tableOf(
    ['first start, sample workspace', 'median'],
    [
      ['process started → views can be chosen', time('views')],
      ['process started → replies of the sample are listed', time('replies')],
      ['figures asked for → their first row', time('rows')],
    ],
  )
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | undefined)[])[]} rows
 */
function tableOf(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** @param {number} value */
function whole(value) {
  return Math.round(value).toLocaleString('en')
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function preface() {
  const memory = Math.round(totalmem() / 2 ** 30)
  const load = [loadBefore, loadavg()[0] ?? 0].map((value) => value.toFixed(1)).join(' before and ')
  return [
    `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${memory} GB; load average ${load} after: above the number of`,
    'cores something else was running, and milliseconds are longer than they need be. Ratios are fairer: each is the median of',
    `${RUNS} rounds, in each of which the workbench and the parser ran one after the other, every one in a process of its own,`,
    'with the bytes in memory and the program loaded before the clock starts. Processor time counts all threads, and is less',
    'disturbed by other work. The parser merely parses (dense, with styles, number formats, text, formulas). “Every cell kept”:',
    'read, hashed, and in the database with its bytes, styles, keys and indexes. “On to observations”: recognised, tidied,',
    'logged, indexed, and the grid’s first page asked for and answered. `npm run bench` writes this page.',
  ].join('\n')
}

/** The measured program is TypeScript: bundled once, so that no run pays for it. */
async function bundleJob() {
  const { build: bundle } = await import('vite')
  const { bytesPlugin } = await import('./bytes-plugin.mjs')
  const outDir = join(ROOT, 'out/bench')
  await bundle({
    configFile: false,
    logLevel: 'silent',
    root: ROOT,
    publicDir: false,
    plugins: [bytesPlugin()],
    ssr: { noExternal: true, target: 'node' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      ssr: join(ROOT, 'test/bench/job.ts'),
      rolldownOptions: {
        external: (/** @type {string} */ id) => isBuiltin(id) || id.startsWith('@e965/') || id === 'sql.js',
        output: { format: 'es', entryFileNames: 'job.mjs' },
      },
    },
  })
  const built = join(outDir, 'job.mjs')
  if (!existsSync(built)) throw new Error('the job was not built')
  return built
}
