import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { isCommand, isStarted, run, say } from './run.mjs'
import { findRuntime } from './runtime.mjs'

/** What Electron and a virtual display need on Debian 12. */
const PACKAGES = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
  'libxkbcommon0',
  'libxcomposite1',
  'libxdamage1',
  'libxrandr2',
  'libxtst6',
  'libxss1',
  'libnotify4',
  'libatspi2.0-0',
  'libsecret-1-0',
  'fonts-dejavu-core',
]

/**
 * Sees to it that the system's libraries for a window are there: as root by apt-get, otherwise the exact command is
 * printed and the process ends with exit code 1.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {{ virtualDisplay: boolean }} needs
 */
export async function prepareSystem(runtime, needs) {
  if (process.platform !== 'linux' || missing(runtime, needs).length === 0) return
  say(`The system lacks ${missing(runtime, needs).join(', ')}.`)
  if (process.getuid?.() !== 0 || !isCommand('apt-get')) {
    say(
      `To install it:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`,
    )
    process.exit(1)
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env })
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], { env })
  const still = missing(runtime, needs)
  if (still.length === 0) return
  say(`The system still lacks ${still.join(', ')}.`)
  process.exit(1)
}

/**
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {{ virtualDisplay: boolean }} needs
 */
function missing(runtime, { virtualDisplay }) {
  const commands = virtualDisplay ? ['xvfb-run', 'xauth', 'Xvfb'].filter((command) => !isCommand(command)) : []
  const fonts = hasFonts() ? [] : ['fonts']
  return [...missingLibraries(runtime.executable), ...commands, ...fonts]
}

/** @param {string} executable */
function missingLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '')
}

function hasFonts() {
  const folder = '/usr/share/fonts'
  return (
    existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|pfb)$/.test(String(name)))
  )
}

if (isStarted(import.meta.url)) await prepareSystem(await findRuntime(), { virtualDisplay: true })
