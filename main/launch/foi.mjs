import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { ROOT } from './run.mjs'

await install()
await build(['cli'])

// npm starts scripts in the project's folder; files are meant relative to where npm was called.
const called = process.env.npm_lifecycle_event === 'foi' ? process.env.INIT_CWD : undefined
if (called !== undefined) process.chdir(called)
const program = `${ROOT}/out/cli/foi.mjs`
process.argv = [process.execPath, program, ...process.argv.slice(2)]
await import(pathToFileURL(program).href)
