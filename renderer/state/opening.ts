import type { ArrivedFile, JournalRecord, OpenWorkspace } from '../../app/contract/index.ts'
import type { Problem, Result } from '../../app/vocabulary/index.ts'
import sampleRequest from '../../resources/samples/request.json'
import { readAll } from '../host/blocks.ts'
import type { Reader } from '../host/workers.ts'
import type { Parcel } from '../workers/parcel.ts'
import { removesSomething, saveRemoval } from './hidden.ts'
import { importArrivals, leaveImports } from './imports.ts'
import { resetLooking, useLooking } from './looking.ts'
import { notify } from './notices.ts'
import { perform } from './perform.ts'
import { ports } from './ports.ts'
import { inOrder } from './queue.ts'
import { save, stopAutosave } from './saving.ts'
import { clearSession, publish, useSession } from './session.ts'

/** Opens what main holds for this window: snapshot, then the journal since, then the samples of a first run. */
export async function start(): Promise<void> {
  const started = await ports().host.start()
  useLooking.setState({ theme: started.theme })
  useSession.setState({ versions: started.versions, packaged: started.packaged, recent: started.recent })
  if (!started.workspace.ok) return refuse(started.workspace.problem)
  const opened = await load(started.workspace.value)
  if (!opened) return
  if (started.samples.length > 0) await importSample(started.samples)
  if (started.pending !== null) importArrivals(started.pending, 'shown')
}

/** What the sample replies were asked comes first, so that the board knows from the first file who is to reply. */
async function importSample(files: readonly ArrivedFile[]): Promise<void> {
  await perform({ do: 'change request', request: sampleRequest })
  importArrivals({ files, problems: [], skipped: 0 }, 'quiet')
}

/** Says that the start itself broke, rather than leave an empty window. */
export function startFailed(reason: unknown): void {
  refuse({
    kind: 'unreadable',
    file: 'The workspace',
    reason: reason instanceof Error ? reason.message : String(reason),
  })
}

/** Leaves the open workspace, saved, for another. Stays where the analyst cancels the dialog. */
export async function openAnother(
  which: { readonly kind: 'new' | 'sample' | 'dialog' | 'back' } | { readonly kind: 'path'; readonly path: string },
): Promise<void> {
  await save('autosave')
  const answer = await ports().host.openWorkspace(which)
  if (!answer.ok) {
    if (useSession.getState().phase === 'refused') refuse(answer.problem)
    else notify('bad', 'The workspace was not opened. The one on screen stays open.', answer.problem)
    return
  }
  if (answer.value === null) return
  const opened = await load(answer.value.workspace)
  if (opened && answer.value.samples.length > 0) {
    await importSample(answer.value.samples)
  }
}

async function load(workspace: OpenWorkspace): Promise<boolean> {
  const left = useSession.getState().workspace?.name ?? useSession.getState().left
  stopAutosave()
  leaveImports()
  clearSession('Opening the workspace')
  resetLooking()
  const problem = await inOrder(() => restore(workspace))
  if (problem !== null) {
    refuse(problem.file === '' ? { ...problem, file: workspace.name } : problem)
    useSession.setState({ left })
    return false
  }
  const { id, path, name, sample } = workspace
  const recent = await ports().host.workspaceOpened(id)
  useSession.setState({ phase: 'open', step: '', left: null, recent, workspace: { id, path, name, sample } })
  if (removesSomething(workspace.journal)) await saveRemoval()
  if (workspace.tornRecord) {
    notify(
      'neutral',
      'The program ended in the middle of a change. That change was not kept; everything before it was.',
    )
  }
  return true
}

function refuse(problem: Problem): void {
  useSession.setState({ phase: 'refused', step: '', problem, workspace: null })
}

async function restore(workspace: OpenWorkspace): Promise<Problem | null> {
  const { host, workbench, startReader } = ports()
  const snapshot = workspace.snapshot === null ? null : await readAll(host, workspace.snapshot)
  if (snapshot !== null && !snapshot.ok) return snapshot.problem
  const opened = await workbench.open(snapshot === null ? null : snapshot.value)
  if (!opened.ok) return opened.problem
  publish(opened.value, false)
  let reader: Reader | undefined
  try {
    for (const [position, record] of workspace.journal.entries()) {
      useSession.setState({ step: `Restoring change ${position + 1} of ${workspace.journal.length}` })
      let arrived: Arrived = {}
      if (needsFile(record)) {
        reader ??= startReader()
        const found = await reread(record, workspace.arrived, reader)
        if (!found.ok) return found.problem
        arrived = found.value
      }
      const replayed = await workbench.replay(record, arrived.file, arrived.bytes)
      if (!replayed.ok) return replayed.problem
      publish(replayed.value, true)
    }
  } finally {
    reader?.end()
  }
  return null
}

interface Arrived {
  readonly file?: Parcel
  readonly bytes?: Uint8Array
}

function needsFile(record: JournalRecord): boolean {
  return record.kind === 'do' && (record.command.do === 'import file' || record.command.do === 'reread file')
}

/** Reads a file of the journal again, as the record says it was read. */
async function reread(
  record: JournalRecord,
  tokens: Readonly<Record<string, ArrivedFile>>,
  reader: Reader,
): Promise<Result<Arrived>> {
  const { host, workbench } = ports()
  const { command } = record
  if (command.do !== 'import file' && command.do !== 'reread file') return { ok: true, value: {} }
  const sha256 = command.do === 'import file' ? command.source.sha256 : command.sha256
  const known = useSession.getState().state.sources.find((source) => source.sha256 === sha256)
  const { name, path } =
    command.do === 'import file' ? command.source : { name: known?.name ?? '', path: known?.path ?? '' }
  const token = tokens[sha256]
  const stored = token === undefined ? await workbench.sourceBytes(sha256) : null
  // A file whose hidden content was removed has no bytes, and needs none: the workbench says so where it does.
  if (token === undefined && stored === null) return { ok: true, value: {} }
  const bytes: Result<Uint8Array> =
    token !== undefined ? await readAll(host, token) : { ok: true, value: stored ?? new Uint8Array() }
  if (!bytes.ok) return bytes
  const read = await reader.readFile({ name, path, bytes: bytes.value.slice() }, command.reading, () => undefined)
  for (const result of read) {
    if (result.ok && result.value.brief.source.sha256 === sha256) {
      return { ok: true, value: { file: result.value, bytes: bytes.value } }
    }
  }
  const failure = read.find((result) => !result.ok)
  if (failure !== undefined && !failure.ok) return failure
  return { ok: false, problem: { kind: 'workspace-damaged', file: name, reason: 'a reply no longer reads as it did' } }
}
