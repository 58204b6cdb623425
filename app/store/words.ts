import { type Dimension, dimensionText, type Period } from '../vocabulary/index.ts'
import { periodLabel } from './period.ts'
import { executeEach, rows, type SqlDatabase, type SqlValue, scalar } from './sql.ts'

/** A text as "find" compares it: full-width and ligature forms made plain, case folded. SQLite's own LIKE folds ASCII alone. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** What many figures of a load share, each kept once: what they are about, their breakdowns, the words of both. */
export interface Words {
  /** Notes a text for "find"; returns it. */
  readonly remember: (text: string) => string
  /** Id of a set of dimensions. */
  readonly dimensionSet: (dimensions: readonly Dimension[]) => number
  /** Id of what a figure is about. */
  readonly subject: (force: string | null, forceName: string, measure: string, period: Period | null) => number
  /** Writes what was gathered. */
  readonly flush: () => void
}

/**
 * Gathers for one load. Subjects and sets are made anew for each load, not shared between files, so that dropping a file drops
 * them with it; only single dimensions and words stay.
 */
export function keepWords(db: SqlDatabase): Words {
  const words = new Set<string>()
  const sets = setsOf(db)
  const subjects = subjectsOf(db)
  const remember = (text: string) => {
    words.add(text)
    return text
  }
  return {
    remember,
    dimensionSet: sets.idOf,
    subject: (force, forceName, measure, period) => {
      remember(forceName)
      remember(measure)
      return subjects.idOf(force, forceName, measure, period, remember)
    },
    flush: () => {
      subjects.flush()
      for (const text of sets.flush()) words.add(text)
      executeEach(
        db,
        'INSERT OR IGNORE INTO wording VALUES (?, ?)',
        [...words].map((text) => [text, fold(text)]),
      )
    },
  }
}

function subjectsOf(db: SqlDatabase) {
  const byPeriod = new Map<string, Map<string, number>>()
  const found: SqlValue[][] = []
  let next = scalar(db, 'SELECT max(id) FROM subject') + 1
  return {
    idOf: (
      force: string | null,
      forceName: string,
      measure: string,
      period: Period | null,
      remember: (text: string) => string,
    ) => {
      const when = period === null ? '' : `${period.start}/${period.end}/${period.written}`
      const about = `${force}\n${measure}`
      const known = byPeriod.get(when) ?? new Map<string, number>()
      byPeriod.set(when, known)
      const seen = known.get(about)
      if (seen !== undefined) return seen
      const id = next
      next += 1
      known.set(about, id)
      const label = remember(periodLabel(period))
      found.push([id, force, forceName, measure, period?.start ?? null, period?.end ?? null, label])
      return id
    },
    flush: () => {
      executeEach(db, 'INSERT INTO subject VALUES (?, ?, ?, ?, ?, ?, ?)', found)
    },
  }
}

/** The keys of a set, those that it sums over marked `=`: tells totals from their parts. `age;platform=`. */
function shapeOf(dimensions: readonly Dimension[]): string {
  return dimensions.map(({ key, value }) => (value === 'Total' || value === 'Subtotal' ? `${key}=` : key)).join(';')
}

function setsOf(db: SqlDatabase) {
  const single = new Map<string, number>()
  for (const [id, key, value] of rows(db, 'SELECT id, key, value FROM dimension')) {
    single.set(`${key}\n${value}`, Number(id))
  }
  const first = scalar(db, 'SELECT max(id) FROM dimension_set') + 1
  let nextSingle = scalar(db, 'SELECT max(id) FROM dimension') + 1
  const ids = new Map<string, number>()
  const members: (readonly Dimension[])[] = []
  const singles: SqlValue[][] = []
  const singleOf = ({ key, value }: Dimension) => {
    const name = `${key}\n${value}`
    const known = single.get(name)
    if (known !== undefined) return known
    single.set(name, nextSingle)
    singles.push([nextSingle, key, value])
    nextSingle += 1
    return nextSingle - 1
  }
  function* setRows(): Iterable<SqlValue[]> {
    for (const [nth, dimensions] of members.entries()) {
      yield [first + nth, dimensionText(dimensions), shapeOf(dimensions)]
    }
  }
  function* memberRows(): Iterable<SqlValue[]> {
    for (const [nth, dimensions] of members.entries()) {
      for (const dimension of dimensions) yield [first + nth, singleOf(dimension)]
    }
  }
  return {
    idOf: (dimensions: readonly Dimension[]) => {
      let name = ''
      for (const { key, value } of dimensions) name += `${key}\n${value}\n`
      const known = ids.get(name)
      if (known !== undefined) return known
      const id = first + members.length
      ids.set(name, id)
      members.push(dimensions)
      return id
    },
    /** Words of the dimensions that were new. */
    flush: () => {
      executeEach(db, 'INSERT INTO dimension_set VALUES (?, ?, ?)', setRows())
      executeEach(db, 'INSERT OR IGNORE INTO dimension_member VALUES (?, ?)', memberRows())
      executeEach(db, 'INSERT INTO dimension VALUES (?, ?, ?)', singles)
      return singles.flatMap(([, key, value]) => [String(key), String(value)])
    },
  }
}
