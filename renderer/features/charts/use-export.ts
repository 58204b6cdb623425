import type { ChartSpec } from '../../../app/chart/index.ts'
import { writeAll } from '../../host/blocks.ts'
import { askToLeave } from '../../state/leaving.ts'
import { notify } from '../../state/notices.ts'
import { ports } from '../../state/ports.ts'

export type ExportFormat = 'svg' | 'png'

/** Writes a chart where the analyst says, by the same composer as the command line. */
export async function exportChart(spec: ChartSpec, name: string, format: ExportFormat, scale: number): Promise<void> {
  const { host, workbench } = ports()
  const leave = await askToLeave({ of: 'chart', question: spec.question }, 'export')
  if (leave === null) return
  const { without } = leave
  const drawn: ChartSpec = without.length === 0 ? spec : { ...spec, question: { ...spec.question, without } }
  const bytes =
    format === 'svg'
      ? new TextEncoder().encode(await workbench.chartSvg(drawn))
      : await workbench.chartPng(drawn, scale)
  const sent = await writeAll(host, bytes)
  const saved = sent.ok ? await host.saveExport(sent.value, `${fileName(name)}.${format}`, format) : sent
  if (!saved.ok) notify('bad', 'The chart was not exported.', saved.problem)
  else if (saved.value !== null) notify('good', `Chart exported to ${saved.value.path}`)
}

/** A name that every file system takes. */
function fileName(name: string): string {
  const safe = [...name]
    .map((character) => (character < ' ' || '\\/:*?"<>|…'.includes(character) ? ' ' : character))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.+$/, '')
  return safe === '' ? 'chart' : safe
}
