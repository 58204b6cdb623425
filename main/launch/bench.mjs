import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { install } from './install.mjs'
import { ROOT, say } from './run.mjs'

const RUNS = 5
const FOLDER = join(ROOT, '.cache/bench')
const RESULTS = join(ROOT, 'test/bench/RESULTS.md')

/** @typedef {{ ms: number, mb: number, cells: number, parts?: Record<string, number>, observations?: number }} Measured */

await install()
const { makeFiles } = await import('../../test/bench/files.mjs')
say('Making the files to measure.')
makeFiles(FOLDER)
const job = await bundleJob()

const rows = [
  compare('45 files of 60 × 12', 'replies', 1.5, undefined),
  compare('One file of 100,000 × 12', 'large', 1.5, 1),
]
const table = tableOf(rows)
process.stdout.write(`${table}\n`)
writeFileSync(RESULTS, `# Measured\n\n${preface()}\n\n${table}\n`)

/**
 * @param {string} title
 * @param {'replies' | 'large'} which
 * @param {number} timeAim
 * @param {number | undefined} memoryAim
 */
function compare(title, which, timeAim, memoryAim) {
  /** @type {Measured[]} */
  const ours = []
  /** @type {Measured[]} */
  const parser = []
  // In turn, so that whatever else the machine does falls on both alike.
  for (let nth = 0; nth < RUNS; nth += 1) {
    say(`${title}: ${nth + 1} of ${RUNS}`)
    ours.push(measure([job, FOLDER, which]))
    parser.push(measure([join(ROOT, 'test/bench/parser.mjs'), FOLDER, which]))
  }
  const cells = new Set([...ours, ...parser].map((one) => one.cells))
  if (cells.size !== 1) throw new Error(`${title}: the two read different numbers of cells: ${[...cells].join(', ')}`)
  return { title, ours, parser, timeAim, memoryAim }
}

/** @param {readonly string[]} args @returns {Measured} */
function measure(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** @param {readonly ReturnType<typeof compare>[]} compared */
function tableOf(compared) {
  const lines = [
    '| | workbench: bytes → answering the grid | @e965/xlsx: bytes → parsed | time | aim | peak memory | aim |',
    '|---|---|---|---|---|---|---|',
  ]
  for (const { title, ours, parser, timeAim, memoryAim } of compared) {
    const [time, parsing] = [median(ours.map(({ ms }) => ms)), median(parser.map(({ ms }) => ms))]
    const [memory, parsers] = [median(ours.map(({ mb }) => mb)), median(parser.map(({ mb }) => mb))]
    lines.push(
      `| ${title} | ${Math.round(time)} ms, ${Math.round(memory)} MB | ${Math.round(parsing)} ms, ${Math.round(parsers)} MB ` +
        `| ${(time / parsing).toFixed(2)}× | ≤ ${timeAim}× | ${(memory / parsers).toFixed(2)}× | ${memoryAim === undefined ? '–' : `≤ ${memoryAim}×`} |`,
    )
  }
  lines.push(
    '',
    '| of which | cells | observations | read and tidy | keep, key and index | first page |',
    '|---|---|---|---|---|---|',
  )
  for (const { title, ours } of compared) {
    const part = (/** @type {string} */ name) => `${Math.round(median(ours.map(({ parts }) => parts?.[name] ?? 0)))} ms`
    const { cells, observations } = ours[0] ?? { cells: 0, observations: 0 }
    lines.push(
      `| ${title} | ${cells.toLocaleString('en')} | ${(observations ?? 0).toLocaleString('en')} | ${part('reading')} | ${part('keeping')} | ${part('firstPage')} |`,
    )
  }
  return lines.join('\n')
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function preface() {
  const memory = Math.round(totalmem() / 2 ** 30)
  return [
    `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${memory} GB. Median of ${RUNS} runs, each in a process of its own,`,
    'bytes in memory at the start. The workbench reads, recognises, tidies and keeps every cell, with keys and the indexes that',
    'the grid uses, and answers its first page; the parser merely parses (dense, styles, number formats, text, formulas).',
    '`npm run bench` writes this page.',
  ].join('\n')
}

/** The measured program is TypeScript: bundled once, so that no run pays for it. */
async function bundleJob() {
  const { build } = await import('vite')
  const { bytesPlugin } = await import('./bytes-plugin.mjs')
  const outDir = join(ROOT, 'out/bench')
  await build({
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
        external: (/** @type {string} */ id) => isBuiltin(id) || id.startsWith('@e965/'),
        output: { format: 'es', entryFileNames: 'job.mjs' },
      },
    },
  })
  const built = join(outDir, 'job.mjs')
  if (!existsSync(built)) throw new Error('the job was not built')
  return built
}
