import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { isStarted, ROOT, runTool, say } from './run.mjs'
import { findRuntime } from './runtime.mjs'

const TARGETS = { linux: '--linux', darwin: '--mac', win32: '--win' }

/**
 * Packages the application into a folder, offline, around the runtime that was found.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @returns {Promise<string>} the folder
 */
export async function packageFolder(runtime) {
  const target = TARGETS[/** @type {keyof typeof TARGETS} */ (process.platform)]
  const output = join(ROOT, 'release', runtime.standIn ? 'not-for-release' : 'folder')
  if (runtime.standIn) say('Packaged around the stand-in: for tests only, not for release.')
  rmSync(output, { recursive: true, force: true })
  const code = await runTool('package', [
    target,
    'dir',
    '--publish=never',
    `--config.electronDist=${runtime.folder}`,
    `--config.electronVersion=${runtime.version}`,
    `--config.directories.output=${output}`,
  ])
  if (code !== 0) throw new Error(`electron-builder ended with exit code ${code}.`)
  if (runtime.standIn) rmSync(join(output, 'latest-linux.yml'), { force: true })
  if (!existsSync(output)) throw new Error('electron-builder made no folder.')
  return output
}

if (isStarted(import.meta.url)) {
  await install()
  await build(['renderer', 'main', 'preload'])
  say(`Packaged: ${await packageFolder(await findRuntime())}`)
}
