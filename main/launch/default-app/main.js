// Starts the application whose folder or file is named on the command line, as Electron's own default app does:
// `electron [-r SCRIPT]… PATH`. Written for a runtime that was shipped without one.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const args = process.argv.slice(1)
const preloaded = []
let path
for (let at = 0; at < args.length && path === undefined; at += 1) {
  if (args[at] === '-r' || args[at] === '--require') {
    at += 1
    preloaded.push(args[at])
  } else if (args[at] === '-v' || args[at] === '--version') {
    console.log(`v${process.versions.electron}`)
    process.exit(0)
  } else if (!args[at].startsWith('-')) path = resolve(args[at])
}
if (path === undefined) {
  console.error('usage: electron PATH')
  process.exit(1)
}

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
const require = createRequire(pathToFileURL(join(process.cwd(), 'package.json')))
for (const script of preloaded) require(script)

const manifestFile = join(path, 'package.json')
const isFolder = existsSync(manifestFile)
const manifest = isFolder ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {}
if (manifest.version !== undefined) app.setVersion(manifest.version)
app.name = manifest.productName ?? manifest.name ?? app.name
app.setAppPath(isFolder ? path : dirname(path))
// Awaited, so that the application may still say what must be said before Electron is ready.
await import(pathToFileURL(isFolder ? join(path, manifest.main ?? 'index.js') : path).href)
