import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { RemoveHidden } from '../../app/annotate/index.ts'
import type { HiddenFile, JournalRecord } from '../../app/contract/index.ts'
import { notify } from './notices.ts'
import { perform } from './perform.ts'
import { ports } from './ports.ts'
import { inOrder } from './queue.ts'
import { save } from './saving.ts'
import { publish, useAnswerKey, useSession } from './session.ts'

/** What the files of the workspace hide; undefined until it is known. */
export function useHiddenContent(): readonly HiddenFile[] | undefined {
  const key = useAnswerKey()
  const open = useSession((session) => session.phase === 'open')
  return useQuery({
    queryKey: [...key, 'hidden'],
    queryFn: () => ports().workbench.hiddenContent(),
    placeholderData: keepPreviousData,
    enabled: open,
  }).data
}

/** Shows hidden places, or lets them count; undoable. */
export async function reveal(
  file: HiddenFile,
  places: readonly string[],
  counts: boolean,
  reason: string,
): Promise<void> {
  const done = await perform({ do: 'reveal hidden', sha256: file.sha256, places, counts, reason })
  if (!done.ok) notify('bad', 'The hidden content was not shown.', done.problem)
}

/** Puts shown places away again; undoable. */
export async function hideAgain(file: HiddenFile, places: readonly string[]): Promise<void> {
  const done = await perform({ do: 'hide again', sha256: file.sha256, places, reason: '' })
  if (!done.ok) notify('bad', 'The content was not hidden again.', done.problem)
}

/**
 * Removes hidden places for good. The journal is told first: from then on the removal is a fact, which the next start finishes
 * wherever this one ends. Then the database, then the file, and main deletes every copy from before. False where nothing was done.
 */
export async function removeForGood(command: RemoveHidden): Promise<boolean> {
  const kept = await inOrder(async () => {
    const { host, workbench } = ports()
    const { workspace } = useSession.getState()
    if (workspace === null) return false
    const [last] = await workbench.operations(1)
    const sequence = (last?.sequence ?? 0) + 1
    const record: JournalRecord = { sequence, at: new Date().toISOString(), kind: 'do', of: null, command }
    const written = await host.appendJournal(workspace.id, [record], [])
    if (!written.ok) {
      notify('bad', 'Nothing was removed: the decision could not be written to the disk.', written.problem)
      return false
    }
    const done = await workbench.replay(record)
    if (!done.ok) {
      notify('bad', 'The removal broke off. It is finished when the workspace is opened again.', done.problem)
      return false
    }
    publish(done.value, true)
    return true
  })
  return kept && (await saveRemoval())
}

/** Writes a workspace from which something was removed at once, in the place of the file that still holds it. */
export async function saveRemoval(): Promise<boolean> {
  if (!(await save('autosave'))) {
    notify('bad', 'The file on the disk still holds what was removed. It is replaced at the next save.')
    return false
  }
  notify('good', 'Removed for good. The workspace is saved, and no copy beside it holds what was removed.')
  return true
}

/** Whether a restored journal holds a removal that no file has seen yet. */
export function removesSomething(journal: readonly JournalRecord[]): boolean {
  return journal.some(({ command }) => command.do === 'remove hidden')
}
