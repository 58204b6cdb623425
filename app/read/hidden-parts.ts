import type { HiddenPart, HiddenPartKind } from '../vocabulary/index.ts'
import { Refusal } from './refusal.ts'
import type { Zip, ZipEntry } from './zip/index.ts'

/** Where office programs keep what no sheet and no page shows; the first that fits a path counts. */
const PLACES: readonly (readonly [RegExp, HiddenPartKind])[] = [
  [/(?:^|\/)pivotcache\/.*pivotcachedefinition[^/]*\.(?:xml|bin)$/i, 'pivot cache'],
  [/(?:^|\/)embeddings\/[^/]+$/i, 'embedded file'],
  // Word shows such a part as if it were of the text, but it is a file of another kind.
  [/(?:^|\/)afchunk[^/]*$/i, 'embedded file'],
  [/^object [^/]*\/content\.xml$/i, 'embedded file'],
  // An object of another program stands beside the folders, without one of its own.
  [/^object [^/]*$/i, 'embedded file'],
  [/(?:^|\/)model\/item[^/]*\.data$/i, 'data model'],
  [/(?:^|\/)externallinks\/externallink[^/]*\.(?:xml|bin)$/i, 'external values'],
  [/(?:^|\/)revisions\/revisionlog[^/]*\.(?:xml|bin)$/i, 'earlier versions'],
  [/^versions\/[^/]+$/i, 'earlier versions'],
  [/(?:^|\/)vbaproject[^/]*\.bin$/i, 'macros'],
  [/^(?:basic|scripts)\/.+\.(?:xml|xba|py|js|bsh)$/i, 'macros'],
  [/(?:^|\/)customxml\/item\d*\.xml$/i, 'custom xml'],
]
/** Indexes of macro libraries: they are there also where no macro is. */
const INDEX = /(?:^|\/)script-l[bc]\.xml$/i
const RELATION = /(?:^|\/)_rels\/[^/]*\.rels$/i
/** The number of records stands in the first tag or record of a part. */
const HEAD = 4096

/** A file of a hundred thousand embedded files is named well enough by the first of them. */
const MOST_PARTS = 10_000
const MOST_COUNTED = 500

/**
 * What the zip of a document carries beside its sheets and pages, in the order of the zip. Only the head of a part that
 * counts records is looked at; one that does not unfold goes uncounted. `isShown` says which paths a page shows after all.
 */
export async function hiddenParts(
  zip: Zip,
  isShown: (path: string) => boolean = () => false,
): Promise<readonly HiddenPart[]> {
  const entries = [...zip.entries.values()].map((entry) => ({ entry, path: entry.name.replaceAll('\\', '/') }))
  const byPath = new Map(entries.map(({ entry, path }) => [path.toLowerCase(), entry]))
  const found: HiddenPart[] = []
  let counted = 0
  for (const { entry, path } of entries) {
    if (found.length >= MOST_PARTS) break
    const kind = PLACES.find(([place]) => place.test(path))?.[1]
    if (kind === undefined || path.endsWith('/') || INDEX.test(path) || RELATION.test(path) || isShown(path)) continue
    if (kind !== 'pivot cache') {
      found.push({ kind, name: path, size: entry.size })
      continue
    }
    // A cache keeps its fields with their values in one part and its records in another of the same number.
    const records = byPath.get(path.replace(/definition([^/]*)$/i, 'records$1').toLowerCase())
    const known = ++counted > MOST_COUNTED ? undefined : await recordsOf(zip, records, entry)
    const size = entry.size + (records?.size ?? 0)
    found.push({ kind, name: path, size, ...(known === undefined ? {} : { records: known }) })
  }
  return found
}

async function recordsOf(zip: Zip, records: ZipEntry | undefined, definition: ZipEntry): Promise<number | undefined> {
  const stated = records === undefined ? undefined : countedIn(await head(zip, records))
  return stated ?? countedIn(await head(zip, definition))
}

/** `count` of records, `recordCount` of a definition, or the first record of binary ones (MS-XLSB 2.4.174). */
function countedIn(bytes: Uint8Array): number | undefined {
  if (bytes[0] === 0xc1 && bytes[1] === 0x01 && bytes[2] === 4 && bytes.length >= 7) {
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(3, true)
  }
  const text = String.fromCharCode(...bytes)
  const count = /<(?:\w+:)?pivotCache(?:Records\b[^>]*?\scount|Definition\b[^>]*?\srecordCount)\s*=\s*["'](\d{1,9})["']/
  const digits = count.exec(text)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

async function head(zip: Zip, entry: ZipEntry): Promise<Uint8Array> {
  try {
    for await (const block of zip.blocks(entry)) return block.slice(0, HEAD)
  } catch (thrown) {
    // The sheets are whole all the same, and nothing of this part is used.
    if (!(thrown instanceof Refusal)) throw thrown
  }
  return new Uint8Array(0)
}
