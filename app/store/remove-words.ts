import { execute, rows, type SqlDatabase, textOf } from './sql.ts'

/** What stands where a removed text stood. */
const GONE = '[removed]'

/** Lets go of words and breakdowns that no figure, file or sheet states any longer. */
export function pruneWords(db: SqlDatabase): void {
  execute(db, 'DELETE FROM dimension_set WHERE id NOT IN (SELECT dimensions FROM observation)')
  execute(db, 'DELETE FROM dimension_member WHERE dimension_set NOT IN (SELECT id FROM dimension_set)')
  execute(db, 'DELETE FROM dimension WHERE id NOT IN (SELECT dimension FROM dimension_member)')
  execute(db, `DELETE FROM wording WHERE text NOT IN (${STATED})`)
}

const STATED = `SELECT force_name FROM subject UNION SELECT measure FROM subject UNION SELECT period_label FROM subject
  UNION SELECT key FROM dimension UNION SELECT value FROM dimension
  UNION SELECT name FROM inclusion UNION SELECT path FROM inclusion UNION SELECT name FROM sheet`

/**
 * Blanks removed texts wherever they were quoted: in notes, charts, choices, and in the log of all that was done. A text that
 * a reader of the replies still sees is no secret and stays. Within a transaction, after what follows from the file was built anew.
 */
export function blankQuotes(db: SqlDatabase, texts: ReadonlySet<string>): void {
  const secrets = secretsAmong(db, texts)
  if (secrets.length === 0) return
  const blank = blanker(secrets)
  const triggers = rows(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
  for (const [name] of triggers) execute(db, `DROP TRIGGER "${name}"`)
  for (const [table, column] of textColumns(db)) {
    const found = rows(db, `SELECT DISTINCT "${column}" FROM "${table}" WHERE typeof("${column}") = 'text'`)
    for (const [value] of found) {
      const before = textOf(value) ?? ''
      const after = blankColumn(before, blank)
      if (after === before) continue
      execute(db, `UPDATE OR REPLACE "${table}" SET "${column}" = ? WHERE "${column}" = ?`, [after, before])
    }
  }
  for (const [, sql] of triggers) execute(db, String(sql))
}

/** Tables that hold what a reader sees, or what follows from that alone. */
const SEEN = new Set([
  'source',
  'source_bytes',
  'reading',
  'sheet',
  'inclusion',
  'cell',
  'comment',
  'tidied_sheet',
  'dimension',
  'dimension_set',
  'wording',
  'evidence',
  'subject',
  'observation',
  'hidden_choice',
])

function textColumns(db: SqlDatabase): readonly (readonly [string, string])[] {
  return rows(
    db,
    `SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND c.type IN ('TEXT', 'ANY', '')`,
  ).flatMap(([table, column]) => (SEEN.has(String(table)) ? [] : [[String(table), String(column)] as const]))
}

/** Shorter texts and numbers say nothing of a person, and stand everywhere. */
const SHORTEST = 3
const SHORTEST_NUMBER = 5
/** The longest first: a text may stand within another. */
function secretsAmong(db: SqlDatabase, texts: ReadonlySet<string>): readonly string[] {
  const seen = new Set(
    rows(db, `SELECT value FROM cell WHERE typeof(value) = 'text' UNION ${STATED}`).map(([text]) => text),
  )
  return [...texts]
    .map((text) => text.trim())
    .filter((text) => !seen.has(text) && text.length >= (/\p{L}/u.test(text) ? SHORTEST : SHORTEST_NUMBER))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/** Long texts are blanked wherever they stand, short ones as words of their own. */
const OWN_WORD_BELOW = 8

type Blank = (text: string) => string

/** Secrets are looked up by their first letters: a hidden sheet may hold a hundred thousand of them. */
function blanker(secrets: readonly string[]): Blank {
  const byStart = new Map<string, string[]>()
  for (const secret of secrets) {
    const folded = sameLength(secret)
    const start = folded.slice(0, SHORTEST)
    const known = byStart.get(start)
    if (known === undefined) byStart.set(start, [folded])
    else known.push(folded)
  }
  return (text) => {
    const folded = sameLength(text)
    let kept = ''
    let from = 0
    for (let at = 0; at + SHORTEST <= text.length; at += 1) {
      const found = byStart.get(folded.slice(at, at + SHORTEST))?.find((secret) => standsAt(folded, at, secret))
      if (found === undefined) continue
      kept += text.slice(from, at) + GONE
      from = at + found.length
      at = from - 1
    }
    return from === 0 ? text : kept + text.slice(from)
  }
}

function standsAt(text: string, at: number, secret: string): boolean {
  if (!text.startsWith(secret, at)) return false
  return secret.length >= OWN_WORD_BELOW || !(isWord(text, at - 1) || isWord(text, at + secret.length))
}

function isWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at))
}

/** In small letters, each in the place where it stood. */
function sameLength(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** A column that holds JSON is blanked text by text: its keys and its words of the program stay. */
function blankColumn(text: string, blank: Blank): string {
  if (!/^[[{]/.test(text)) return isProgramWord(text) ? text : blank(text)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return blank(text)
  }
  const blanked = blankValue(parsed, blank)
  return blanked === parsed ? text : JSON.stringify(blanked)
}

/** The very same value where nothing was blanked. */
function blankValue(value: unknown, blank: Blank): unknown {
  if (typeof value === 'string') return blankColumn(value, blank)
  if (Array.isArray(value)) {
    const list = value.map((one) => blankValue(one, blank))
    return list.some((one, nth) => one !== value[nth]) ? list : value
  }
  if (value === null || typeof value !== 'object') return value
  let changed = false
  const entries = Object.entries(value).map(([key, one]) => {
    const entry = [isProgramWord(key) ? key : blank(key), key === 'do' ? one : blankValue(one, blank)] as const
    changed ||= entry[0] !== key || entry[1] !== one
    return entry
  })
  return changed ? Object.fromEntries(entries) : value
}

/** A key of a record, or a word by which the program names a choice: `periodStart`, `value`. */
function isProgramWord(text: string): boolean {
  return /^[a-z][A-Za-z]{0,15}$/.test(text)
}
