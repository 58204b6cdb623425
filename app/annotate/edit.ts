import { execute, firstRow, type SqlDatabase, type SqlValue } from '../store/index.ts'

/** Tables of what was decided, with the columns of their keys and the rest. A closed map: edits come from a file too. */
const DECIDED = {
  inclusion: { key: ['sha256'], rest: ['name', 'path', 'choice', 'at'] },
  force_choice: { key: ['sha256', 'scope', 'sheet'], rest: ['force'] },
  layout_choice: { key: ['sha256', 'sheet'], rest: ['accepted'] },
  layout_edit: { key: ['sha256', 'sheet'], rest: ['edits'] },
  recipe: { key: ['id'], rest: ['name', 'recipe', 'at'] },
  annotation: {
    key: ['id'],
    rest: [
      'anchored',
      'force',
      'measure',
      'period_start',
      'period_end',
      'dimensions',
      'sha256',
      'sheet',
      'cell',
      'pinned_value',
      'text',
      'for_publication',
      'author',
      'at',
    ],
  },
  pinned_note: {
    key: ['id'],
    rest: [
      'anchored',
      'anchor',
      'force',
      'period_start',
      'period_end',
      'sha256',
      'finding',
      'pinned',
      'text',
      'for_publication',
      'author',
      'at',
    ],
  },
  note_line: { key: ['annotation'], rest: ['caveat', 'tags'] },
  note_reply: { key: ['id'], rest: ['annotation', 'text', 'author', 'at'] },
  chart: { key: ['id'], rest: ['name', 'spec'] },
  hidden_choice: { key: ['sha256', 'place'], rest: ['counts', 'reason', 'at'] },
  setting: { key: ['name'], rest: ['value'] },
  entered_figure: {
    key: ['sha256', 'id'],
    rest: [
      'slot',
      'page',
      'paragraph',
      'region',
      'quote',
      'written',
      'reason',
      'force',
      'measure',
      'period_start',
      'period_end',
      'dimensions',
      'status',
      'value',
      'low',
      'high',
      'author',
      'at',
    ],
  },
  file_copy: { key: ['sha256', 'path'], rest: ['name', 'at'] },
  replacement: {
    key: ['older', 'newer'],
    rest: ['decision', 'name', 'path', 'choice', 'arrived_at', 'at'],
  },
  finding_judgement: {
    key: ['finding'],
    rest: ['status', 'reason', 'author', 'at', 'caveat', 'for_publication'],
  },
  decision: { key: ['id'], rest: ['kind', 'about', 'reason', 'author', 'at'] },
  review_choice: { key: ['item'], rest: ['about'] },
  name_choice: { key: ['what', 'key', 'spelling', 'scope'], rest: ['written', 'means', 'pack'] },
  force_group: { key: ['force'], rest: ['name'] },
  reply_choice: { key: ['force'], rest: ['status', 'section', 'note'] },
} as const satisfies Record<string, { readonly key: readonly string[]; readonly rest: readonly string[] }>

export type DecidedTable = keyof typeof DECIDED

/** Names of the decided tables. */
export const DECIDED_TABLES = Object.keys(DECIDED) as readonly DecidedTable[]

/** Values of the columns that are not the key, in the order of the table. */
export type Stored = readonly (number | string | null)[]

/** One row of what was decided, before and after; null where there was or will be none. Swapped, it is its own inverse. */
export interface Edit {
  readonly table: DecidedTable
  readonly key: readonly string[]
  readonly before: Stored | null
  readonly after: Stored | null
}

/** The row that stands under a key, null for none. */
export function stored(db: SqlDatabase, table: DecidedTable, key: readonly string[]): Stored | null {
  const { key: keys, rest } = DECIDED[table]
  const where = keys.map((column) => `"${column}" = ?`).join(' AND ')
  const found = firstRow(db, `SELECT ${quoted(rest)} FROM ${table} WHERE ${where}`, key)
  return found === undefined ? null : found.map((value) => (value instanceof Uint8Array ? null : value))
}

/** The edit that puts `after` under a key, whatever is there now. */
export function editOf(db: SqlDatabase, table: DecidedTable, key: readonly string[], after: Stored | null): Edit {
  return { table, key, before: stored(db, table, key), after }
}

/** Carries edits out. */
export function applyEdits(db: SqlDatabase, edits: readonly Edit[]): void {
  for (const { table, key, after } of edits) {
    const { key: keys, rest } = DECIDED[table]
    const where = keys.map((column) => `"${column}" = ?`).join(' AND ')
    execute(db, `DELETE FROM ${table} WHERE ${where}`, key)
    if (after === null) continue
    const values: SqlValue[] = [...key, ...after]
    execute(
      db,
      `INSERT INTO ${table} (${quoted([...keys, ...rest])}) VALUES (${values.map(() => '?').join(', ')})`,
      values,
    )
  }
}

/** The edits that take edits back. */
export function inverseOf(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].reverse().map(({ table, key, before, after }) => ({ table, key, before: after, after: before }))
}

/** Files whose derived rows follow from the edits. */
export function filesTouched(edits: readonly Edit[]): readonly string[] {
  const files = edits
    .filter(
      ({ table, before, after }) =>
        table === 'inclusion' ||
        table === 'entered_figure' ||
        table === 'force_choice' ||
        table === 'layout_choice' ||
        // What is shown but does not count is not tidied either.
        (table === 'hidden_choice' && (before?.[0] === 1 || after?.[0] === 1)),
    )
    .map(({ key }) => key[0] ?? '')
  return [...new Set(files)]
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ')
}
