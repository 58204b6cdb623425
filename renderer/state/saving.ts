import { writeAll } from '../host/blocks.ts'
import { notify } from './notices.ts'
import { ports } from './ports.ts'
import { inOrder } from './queue.ts'
import { useSession } from './session.ts'

/** Quiet time after the last change before a snapshot is taken: long enough not to interrupt a run of edits. */
const IDLE = 15_000

let timer: ReturnType<typeof setTimeout> | undefined

/** Starts the wait for an autosave anew. */
export function touch(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void save('autosave'), IDLE)
}

/**
 * Writes a snapshot of the workspace. `save` of a workspace without a name asks for one. False where it could not be
 * written or the analyst cancelled; the journal still holds every change.
 */
export function save(mode: 'autosave' | 'save' | 'as'): Promise<boolean> {
  clearTimeout(timer)
  return inOrder(async () => {
    const { host, workbench } = ports()
    const { workspace, dirty } = useSession.getState()
    if (workspace === null || (mode === 'autosave' && !dirty)) return true
    useSession.setState({ saving: true })
    try {
      const operations = await workbench.operations(1)
      const sequence = Math.max(0, ...operations.map((operation) => operation.sequence))
      const sent = await writeAll(host, await workbench.snapshot())
      const asked = mode === 'save' && workspace.path === null ? 'as' : mode
      const saved = sent.ok ? await host.saveSnapshot(workspace.id, sent.value, sequence, asked) : sent
      if (!saved.ok) {
        notify(
          'bad',
          'The workspace could not be saved. The last saved file and every change since are kept.',
          saved.problem,
        )
        return false
      }
      if (saved.value === null) return false
      const { path, name } = saved.value
      useSession.setState({
        workspace: mode === 'autosave' ? workspace : { ...workspace, path, name },
        dirty: false,
        savedAt: timeOfDay(new Date()),
      })
      if (mode !== 'autosave') notify('good', `Saved as ${name}`)
      return true
    } finally {
      useSession.setState({ saving: false })
    }
  })
}

/** Saves what is unsaved and lets the window close. The journal holds everything should the snapshot fail. */
export async function close(): Promise<void> {
  await save('autosave').catch(() => false)
  await ports().host.closeWindow()
}

/** Forgets a pending autosave, when the workspace is left. */
export function stopAutosave(): void {
  clearTimeout(timer)
}

function timeOfDay(time: Date): string {
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`
}
