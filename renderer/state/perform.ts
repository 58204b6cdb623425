import type { Command } from '../../app/annotate/index.ts'
import type { Change, WorkspaceState } from '../../app/contract/index.ts'
import { ok, type Problem, type Result } from '../../app/vocabulary/index.ts'
import { writeAll } from '../host/blocks.ts'
import type { Parcel } from '../workers/parcel.ts'
import { notify } from './notices.ts'
import { ports } from './ports.ts'
import { inOrder } from './queue.ts'
import { touch } from './saving.ts'
import { publish, useSession } from './session.ts'

/** A file that a command brings in: what was read of it, and its bytes for the journal. */
export interface Arrival {
  readonly file: Parcel
  readonly bytes: Uint8Array
}

/**
 * Carries out a command and keeps it: database, then journal, then the screen. Where the journal refuses, the database
 * is rolled back and nothing has happened. `abandoned` is asked after the database has changed, so that a cancelled
 * import leaves nothing.
 */
export function perform(
  command: Command,
  arrival?: Arrival,
  abandoned: () => boolean = () => false,
): Promise<Result<WorkspaceState>> {
  return inOrder(async () => {
    const { workbench } = ports()
    const done = await workbench.perform(command, now(), arrival?.file, arrival?.bytes)
    if (!done.ok) return done
    if (abandoned()) {
      await undoUnkept(done.value)
      return { ok: false, problem: { kind: 'cancelled', file: arrival?.file.brief.source.name ?? '' } }
    }
    return keep(done.value, arrival)
  })
}

/** Undoes the last change; says so where there is none. */
export function undo(): Promise<void> {
  return step('undo')
}

/** Redoes the last undone change. */
export function redo(): Promise<void> {
  return step('redo')
}

function step(direction: 'undo' | 'redo'): Promise<void> {
  return inOrder(async () => {
    const label = useSession.getState().state[direction]
    const change = await ports().workbench[direction](now())
    if (change === null) return
    const kept = await keep(change, undefined)
    if (kept.ok) notify('neutral', `${direction === 'undo' ? 'Undone' : 'Redone'}: ${label ?? 'last change'}`)
  })
}

/**
 * Goes back to the state after an operation (0: before all), or forward to it, as one act: kept in the journal together, or not done.
 * False where there was no way, which has then been said.
 */
export function goTo(sequence: number): Promise<boolean> {
  return inOrder(async () => {
    const { host, workbench } = ports()
    const gone = await workbench.rewind(sequence, now())
    const workspace = useSession.getState().workspace
    const [first] = gone?.records ?? []
    if (gone === null || first === undefined || workspace === null) {
      notify('neutral', 'There is no way to that point.')
      return false
    }
    const written = await host.appendJournal(workspace.id, gone.records, [])
    if (!written.ok) {
      publish(await workbench.rollback(first.sequence), false)
      notify('bad', 'The way back could not be written to the disk and was not gone.', written.problem)
      return false
    }
    publish(gone.state, true)
    touch()
    return true
  })
}

async function keep(change: Change, arrival: Arrival | undefined): Promise<Result<WorkspaceState>> {
  const written = await append(change, arrival)
  if (!written.ok) {
    await undoUnkept(change)
    notify('bad', 'The change could not be written to the disk and was taken back.', written.problem)
    return written
  }
  publish(change.state, true)
  touch()
  return ok(change.state)
}

async function append(change: Change, arrival: Arrival | undefined): Promise<Result<null, Problem>> {
  const { host } = ports()
  const workspace = useSession.getState().workspace
  if (workspace === null)
    return { ok: false, problem: { kind: 'unreadable', file: '', reason: 'no workspace is open' } }
  if (arrival === undefined || isRedacted(change, arrival)) return host.appendJournal(workspace.id, [change.record], [])
  const sent = await writeAll(host, arrival.bytes)
  if (!sent.ok) return sent
  const { sha256 } = arrival.file.brief.source
  return host.appendJournal(workspace.id, [change.record], [{ sha256, token: sent.value }])
}

/** The bytes of a file whose hidden content was removed are not brought back. */
function isRedacted({ state }: Change, { file }: Arrival): boolean {
  return state.sources.some(({ sha256, redacted }) => redacted === true && sha256 === file.brief.source.sha256)
}

async function undoUnkept(change: Change): Promise<void> {
  publish(await ports().workbench.rollback(change.record.sequence), false)
}

function now(): string {
  return new Date().toISOString()
}
