import type { Evidence, Observation } from '../vocabulary/index.ts'
import { cellKey, placeOf } from './place.ts'
import { executeEach, firstRow, type SqlDatabase, type SqlValue, scalar } from './sql.ts'

/** One piece of evidence as it is kept: states, from, key of the cell or null, written. */
type Piece = readonly [string, Evidence['from'], number | null, string]

/** Writes the evidence of a sheet's figures. */
export interface EvidenceWriter {
  /** JSON: ids of pieces that several figures share, and the others in full. */
  readonly textOf: (evidence: readonly Evidence[]) => string
  /** Writes the shared pieces. */
  readonly flush: () => void
}

/**
 * A header is evidence of a whole column, a date in a list of records of its row alone: what is shared is kept once, what is
 * not is kept where it is used.
 */
export function evidenceWriter(
  db: SqlDatabase,
  sheet: number,
  observations: readonly Pick<Observation, 'evidence'>[],
): EvidenceWriter {
  const uses = new Map<Evidence, number>()
  for (const { evidence } of observations) for (const one of evidence) uses.set(one, (uses.get(one) ?? 0) + 1)
  const texts = new Map<Evidence, string>()
  const shared: SqlValue[][] = []
  let next = scalar(db, 'SELECT max(id) FROM evidence') + 1
  const pieceOf = (one: Evidence) => {
    const known = texts.get(one)
    if (known !== undefined) return known
    const at = one.at === undefined ? null : cellKey(sheet, one.at.row, one.at.column)
    const piece = JSON.stringify([one.states, one.from, at, one.written] satisfies Piece)
    if (uses.get(one) === 1) return piece
    const id = String(next)
    next += 1
    shared.push([Number(id), sheet, piece])
    texts.set(one, id)
    return id
  }
  return {
    textOf: (evidence) => `[${evidence.map(pieceOf).join(',')}]`,
    flush: () => executeEach(db, 'INSERT INTO evidence VALUES (?, ?, ?)', shared),
  }
}

/** Reads what an `EvidenceWriter` wrote. */
export function readEvidence(db: SqlDatabase, text: string): readonly Evidence[] {
  const parsed = JSON.parse(text) as readonly (number | Piece)[]
  return parsed.map((part) => {
    const [states, from, key, written] = typeof part === 'number' ? sharedPiece(db, part) : part
    const place = key === null ? undefined : placeOf(key)
    return { states, from, at: place && { row: place.row, column: place.column }, written }
  })
}

function sharedPiece(db: SqlDatabase, id: number): Piece {
  return JSON.parse(String(firstRow(db, 'SELECT piece FROM evidence WHERE id = ?', [id])?.[0])) as Piece
}
