import { existsSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, join } from 'node:path'
import { ROOT } from './run.mjs'

/**
 * Makes one JavaScript file of a TypeScript program that runs in Node; gives its path. What is compared against, and sql.js,
 * which asks where it stands, stay outside.
 * @param {string} entry the program, from the project's folder
 * @param {string} folder where the file goes, from the project's folder; emptied first
 */
export async function bundled(entry, folder) {
  const { build } = await import('vite')
  const { bytesPlugin } = await import('./bytes-plugin.mjs')
  const name = `${basename(entry, '.ts')}.mjs`
  await build({
    configFile: false,
    logLevel: 'silent',
    root: ROOT,
    publicDir: false,
    plugins: [bytesPlugin()],
    ssr: { noExternal: true, target: 'node' },
    build: {
      outDir: join(ROOT, folder),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      ssr: join(ROOT, entry),
      rolldownOptions: {
        external: (/** @type {string} */ id) => isBuiltin(id) || id.startsWith('@e965/') || id === 'sql.js',
        output: { format: 'es', entryFileNames: name },
      },
    },
  })
  const built = join(ROOT, folder, name)
  if (!existsSync(built)) throw new Error(`${entry} was not built`)
  return built
}
