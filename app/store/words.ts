import { type Dimension, dimensionText, type Period } from '../vocabulary/index.ts'
import { periodLabel } from './period.ts'
import { execute, executeEach, firstRow, numberOf, type SqlDatabase, type SqlValue, scalar } from './sql.ts'

/** A text as "find" compares it: full-width and ligature forms made plain, case folded. SQLite's own LIKE folds ASCII alone. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** The few distinct texts behind many rows, each kept once. */
export interface Words {
  /** Notes a text for "find"; returns it. */
  readonly remember: (text: string) => string
  /** Id of a set of dimensions. */
  readonly dimensionSet: (dimensions: readonly Dimension[]) => number
  /** Id of what a figure is about; made anew for each load, so that dropping a file drops what it was about. */
  readonly subject: (force: string | null, forceName: string, measure: string, period: Period | null) => number
  /** Writes what was gathered. */
  readonly flush: () => void
}

/** Gathers the texts of a load. */
export function keepWords(db: SqlDatabase): Words {
  const words = new Set<string>()
  const setIds = new Map<string, number>()
  const known = new Map<readonly Dimension[], number>()
  const members: SqlValue[][] = []
  let next = scalar(db, 'SELECT max(id) FROM dimension_set') + 1
  const subjects = new Map<string, number>()
  const subjectRows: SqlValue[][] = []
  let nextSubject = scalar(db, 'SELECT max(id) FROM subject') + 1
  const remember = (text: string) => {
    words.add(text)
    return text
  }
  const idOf = (dimensions: readonly Dimension[]) => {
    const text = dimensionText(dimensions)
    const seen = setIds.get(text)
    if (seen !== undefined) return seen
    const kept = numberOf(firstRow(db, 'SELECT id FROM dimension_set WHERE text = ?', [text])?.[0])
    const id = kept ?? next
    setIds.set(text, id)
    remember(text)
    if (kept !== null) return id
    next += 1
    // At once, not at the end: an observation may only point at a set that is there.
    execute(db, 'INSERT INTO dimension_set VALUES (?, ?)', [id, text])
    for (const { key, value } of dimensions) members.push([key, value, id])
    return id
  }
  const subjectOf = (force: string | null, forceName: string, measure: string, period: Period | null) => {
    const key = `${force}\n${measure}\n${period?.start}\n${period?.end}\n${period?.written}`
    const seen = subjects.get(key)
    if (seen !== undefined) return seen
    const id = nextSubject
    nextSubject += 1
    subjects.set(key, id)
    const label = remember(periodLabel(period))
    remember(forceName)
    remember(measure)
    subjectRows.push([id, force, forceName, measure, period?.start ?? null, period?.end ?? null, label])
    return id
  }
  return {
    remember,
    subject: subjectOf,
    dimensionSet: (dimensions) => {
      const id = known.get(dimensions) ?? idOf(dimensions)
      known.set(dimensions, id)
      return id
    },
    flush: () => {
      if (subjectRows.length > 0) executeEach(db, 'INSERT INTO subject VALUES (?, ?, ?, ?, ?, ?, ?)', subjectRows)
      if (members.length > 0) executeEach(db, 'INSERT OR IGNORE INTO dimension_member VALUES (?, ?, ?)', members)
      executeEach(
        db,
        'INSERT OR IGNORE INTO wording VALUES (?, ?)',
        [...words].map((text) => [text, fold(text)]),
      )
    },
  }
}
