import { build } from './build.mjs'
import { install } from './install.mjs'
import { run, TOOLS } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { prepareSystem } from './system.mjs'

/** Takes a picture of every view in both themes, into resources/pictures. */
await install()
await build(['renderer', 'main', 'preload'])
const runtime = await findRuntime()
await prepareSystem(runtime, { virtualDisplay: true })
const args = [process.execPath, TOOLS.vitest, 'run', '--config', 'test/e2e/screenshots.config.ts']
const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.folder }
process.exitCode =
  process.platform === 'linux'
    ? await run('xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', ...args], { env })
    : await run(args[0] ?? '', args.slice(1), { env })
