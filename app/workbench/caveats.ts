import { annotations, type Spoken, speaksOf, travelling } from '../annotate/index.ts'
import { decisionLines, rowsOf } from '../query/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import type { Force } from '../vocabulary/index.ts'
import { publishedLines } from './findings.ts'

/** What must go with figures wherever they are published. */
export interface Travelling {
  /** Lines that speak of one figure, each once: of findings first, then of notes in the order in which they were written. */
  readonly of: (row: Spoken) => readonly string[]
  /** The same of figures by their keys. */
  readonly ofAll: (ids: readonly number[]) => readonly string[]
  /** Lines of what is said of a force or of a figure or file of it. */
  readonly ofForce: (force: string, files: readonly number[]) => readonly string[]
}

/** The caveat lines of findings that were decided about, and of notes for publication. */
export function travellingLines(db: SqlDatabase, forces: readonly Force[]): Travelling {
  const found = publishedLines(db, forces)
  const notes = annotations(db).filter((note) => travelling(note) !== '')
  const decided = decisionLines(db)
  const of = (row: Spoken) => [
    ...new Set([
      ...found.flatMap(({ line, figures }) => (figures.has(row.id) ? [line] : [])),
      ...decided.of(row.id).map(({ words }) => words),
      ...notes.flatMap((note) => (speaksOf(note, row) ? [travelling(note)] : [])),
    ]),
  ]
  const none = found.length === 0 && notes.length === 0 && decided.none
  return {
    of,
    ofAll: (ids) => (none ? [] : [...new Set(rowsOf(db, ids as Parameters<typeof rowsOf>[1]).flatMap(of))]),
    ofForce: (force, files) => [
      ...new Set([
        ...found.flatMap((one) => (one.force === force ? [one.line] : [])),
        ...decided.ofForce(force),
        ...notes.flatMap((note) => {
          const { anchor } = note
          const own = note.forces.includes(force) || ('force' in anchor && anchor.force === force)
          return own || (note.file !== null && files.includes(note.file)) ? [travelling(note)] : []
        }),
      ]),
    ],
  }
}
