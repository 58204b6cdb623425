import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { ORIGIN } from './address.ts'
import { contentPolicy } from './policy.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

const NONCE_PLACEHOLDER = '__CSP_NONCE__'

/** The answer to a request of the page: a file of the folder or a refusal, never anything outside it. */
export async function answer(request: Pick<Request, 'method' | 'url'>, folder: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  const file = request.method === 'GET' ? fileOf(request.url, folder) : undefined
  const type = file === undefined ? undefined : TYPES[extname(file)]
  if (file === undefined || type === undefined) return refusal(nonce)
  try {
    const content = await readFile(file)
    const body = type.startsWith('text/html') ? content.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : content
    return new Response(new Uint8Array(Buffer.from(body)), { headers: headers(type, nonce) })
  } catch {
    return refusal(nonce)
  }
}

function fileOf(address: string, folder: string): string | undefined {
  if (!address.startsWith(`${ORIGIN}/`)) return undefined
  const path = decoded(new URL(address).pathname)
  if (path === undefined) return undefined
  const file = resolve(join(folder, path))
  return file.startsWith(resolve(folder) + sep) && !path.includes('\0') ? file : undefined
}

/** Undefined for an escape that is none ("%zz"): it names no file. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

function refusal(nonce: string): Response {
  return new Response('', { status: 404, headers: headers('text/plain', nonce) })
}

function headers(type: string, nonce: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  }
}
