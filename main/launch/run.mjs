import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Folder of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Programs of the project's own packages, by the file that Node runs. */
export const TOOLS = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  cruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  package: 'node_modules/electron-builder/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
}

/**
 * Runs a program to its end and gives its exit code. What it prints goes to stderr unless told otherwise, because
 * stdout of the command line carries data only.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdout?: 1 | 2 }} [how]
 * @returns {Promise<number>}
 */
export function run(command, args, { cwd = ROOT, env = process.env, stdout = 2 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', stdout, 2] })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs one of the project's own tools under this Node.
 * @param {keyof typeof TOOLS} tool
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [how]
 */
export function runTool(tool, args, how) {
  return run(process.execPath, [TOOLS[tool], ...args], how)
}

/**
 * Runs npm. Under `npm run` its own script is started by this Node, so that it also works where `npm` is a batch file.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [how]
 */
export function runNpm(args, how) {
  const script = process.env.npm_execpath
  return script?.endsWith('.js') ? run(process.execPath, [script, ...args], how) : run('npm', args, how)
}

/**
 * Whether a command can be found on the PATH.
 * @param {string} command
 */
export function isCommand(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0
}

/** @param {string} line one line for the person at the console */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Whether this file was started by name, rather than imported.
 * @param {string} url the file's `import.meta.url`
 */
export function isStarted(url) {
  return process.argv[1] === fileURLToPath(url)
}
