import { writeCsv } from '../../host/blocks.ts'
import { useCommand } from '../../state/commands.ts'
import { askToLeave } from '../../state/leaving.ts'
import { useLooking } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { ports } from '../../state/ports.ts'
import { useSession } from '../../state/session.ts'

/** Answers "Export rows": the rows of the question, in the contract's columns, where the analyst says. */
export function useExport(): void {
  useCommand('export-rows', () => void exportRows())
}

async function exportRows(): Promise<void> {
  const { host, workbench } = ports()
  const { question } = useLooking.getState()
  const leave = await askToLeave({ of: 'rows', question }, 'export')
  if (leave === null) return
  const { withHidden, without } = leave
  const text = await workbench.exportRows({ ...question, without }, 'csv', withHidden)
  const sent = await writeCsv(host, text)
  const name = useSession.getState().workspace?.name.replace(/\.[^.]*$/, '') ?? 'observations'
  const saved = sent.ok ? await host.saveExport(sent.value, `${name}.csv`, 'csv') : sent
  if (!saved.ok) notify('bad', 'The rows were not exported.', saved.problem)
  else if (saved.value !== null) notify('good', `Rows exported to ${saved.value.path}`)
}
