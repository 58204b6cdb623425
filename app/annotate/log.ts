import { execute, firstRow, numberOf, rows, type SqlDatabase, type SqlValue, scalar } from '../store/index.ts'
import type { Command, Operation } from './command.ts'
import type { Edit } from './edit.ts'

/** An operation with the edits it made. */
export interface LoggedOperation extends Operation {
  readonly edits: readonly Edit[]
}

/** Sequence of the last operation, 0 where there was none. */
export function lastSequence(db: SqlDatabase): number {
  return scalar(db, 'SELECT max(sequence) FROM operation')
}

/** Adds to the end of the log. */
export function appendOperation(db: SqlDatabase, operation: LoggedOperation): void {
  const { sequence, at, kind, of, command, edits, label } = operation
  execute(db, 'INSERT INTO operation (sequence, at, kind, of, command, edits, label) VALUES (?, ?, ?, ?, ?, ?, ?)', [
    sequence,
    at,
    kind,
    of,
    JSON.stringify(command),
    JSON.stringify(edits),
    label,
  ])
}

/** Takes the last operation off the log: only for one that was never acknowledged. */
export function takeBackLast(db: SqlDatabase): void {
  execute(db, 'DELETE FROM operation WHERE sequence = (SELECT max(sequence) FROM operation)')
}

/** The newest operations first, at most `limit`. */
export function operations(db: SqlDatabase, limit: number): readonly Operation[] {
  return rows(db, `${OPERATION} ORDER BY sequence DESC LIMIT ?`, [limit]).map((row) => {
    const { edits: _, ...operation } = readOperation(row)
    return operation
  })
}

/** One operation by its sequence. */
export function operationAt(db: SqlDatabase, sequence: number): LoggedOperation | undefined {
  const row = firstRow(db, `${OPERATION} WHERE sequence = ?`, [sequence])
  return row === undefined ? undefined : readOperation(row)
}

/** What can be undone and what can be redone, last to come first to go: sequences of operations of kind `do`. */
export interface Stacks {
  readonly undo: readonly number[]
  readonly redo: readonly number[]
}

/**
 * The stacks as the log leaves them. A new command clears what could be redone. A removal for good cannot be undone, nor can
 * what was done before it to the file whose content it removed.
 */
export function stacks(db: SqlDatabase): Stacks {
  let undo: number[] = []
  let redo: number[] = []
  for (const [sequence, kind, of, removes] of rows(db, STEPS)) {
    if (kind === 'do' && removes === 1) {
      const about = operationsAbout(db, Number(sequence))
      undo = undo.filter((one) => !about.has(one))
      redo = []
    } else if (kind === 'do') {
      undo.push(Number(sequence))
      redo = []
    } else if (kind === 'undo') {
      undo = undo.filter((one) => one !== Number(of))
      redo.push(Number(of))
    } else {
      redo = redo.filter((one) => one !== Number(of))
      undo.push(Number(of))
    }
  }
  return { undo, redo }
}

const STEPS = `SELECT sequence, kind, of, instr(command, '"do":"remove hidden"') > 0 FROM operation ORDER BY sequence`

/** Operations up to a removal that speak of its file. */
function operationsAbout(db: SqlDatabase, sequence: number): ReadonlySet<number> {
  const command = operationAt(db, sequence)?.command
  if (command?.do !== 'remove hidden') return new Set()
  const found = rows(
    db,
    'SELECT sequence FROM operation WHERE sequence <= ?1 AND (instr(command, ?2) > 0 OR instr(edits, ?2) > 0)',
    [sequence, command.sha256],
  )
  return new Set(found.map(([one]) => Number(one)))
}

const OPERATION = 'SELECT sequence, at, kind, of, command, edits, label FROM operation'

function readOperation(row: readonly SqlValue[]): LoggedOperation {
  const [sequence, at, kind, of, command, edits, label] = row
  return {
    sequence: Number(sequence),
    at: String(at),
    kind: kind as Operation['kind'],
    of: numberOf(of),
    command: JSON.parse(String(command)) as Command,
    edits: JSON.parse(String(edits)) as readonly Edit[],
    label: String(label),
  }
}
