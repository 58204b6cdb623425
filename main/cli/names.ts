import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type NamesAdded, NO_NAMES, namesAdded, readNamesFile } from '../../app/names/index.ts'

/** Gives the names that hold for a file. */
export type NamesGiven = (bytes: Uint8Array) => NamesAdded

/** The names of a file that the analyst exported, or of a subject pack; a sentence where it is neither. None where no file is given. */
export function givenNames(file: string | undefined): NamesGiven | string {
  if (file === undefined) return () => NO_NAMES
  let text: string
  try {
    text = readFileSync(resolve(file), 'utf8')
  } catch {
    return `${file} cannot be read`
  }
  const read = readNamesFile(text)
  if (typeof read === 'string') return `${file}: ${read}`
  const everywhere = read.names.filter(({ scope }) => scope === null)
  const shared = namesAdded(everywhere)
  const scopes = new Set(read.names.map(({ scope }) => scope))
  return (bytes) => {
    if (scopes.size === 0 || (scopes.size === 1 && scopes.has(null))) return shared
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (!scopes.has(sha256)) return shared
    return namesAdded(
      everywhere,
      read.names.filter(({ scope }) => scope === sha256),
    )
  }
}
