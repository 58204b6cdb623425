import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { hashOf, isBuilt, markBuilt } from './inputs.mjs'
import { install } from './install.mjs'
import { alone } from './lock.mjs'
import { isStarted, ROOT, say } from './run.mjs'

/**
 * What is built, from what, into which folder of out/.
 * @typedef {'renderer' | 'main' | 'preload' | 'cli'} Target
 * @type {Record<Target, { entry: string, inputs: readonly string[] }>}
 */
const TARGETS = {
  renderer: { entry: 'renderer/index.html', inputs: ['app', 'renderer', 'resources/reference', 'resources/fonts'] },
  main: { entry: 'main/main.ts', inputs: MAIN_INPUTS() },
  preload: { entry: 'main/preload/preload.ts', inputs: MAIN_INPUTS() },
  cli: { entry: 'main/cli/foi.ts', inputs: ['app', 'main/cli', 'resources/reference', 'resources/fonts'] },
}

/** Takes the place of a fresh nonce in every index.html that the window is given. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__'

/**
 * Builds what has changed since the last build. Prints nothing on stdout.
 * @param {readonly Target[]} [targets]
 */
export async function build(targets = ['main', 'preload', 'renderer', 'cli']) {
  for (const target of targets) {
    if (!isFresh(target)) await alone('build', () => (isFresh(target) ? undefined : buildOne(target)))
  }
}

/** @param {Target} target */
function isFresh(target) {
  return existsSync(join(ROOT, 'out', target)) && isBuilt(target, inputHash(target))
}

/** @param {Target} target */
function inputHash(target) {
  return hashOf([...TARGETS[target].inputs, 'package-lock.json', 'tsconfig.json', 'main/launch/build.mjs'])
}

function MAIN_INPUTS() {
  const folders = ['files', 'ipc', 'journal', 'menu', 'preload', 'security', 'windows', 'workspace']
  return ['app/contract', 'app/vocabulary', 'main/main.ts', ...folders.map((folder) => `main/${folder}`)]
}

/**
 * The folder is built aside and then put in place, so that a program that is running never sees half of it.
 * @param {Target} target
 */
async function buildOne(target) {
  const hash = inputHash(target)
  const { build: viteBuild } = await import('vite')
  const aside = join(ROOT, 'out', `.${target}-${process.pid}`)
  const place = join(ROOT, 'out', target)
  say(`Building ${target}.`)
  try {
    await viteBuild(target === 'renderer' ? await rendererConfig(aside) : await nodeConfig(target, aside))
    mkdirSync(dirname(place), { recursive: true })
    rmSync(place, { recursive: true, force: true })
    renameSync(aside, place)
    markBuilt(target, hash)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/** @param {string} outDir @returns {Promise<import('vite').InlineConfig>} */
async function rendererConfig(outDir) {
  const { bytesPlugin } = await import('./bytes-plugin.mjs')
  return {
    ...(await common(outDir)),
    root: join(ROOT, 'renderer'),
    base: '/',
    html: { cspNonce: NONCE_PLACEHOLDER },
    worker: { format: 'es', plugins: () => [bytesPlugin()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      // A font or image inside a style sheet as data: would be refused by the page's policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 8192,
      rolldownOptions: { input: join(ROOT, TARGETS.renderer.entry) },
    },
  }
}

/**
 * @param {Exclude<Target, 'renderer'>} target
 * @param {string} outDir
 * @returns {Promise<import('vite').InlineConfig>}
 */
async function nodeConfig(target, outDir) {
  const preload = target === 'preload'
  return {
    ...(await common(outDir)),
    root: ROOT,
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node20',
      ssr: join(ROOT, TARGETS[target].entry),
      minify: false,
      rolldownOptions: {
        external: (/** @type {string} */ id) => id === 'electron' || isBuiltin(id),
        output: {
          // A sandboxed preload script is one CommonJS file.
          format: preload ? 'cjs' : 'es',
          entryFileNames: { main: 'main.js', preload: 'preload.cjs', cli: 'foi.mjs' }[target],
          codeSplitting: false,
          // sql.js, a CommonJS module, asks for its folder when it starts in Node.
          ...(target === 'cli' ? { banner: 'const __dirname = import.meta.dirname' } : {}),
        },
      },
    },
  }
}

/** @param {string} outDir */
async function common(outDir) {
  const { bytesPlugin } = await import('./bytes-plugin.mjs')
  return {
    configFile: /** @type {const} */ (false),
    logLevel: /** @type {const} */ ('silent'),
    cacheDir: join(outDir, '../.vite'),
    plugins: [bytesPlugin()],
  }
}

if (isStarted(import.meta.url)) {
  await install()
  await build()
}
