import type { Edit } from '../annotate/index.ts'
import type { NameKept } from '../contract/index.ts'
import { type NameAdded, type NamesAdded, NO_NAMES, namesAdded } from '../names/index.ts'
import { firstKey, rows, type SqlDatabase } from '../store/index.ts'
import type { Workbook } from '../vocabulary/index.ts'

/** Every name that was added, those of every file first. */
export function namesKept(db: SqlDatabase): readonly NameKept[] {
  return rows(
    db,
    'SELECT what, key, written, means, scope, pack FROM name_choice ORDER BY scope, what, key, spelling',
  ).map(([what, key, written, means, scope, pack]) => ({
    what: what as NameAdded['what'],
    key: String(key),
    written: String(written),
    means: String(means),
    scope: scope === '' ? null : String(scope),
    pack: String(pack),
  }))
}

/** The names that hold for a file, ready to be looked up, and what its texts must hold for one to be written in it; null for anything. */
export interface NamesFor {
  readonly names: NamesAdded
  readonly words: readonly string[] | null
}

/** The names that hold for a file. Files without names of their own share them, and what was worked out by them. */
export function namesFor(db: SqlDatabase, sha256: string): NamesFor {
  const kept = namesKept(db)
  const everywhere = kept.filter(({ scope }) => scope === null)
  const here = kept.filter(({ scope }) => scope === sha256)
  return here.length === 0 ? shared(everywhere) : { names: namesAdded(everywhere, here), words: null }
}

/** Whether a workbook has a text that one of the names may be written in: else it says the same with and without them. */
export function mayName(
  workbook: Workbook,
  file: { readonly name: string; readonly path: string },
  { words }: NamesFor,
): boolean {
  if (words === null || words.length === 0) return words === null
  const holds = (text: string): boolean => {
    const folded = text.toLowerCase()
    return words.some((word) => folded.includes(word))
  }
  return (
    [file.name, file.path, ...workbook.prose].some(holds) ||
    workbook.sheets.some(({ name, cells }) => holds(name) || cells.strings.some(holds))
  )
}

/** Included files that hold, in a cell, in prose, or in a name, a text that the edits of names speak of. */
export function filesNaming(db: SqlDatabase, edits: readonly Edit[]): readonly string[] {
  const named = edits.filter(({ table }) => table === 'name_choice')
  const files = new Set(named.flatMap(({ key }) => (key[3] === '' ? [] : (key[3] ?? []))))
  const words = new Set<string>()
  let every = false
  for (const { key, before, after } of named) {
    if (key[3] !== '') continue
    for (const written of [before?.[0], after?.[0]]) {
      if (typeof written !== 'string') continue
      const word = wordOf(written)
      if (word === undefined) every = true
      else words.add(word)
    }
  }
  const all = every || words.size > MOST_WORDS
  const found = all
    ? rows(db, 'SELECT sha256 FROM inclusion')
    : [...words].flatMap((word) => rows(db, HOLDING, [like(word)]))
  const included = new Set(rows(db, 'SELECT sha256 FROM inclusion').map(([sha256]) => String(sha256)))
  for (const [sha256] of found) files.add(String(sha256))
  return [...files].filter((sha256) => included.has(sha256))
}

/** Looking for more words than these in every cell takes longer than tidying every file. */
const MOST_WORDS = 40
const CELLS_A_SHEET = firstKey(2) - firstKey(1)

const HOLDING = `SELECT i.sha256
  FROM inclusion i JOIN source f ON f.sha256 = i.sha256
  JOIN reading r ON r.source = f.id AND r.choice = i.choice
  WHERE i.name LIKE ?1 ESCAPE '\\' OR i.path LIKE ?1 ESCAPE '\\' OR r.prose LIKE ?1 ESCAPE '\\'
    OR EXISTS (SELECT 1 FROM sheet s WHERE s.reading = r.id AND (s.name LIKE ?1 ESCAPE '\\' OR EXISTS (
      SELECT 1 FROM cell c
      WHERE c.id >= s.id * ${CELLS_A_SHEET} AND c.id < (s.id + 1) * ${CELLS_A_SHEET}
        AND c.kind = 1 AND (c.value LIKE ?1 ESCAPE '\\' OR c.raw LIKE ?1 ESCAPE '\\'))))`

function like(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}

/**
 * What a text must hold to be written like a name: its longest run of plain letters and digits, or the sign itself. A blank
 * stands in no text, and LIKE tells capitals of other alphabets apart: any file may hold those.
 */
function wordOf(written: string): string | undefined {
  if (/[^ -~]/.test(written) || /^\(?blank/i.test(written.trim())) return undefined
  const runs = written.toLowerCase().match(/[a-z0-9]+/g)
  const sign = written.trim()
  if (runs === null) return sign === '' || /^-+$/.test(sign) ? undefined : sign
  return [...runs].sort((a, b) => b.length - a.length)[0]
}

let last: (NamesFor & { readonly text: string }) | undefined

/** The same names are made ready once: the readings that were made by them stay good. */
function shared(everywhere: readonly NameAdded[]): NamesFor {
  const text = JSON.stringify(everywhere)
  if (last?.text === text) return last
  const words = everywhere.map(({ written }) => wordOf(written))
  const names = everywhere.length === 0 ? NO_NAMES : namesAdded(everywhere)
  last = { text, names, words: words.includes(undefined) ? null : words.flatMap((word) => word ?? []) }
  return last
}
