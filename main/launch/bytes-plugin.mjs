import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * Vite plugin: `import bytes from 'FILE?bytes'` gives the file's content as a Uint8Array that is part of the bundle.
 * The page may fetch nothing (connect-src 'none'), so WebAssembly and fonts come in this way.
 * @returns {import('vite').Plugin}
 */
export function bytesPlugin() {
  return {
    name: 'foi-bytes',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (!id.endsWith('?bytes')) return null
      const file = id.slice(0, -'?bytes'.length)
      if (file.startsWith('.') || file.startsWith('/')) {
        const resolved = await this.resolve(file, importer, { skipSelf: true })
        return resolved ? named(resolved.id) : null
      }
      return named(require.resolve(file))
    },
    load(id) {
      if (!id.startsWith('\0bytes:')) return null
      const base64 = readFileSync(decodeURIComponent(id.slice('\0bytes:'.length))).toString('base64')
      return `const text = atob(${JSON.stringify(base64)})
const bytes = new Uint8Array(text.length)
for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i)
export default bytes
`
    },
  }
}

/**
 * The path without slashes: a module id with node_modules in it would be left to Node, which cannot load it.
 * @param {string} path
 */
function named(path) {
  return `\0bytes:${encodeURIComponent(path)}`
}
