import {
  appendOperation,
  applyEdits,
  type Command,
  decide,
  type Edit,
  filesTouched,
  inverseOf,
  labelOf,
  lastSequence,
  operationAt,
  stacks,
  takeBackLast,
} from '../annotate/index.ts'
import type { JournalRecord, ReadFile } from '../contract/index.ts'
import {
  choiceText,
  findReading,
  findSource,
  forgetReading,
  forgetSource,
  keepReading,
  keepSource,
  rows,
  type SqlDatabase,
  shred,
  textOf,
  transaction,
} from '../store/index.ts'
import { type Deriving, refresh } from './derived.ts'
import { filesLaidOut } from './layouts.ts'
import { filesNaming } from './names.ts'
import { isRedacted, removeHidden } from './removal.ts'

/** A file that comes with a command: as it was read, and its bytes. */
export interface Arrival {
  readonly file: ReadFile
  readonly bytes: Uint8Array | undefined
}

/**
 * Carries out a command: keeps what arrived, changes what was decided, logs it, and rebuilds what follows. All of it or nothing:
 * what arrives is kept first, part by part, and taken out again where the rest fails.
 */
export function carryOut(
  db: SqlDatabase,
  command: Command,
  at: string,
  deriving: Deriving,
  arrival?: Arrival,
): JournalRecord {
  const takeOut = arrival === undefined ? undefined : keepArrival(db, command, arrival)
  try {
    const record = transaction(db, (): JournalRecord => {
      const sequence = lastSequence(db) + 1
      const label = labelOf(db, command, deriving.forceName)
      const edits = decide(db, command, at)
      applyEdits(db, edits)
      appendOperation(db, { sequence, at, kind: 'do', of: null, command, edits, label })
      if (command.do === 'remove hidden') removeHidden(db, command, at, deriving)
      else refreshAfter(db, edits, deriving, arrival)
      return { sequence, at, kind: 'do', of: null, command }
    })
    if (command.do === 'remove hidden') shred(db)
    return record
  } catch (error) {
    if (takeOut !== undefined) transaction(db, takeOut)
    throw error
  }
}

/** Undoes the last thing done or redoes the last undone; null where there is none. */
export function turn(db: SqlDatabase, kind: 'undo' | 'redo', at: string, deriving: Deriving): JournalRecord | null {
  return turnSteps(db, kind, 1, at, deriving)[0] ?? null
}

/** Undoes or redoes so many steps, all or nothing; fewer where there are not so many. */
export function turnSteps(
  db: SqlDatabase,
  kind: 'undo' | 'redo',
  steps: number,
  at: string,
  deriving: Deriving,
): readonly JournalRecord[] {
  const wanted = stacks(db)[kind].slice(-steps).reverse()
  if (wanted.length === 0) return []
  return transaction(db, () => {
    const turned: Edit[] = []
    const records = wanted.flatMap((of): readonly JournalRecord[] => {
      const operation = operationAt(db, of)
      if (operation === undefined) return []
      const sequence = lastSequence(db) + 1
      const { command, label } = operation
      const edits = kind === 'undo' ? inverseOf(operation.edits) : operation.edits
      applyEdits(db, edits)
      appendOperation(db, { sequence, at, kind, of, command, edits, label })
      turned.push(...edits)
      return [{ sequence, at, kind, of, command }]
    })
    refreshAfter(db, turned, deriving)
    return records
  })
}

/** Takes back every operation from the end of the log to `sequence`, as if never done: for what the journal could not keep. */
export function takeBack(db: SqlDatabase, sequence: number, deriving: Deriving): void {
  transaction(db, () => {
    const edited: Edit[] = []
    const arrived = new Set<string>()
    for (let last = lastSequence(db); last >= sequence && last > 0; last = lastSequence(db)) {
      const operation = operationAt(db, last)
      if (operation === undefined) break
      if (operation.command.do === 'remove hidden') throw new Error('a removal for good cannot be taken back')
      const edits = inverseOf(operation.edits)
      applyEdits(db, edits)
      edited.push(...edits)
      if (operation.command.do === 'import file') arrived.add(operation.command.source.sha256)
      takeBackLast(db)
    }
    refreshAfter(db, edited, deriving)
    for (const sha256 of arrived) if (!everImported(db, sha256)) forgetSource(db, sha256)
  })
}

/** Keeps what is not here yet; returns what takes it out again, undefined where all was here. */
function keepArrival(db: SqlDatabase, command: Command, { file, bytes }: Arrival): (() => void) | undefined {
  if (command.do !== 'import file' && command.do !== 'reread file') return undefined
  const { sha256 } = file.source
  const choice = choiceText(command.reading)
  if (findReading(db, sha256, choice) !== undefined) return undefined
  const known = findSource(db, sha256)
  const source = known ?? (bytes === undefined ? undefined : transaction(db, () => keepSource(db, sha256, bytes)))
  if (source === undefined) throw new Error(`${file.source.name} came without its bytes`)
  try {
    const reading = keepReading(db, source, choice, file.workbook)
    return () => (known === undefined ? forgetSource(db, sha256) : forgetReading(db, reading))
  } catch (error) {
    if (known === undefined) transaction(db, () => forgetSource(db, sha256))
    throw error
  }
}

function refreshAfter(db: SqlDatabase, edits: readonly Edit[], deriving: Deriving, arrival?: Arrival): void {
  const files = [...new Set([...filesTouched(edits), ...filesNaming(db, edits), ...filesLaidOut(db, edits)])]
  if (files.length === 0 && !edits.some(({ table }) => REFRESHED.has(table))) return
  // Of a file whose hidden content was removed, what is kept counts, not what its bytes would say again.
  const fresh = arrival === undefined || isRedacted(db, arrival.file.source.sha256) ? undefined : arrival.file
  refresh(db, files, deriving, fresh)
}

/** What is decided about figures and notes moves nothing but what they stand beside. */
const REFRESHED: ReadonlySet<string> = new Set(['annotation', 'pinned_note', 'decision'])

function everImported(db: SqlDatabase, sha256: string): boolean {
  return rows(db, "SELECT command FROM operation WHERE kind = 'do'").some(([text]) => {
    const command = JSON.parse(textOf(text) ?? '{}') as Command
    return command.do === 'import file' && command.source.sha256 === sha256
  })
}
