import { cellIndex, type Evidence, type Observation, rawText, type Sheet } from '../vocabulary/index.ts'
import { cellKey, placeOf } from './place.ts'
import { executeEach, firstRow, type SqlDatabase, type SqlValue, scalar, textOf } from './sql.ts'

/** A piece of evidence in full: states, from, key of the cell or null, written. */
type Piece = readonly [string, Evidence['from'], number | null, string]

/** A cell of the figure's own row that is quoted whole: states, column. */
type Beside = readonly [string, number]

/** Writes the evidence of a sheet's figures. */
export interface EvidenceWriter {
  /** JSON: the cell beside the figure, the id of a piece that several figures share, or a piece in full. */
  readonly textOf: (observation: Observation) => string
  /** Writes the shared pieces. */
  readonly flush: () => void
}

/**
 * A header is evidence of a whole column and is kept once; a label stands in the figure's own row, where its column says which
 * it is. A list of a hundred thousand records would otherwise hold its own text twice.
 */
export function evidenceWriter(db: SqlDatabase, id: number, sheet: Sheet | undefined): EvidenceWriter {
  const shared = new Map<Evidence, string>()
  const pieces: SqlValue[][] = []
  const besides = new Map<string, string>()
  let next = scalar(db, 'SELECT max(id) FROM evidence') + 1
  const inFull = (one: Evidence) => {
    const at = one.at === undefined ? null : cellKey(id, one.at.row, one.at.column)
    return JSON.stringify([one.states, one.from, at, one.written] satisfies Piece)
  }
  const sharedId = (one: Evidence) => {
    const known = shared.get(one)
    if (known !== undefined) return known
    pieces.push([next, id, inFull(one)])
    const text = String(next)
    shared.set(one, text)
    next += 1
    return text
  }
  const beside = (states: string, column: number) => {
    const key = `${column} ${states}`
    const text = besides.get(key) ?? JSON.stringify([states, column] satisfies Beside)
    besides.set(key, text)
    return text
  }
  // The figures of a row share its labels.
  const ofRow = new Map<Evidence, string>()
  let row = -1
  const pieceOf = (one: Evidence) => {
    if (one.from !== 'cell' || one.at?.row !== row) return sharedId(one)
    const known = ofRow.get(one)
    if (known !== undefined) return known
    const { column } = one.at
    const quoted = sheet !== undefined && rawAt(sheet, row, column) === one.written
    const text = quoted ? beside(one.states, column) : inFull(one)
    ofRow.set(one, text)
    return text
  }
  return {
    textOf: ({ at, evidence }) => {
      if (at.row !== row) ofRow.clear()
      row = at.row
      return `[${evidence.map(pieceOf).join(',')}]`
    },
    flush: () => executeEach(db, 'INSERT INTO evidence VALUES (?, ?, ?)', pieces),
  }
}

/** The evidence of a figure that stands in a cell, as its `EvidenceWriter` wrote it. */
export function readEvidence(db: SqlDatabase, cell: number, text: string): readonly Evidence[] {
  const parsed = JSON.parse(text) as readonly (number | Piece | Beside)[]
  return parsed.map((part) => {
    if (typeof part === 'number') return evidenceOf(sharedPiece(db, part))
    return part.length === 2 ? besideOf(db, cell, part) : evidenceOf(part)
  })
}

function evidenceOf([states, from, key, written]: Piece): Evidence {
  const place = key === null ? undefined : placeOf(key)
  return { states, from, at: place && { row: place.row, column: place.column }, written }
}

function besideOf(db: SqlDatabase, cell: number, [states, column]: Beside): Evidence {
  const { sheet, row } = placeOf(cell)
  const [raw, value] = firstRow(db, 'SELECT raw, value FROM cell WHERE id = ?', [cellKey(sheet, row, column)]) ?? []
  return { states, from: 'cell', at: { row, column }, written: textOf(raw) ?? textOf(value) ?? '' }
}

function sharedPiece(db: SqlDatabase, id: number): Piece {
  return JSON.parse(String(firstRow(db, 'SELECT piece FROM evidence WHERE id = ?', [id])?.[0])) as Piece
}

function rawAt(sheet: Sheet, row: number, column: number): string | undefined {
  const index = cellIndex(sheet, row, column)
  return index < 0 ? undefined : rawText(sheet.cells, index)
}
