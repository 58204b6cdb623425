import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { check } from './check.mjs'
import { install } from './install.mjs'
import { ROOT, run, runTool, say, TOOLS } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { prepareSystem } from './system.mjs'

const REPORTS = join(ROOT, 'out/test')

await install()
const runtime = await findRuntime()
await prepareSystem(runtime, { virtualDisplay: true })

rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })
const checks = await check()
const unit = await suite('unit', (args) => runTool('vitest', args, { stdout: 1 }), 'test/vitest.config.ts')
const built = await build().then(
  () => /** @type {string[]} */ ([]),
  (error) => [`build: ${error}`],
)
const windows = built.length > 0 ? noResult('e2e') : await suite('e2e', onDisplay, 'test/e2e/vitest.config.ts')

for (const failure of [...checks, ...built, ...unit.broken, ...windows.broken]) say(`failed: ${failure}`)
const failed =
  checks.length + built.length + [unit, windows].reduce((sum, { failed, broken }) => sum + failed + broken.length, 0)
process.stdout.write(`\n${unit.passed + windows.passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

/**
 * Tests that drive the window run on a display of their own, also where there is one: they need its exact size.
 * @param {readonly string[]} args
 */
function onDisplay(args) {
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.folder }
  const virtual = ['-a', '-s', '-screen 0 1600x1000x24', process.execPath, TOOLS.vitest, ...args]
  return process.platform === 'linux'
    ? run('xvfb-run', virtual, { env, stdout: 1 })
    : runTool('vitest', args, { env, stdout: 1 })
}

/**
 * @typedef {{ passed: number, failed: number, broken: readonly string[] }} Outcome
 * @param {string} name
 * @param {(args: readonly string[]) => Promise<number>} start
 * @param {string} config
 * @returns {Promise<Outcome>}
 */
async function suite(name, start, config) {
  const report = join(REPORTS, `${name}.json`)
  const code = await start([
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ])
  if (!existsSync(report)) return noResult(name)
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that cannot be loaded, or an error outside any test, fails the run without failing a test.
  const broken = numPassedTests === 0 || (code !== 0 && numFailedTests === 0) ? [`${name}: the run itself`] : []
  return { passed: numPassedTests, failed: numFailedTests, broken }
}

/** @param {string} name @returns {Outcome} */
function noResult(name) {
  return { passed: 0, failed: 0, broken: [`${name}: did not run`] }
}
