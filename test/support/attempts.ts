import { readFileSync } from 'node:fs'

/** Where attempts are aimed at. */
export interface Target {
  readonly http: string
  readonly udp: string
}

/** Code that tries every way out that a page has; it gives the names of the ways that it tried. */
export function attemptsOfPage(target: Target): string {
  return call('page.js', 'tryAll', target)
}

/** Code that tries the ways out that a worker, or the preload script's world, has. */
export function attemptsOfWorker(target: Target): string {
  return call('worker.js', 'tryFromWorker', target)
}

/** Read as text: a bundler would put its own import() in the place of the one that is to be tried. */
function call(file: string, name: string, target: Target): string {
  const code = readFileSync(new URL(`../fixtures/attempts/${file}`, import.meta.url), 'utf8')
  return `(() => {\n${code}\nreturn ${name}(${JSON.stringify({ http: target.http, udp: target.udp })})\n})()`
}
