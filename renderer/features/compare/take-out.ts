import type { CompareQuestion, Comparison } from '../../../app/query/index.ts'
import { writeCsv } from '../../host/blocks.ts'
import { askToLeave } from '../../state/leaving.ts'
import { ask, useLooking } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { ports } from '../../state/ports.ts'
import { useSession } from '../../state/session.ts'
import { copyText } from '../../ui/clipboard.ts'
import { count } from '../../ui/words.ts'

/** Puts the comparison on the clipboard, caveats and all, for a spreadsheet. */
export async function copyComparison(question: CompareQuestion, only: readonly string[] | null): Promise<void> {
  if ((await askToLeave({ of: 'comparison', question, only }, 'copy')) === null) return
  const text = await ports().workbench.comparisonText(question, 'tsv', only)
  copyText(text)
  notify('good', `Copied with caveats: ${count(text.split('\n').length - 3, 'force')} and the matched panel`)
}

/** Writes the comparison to a file, caveats and all. */
export async function exportComparison(question: CompareQuestion, only: readonly string[] | null): Promise<void> {
  const { host, workbench } = ports()
  if ((await askToLeave({ of: 'comparison', question, only }, 'export')) === null) return
  const text = await workbench.comparisonText(question, 'csv', only)
  const sent = await writeCsv(host, text)
  const name = useSession.getState().workspace?.name.replace(/\.[^.]*$/, '') ?? 'comparison'
  const saved = sent.ok ? await host.saveExport(sent.value, `${name} compared.csv`, 'csv') : sent
  if (!saved.ok) notify('bad', 'The comparison was not exported.', saved.problem)
  else if (saved.value !== null) notify('good', `Comparison exported to ${saved.value.path}`)
}

/** Opens the charts with a new one of the forces that may share an axis, and of these figures alone. */
export function chartComparison({ question, questionMisses }: Comparison): void {
  ask(question)
  useLooking.setState({ view: 'charts' })
  if (questionMisses !== '') notify('neutral', questionMisses)
}
