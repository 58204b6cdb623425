import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ROOT, say } from './run.mjs'
import { unzip } from './unzip.mjs'

const ANSWER_WITHIN_MS = 20_000
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000
const RELEASES = 'https://github.com/electron/electron/releases/download/'

/**
 * Downloads the official release of Electron into a folder, checked against the checksums that come with the pinned
 * electron package. Gives up after 20 seconds without an answer or without a byte, and then asks again only a day later.
 * @param {string} folder
 * @param {string} version
 * @param {{ base?: string, patience?: number }} [how]
 * @returns {Promise<boolean>} whether the release now stands in the folder
 */
export async function fetchOfficial(
  folder,
  version,
  { base = process.env.ELECTRON_MIRROR ?? RELEASES, patience = ANSWER_WITHIN_MS } = {},
) {
  if (wasUnreachable(folder)) return false
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`
  const zip = `${folder}.${process.pid}.zip`
  const aside = `${folder}.${process.pid}`
  mkdirSync(dirname(folder), { recursive: true })
  try {
    await download(`${base}v${version}/${name}`, zip, patience)
    await refuseOtherHash(zip, name)
    unzip(zip, aside)
    rmSync(folder, { recursive: true, force: true })
    renameSync(aside, folder)
    return true
  } catch (error) {
    say(`The official Electron ${version} could not be fetched: ${reasonOf(error)}.`)
    writeFileSync(markOf(folder), '')
    return false
  } finally {
    rmSync(zip, { force: true })
    rmSync(aside, { recursive: true, force: true })
  }
}

/**
 * Whether the release was asked for in vain within the last day: until then a start does not wait for it again.
 * @param {string} folder
 */
export function wasUnreachable(folder) {
  const mark = markOf(folder)
  return existsSync(mark) && Date.now() - statSync(mark).mtimeMs < TRY_AGAIN_AFTER_MS
}

/** @param {string} folder */
function markOf(folder) {
  return `${folder}.unreachable`
}

/**
 * @param {string} address
 * @param {string} file
 * @param {number} patience
 */
async function download(address, file, patience) {
  const stop = new AbortController()
  let timer = setTimeout(() => stop.abort(), patience)
  try {
    const response = await fetch(address, { signal: stop.signal })
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`)
    const body = Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (response.body))
    body.on('data', () => {
      clearTimeout(timer)
      timer = setTimeout(() => stop.abort(), patience)
    })
    await pipeline(body, createWriteStream(file), { signal: stop.signal })
  } catch (error) {
    if (stop.signal.aborted) throw new Error(`no answer within ${patience / 1000} s`)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/**
 * @param {string} zip
 * @param {string} name
 */
async function refuseOtherHash(zip, name) {
  const checksums = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/checksums.json'), 'utf8'))
  const hash = createHash('sha256')
  await pipeline(createReadStream(zip), hash)
  if (hash.digest('hex') !== checksums[name]) throw new Error(`${name} does not have the hash that Electron published`)
}

/** @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
