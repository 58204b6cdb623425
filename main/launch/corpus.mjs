import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { bundled } from './bundled.mjs'
import { install } from './install.mjs'
import { isStarted, ROOT } from './run.mjs'

/** Corpora of the project itself: made-up replies with every figure and discrepancy that they state. */
const OWN = join(ROOT, 'test/fixtures/corpus')

/**
 * How right the command line is about corpora of replies, as a table in Markdown. A corpus is a folder with `files`, `truth` and
 * `forces.csv`; without any, the project's own are measured.
 * @param {readonly string[]} [folders]
 * @returns {Promise<string>}
 */
export async function measureCorpora(folders = []) {
  const given = folders.length > 0 ? folders : readdirSync(OWN).map((name) => join(OWN, name))
  const none = given.find((folder) => !existsSync(join(folder, 'truth/observations.csv')))
  if (none !== undefined) throw new Error(`${none} holds no truth/observations.csv.`)
  const { accuracyOf } = await import(pathToFileURL(await bundled('test/corpus/accuracy.ts', 'out/corpus')).href)
  return accuracyOf(join(ROOT, 'out/cli/foi.mjs'), given)
}

if (isStarted(import.meta.url)) {
  await install()
  await build(['cli'])
  // npm starts scripts in the project's folder; folders are meant relative to where npm was called.
  const called = process.env.npm_lifecycle_event === 'corpus' ? (process.env.INIT_CWD ?? '') : ''
  process.stdout.write(`${await measureCorpora(process.argv.slice(2).map((folder) => resolve(called, folder)))}\n`)
}
