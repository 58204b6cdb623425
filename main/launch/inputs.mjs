import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './run.mjs'

/**
 * SHA-256 over the names and bytes of files and folders: two equal hashes mean that a build would give the same.
 * @param {readonly string[]} paths relative to the project; those that are missing are passed over
 */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addTo(hash, path) {
  const full = join(ROOT, path)
  if (!existsSync(full)) return
  if (!statSync(full).isDirectory()) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    return
  }
  for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`)
}

/**
 * Whether a target was last built from inputs of this hash.
 * @param {string} target
 * @param {string} hash
 */
export function isBuilt(target, hash) {
  const stamp = stampOf(target)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/**
 * @param {string} target
 * @param {string} hash
 */
export function markBuilt(target, hash) {
  mkdirSync(dirname(stampOf(target)), { recursive: true })
  writeFileSync(stampOf(target), hash)
}

/** @param {string} target */
function stampOf(target) {
  return join(ROOT, 'out/.built', target)
}
