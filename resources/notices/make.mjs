import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Fonts are development packages whose files are part of the program all the same. */
const BUNDLED_FONTS = ['@expo-google-fonts/ibm-plex-sans']

/** Folders of a package that hold the work of others, each with licences of its own. */
const WORK_OF_OTHERS = { 'pdfjs-dist': ['standard_fonts', 'wasm'] }

/** The notices of everything that is bundled into the program, from the installed packages: one text, ordered by name. */
export function thirdPartyNotices() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const found = new Map()
  const visit = (name, from) => {
    const folder = locate(name, from)
    if (folder === undefined || found.has(folder)) return
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    found.set(folder, {
      name: manifest.name,
      version: manifest.version,
      licence: manifest.license ?? 'see below',
      text: [licenceText(folder), ...licencesWithin(folder, WORK_OF_OTHERS[manifest.name] ?? [])].join('\n\n'),
    })
    for (const next of Object.keys(manifest.dependencies ?? {})) visit(next, folder)
  }
  for (const name of [...Object.keys(dependencies), ...BUNDLED_FONTS]) visit(name, root)
  const entries = [...found.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  )
  const parts = entries.map(
    ({ name, version, licence, text }) => `${'='.repeat(100)}\n${name} ${version} (${licence})\n\n${text}\n`,
  )
  return `FOI Workbench contains the following packages.\n\n${parts.join('\n')}`
}

function locate(name, from) {
  for (let folder = from; folder.startsWith(root.replace(/\/$/, '')); folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
  }
  return undefined
}

function licenceText(folder) {
  const file = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|ofl)/i.test(name))
    .sort()[0]
  return file === undefined
    ? 'The package carries no licence file; the licence is the one named above.'
    : readFileSync(join(folder, file), 'utf8').trim()
}

function licencesWithin(folder, parts) {
  return parts.flatMap((part) =>
    readdirSync(join(folder, part))
      .filter((name) => /^licen[cs]e/i.test(name))
      .sort()
      .map((name) => `${part}/${name}\n\n${readFileSync(join(folder, part, name), 'utf8').trim()}`),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('THIRD-PARTY-NOTICES.txt', import.meta.url), thirdPartyNotices())
}
