import type { Abilities } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import { scanXml, type XmlHandler } from '../xml/index.ts'
import type { Zip, ZipEntry } from '../zip/index.ts'

/** A link from one part to another, by the last word of its type: `worksheet`, `styles`, `comments`. */
export interface Relation {
  readonly id: string
  readonly kind: string
  /** Path of the part within the package. */
  readonly target: string
}

/** The parts of an Office Open XML file (ECMA-376 part 2). Strict and transitional differ only in words that are not read. */
export interface OpenPackage {
  readonly part: (path: string) => ZipEntry | undefined
  readonly relations: (path: string) => Promise<readonly Relation[]>
  /** Reads a part; nothing happens where there is none. */
  readonly scan: (entry: ZipEntry | undefined, handler: XmlHandler) => Promise<void>
}

const MOST_RELATIONS = 100_000

/** Takes a zip as an Office Open XML package. */
export function openPackage(zip: Zip, decode: Abilities['decode']): OpenPackage {
  const parts = new Map<string, ZipEntry>()
  for (const [name, entry] of zip.entries) parts.set(partKey(name), entry)
  const part = (path: string) => parts.get(partKey(path))
  const scan = async (entry: ZipEntry | undefined, handler: XmlHandler) => {
    if (entry !== undefined) await scanXml(entry.name, zip.blocks(entry), handler, decode)
  }
  const relations = async (path: string) => {
    const slash = path.lastIndexOf('/') + 1
    const folder = path.slice(0, slash)
    const found: Relation[] = []
    await scan(part(`${folder}_rels/${path.slice(slash)}.rels`), {
      open: (name, tag) => {
        if (name !== 'Relationship' || tag.attribute('TargetMode') === 'External') return
        if (found.length >= MOST_RELATIONS) refuse({ kind: 'too-large', part: path, limit: `${MOST_RELATIONS} links` })
        const type = tag.attribute('Type') ?? ''
        found.push({
          id: tag.attribute('Id') ?? '',
          kind: type.slice(type.lastIndexOf('/') + 1),
          target: resolvedPath(folder, tag.attribute('Target') ?? ''),
        })
      },
    })
    return found
  }
  return { part, relations, scan }
}

/** Part names are compared without case; some writers put backslashes or a leading slash into the zip. */
function partKey(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

function resolvedPath(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
