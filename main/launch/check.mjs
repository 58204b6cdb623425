import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './install.mjs'
import { isStarted, ROOT, runTool, say } from './run.mjs'

const PROJECTS = ['app', 'main', 'renderer', 'test']

/**
 * Types of every folder, lint and format, dependency rules.
 * @returns {Promise<readonly string[]>} what failed
 */
export async function check() {
  /** @type {string[]} */
  const failed = []
  for (const project of PROJECTS) {
    const config = `${project}/tsconfig.json`
    if (!existsSync(join(ROOT, config))) continue
    if ((await runTool('tsc', ['-p', config])) !== 0) failed.push(`types of ${project}/`)
  }
  if ((await runTool('biome', ['ci', '.'])) !== 0) failed.push('lint and format')
  const folders = ['app', 'main', 'renderer'].filter((folder) => existsSync(join(ROOT, folder)))
  if ((await runTool('cruise', ['--config', 'test/architecture/rules.mjs', ...folders])) !== 0) {
    failed.push('dependency rules')
  }
  return failed
}

if (isStarted(import.meta.url)) {
  await install()
  const failed = await check()
  for (const what of failed) say(`failed: ${what}`)
  process.exitCode = failed.length === 0 ? 0 : 1
}
