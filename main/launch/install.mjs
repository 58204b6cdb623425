import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isStarted, ROOT, runNpm, say } from './run.mjs'

const OLDEST_NODE = [20, 19]

/** Installs the pinned dependencies where they are missing or are not those of the lockfile. */
export async function install() {
  refuseOldNode()
  if (isInstalled()) return
  say('Installing the pinned dependencies (npm ci).')
  const code = await runNpm(['ci', '--no-audit', '--no-fund', '--ignore-scripts'])
  if (code !== 0) throw new Error(`npm ci ended with exit code ${code}.`)
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  say(`FOI Workbench needs Node ${OLDEST_NODE.join('.')} or later; this is ${process.versions.node}.`)
  process.exit(1)
}

/** npm leaves a copy of the lockfile in node_modules when, and only when, an installation came to its end. */
function isInstalled() {
  const installedLock = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(installedLock)) return false
  const installed = packagesOf(installedLock)
  return Object.entries(packagesOf(join(ROOT, 'package-lock.json'))).every(
    ([path, entry]) => path === '' || entry.optional === true || installed[path]?.version === entry.version,
  )
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {}
}

if (isStarted(import.meta.url)) await install()
