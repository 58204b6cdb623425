import type { Anchor, Annotation } from '../../../app/annotate/index.ts'
import type { ChartLayout, ChartSpec } from '../../../app/chart/index.ts'
import type { Force } from '../../../app/vocabulary/index.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { ports } from '../../state/ports.ts'
import { useSession } from '../../state/session.ts'
import { forceOf, type Mark, periodOf } from './marks.ts'

/** One thing that a note on a mark can be pinned to. */
export interface PinOption {
  readonly key: Anchor['on']
  readonly label: string
  readonly anchor: Anchor
}

/** What a note on a mark can be pinned to: its figure (where it is one cell), its period, its force. */
export async function pinOptions(spec: ChartSpec, layout: ChartLayout, mark: Mark): Promise<readonly PinOption[]> {
  const options: PinOption[] = []
  const detail = mark.observation === null ? null : await ports().workbench.detail(observationId(mark.observation))
  if (detail !== null) {
    const { row, sha256 } = detail
    const { force, measure, periodStart, periodEnd, dimensions, sheet, cell } = row
    const anchor: Anchor = {
      on: 'value',
      force,
      measure,
      periodStart,
      periodEnd,
      dimensions,
      source: { sha256, sheet, cell },
    }
    options.push({ key: 'value', label: 'This figure', anchor })
  }
  const period = periodOf(spec, mark)
  if (period !== null) {
    const anchor: Anchor = { on: 'period', periodStart: period.start, periodEnd: period.end }
    options.push({ key: 'period', label: labelOf(layout, `${period.start}/${period.end}`), anchor })
  }
  const force = forceOf(spec, mark)
  if (force !== null) options.push({ key: 'force', label: labelOf(layout, force), anchor: { on: 'force', force } })
  return options
}

/** Keeps a new note. False where it could not be kept, which has then been said. */
export async function addNote(anchor: Anchor, text: string, forPublication: boolean): Promise<boolean> {
  const author = useSession.getState().state.settings.author ?? ''
  const annotation: Annotation = {
    id: crypto.randomUUID(),
    anchor,
    text,
    forPublication,
    author,
    at: new Date().toISOString(),
  }
  const done = await perform({ do: 'add annotation', annotation })
  if (!done.ok) notify('bad', 'The note was not kept.', done.problem)
  return done.ok
}

export async function changeNote(id: string, text: string, forPublication: boolean): Promise<boolean> {
  const done = await perform({ do: 'change annotation', id, text, forPublication })
  if (!done.ok) notify('bad', 'The note was not changed.', done.problem)
  return done.ok
}

export async function deleteNote(id: string): Promise<void> {
  const done = await perform({ do: 'delete annotation', id })
  if (done.ok) notify('neutral', 'Note deleted. Ctrl Z brings it back.')
  else notify('bad', 'The note was not deleted.', done.problem)
}

/** Whether a note speaks of something that the chart shows. */
export function concerns(spec: ChartSpec, layout: ChartLayout, { anchor, id }: Annotation): boolean {
  if (layout.annotations.some((mark) => mark.id === id)) return true
  const keys = [...layout.categories.map(({ key }) => key), ...layout.series.map(({ key }) => key)]
  if (anchor.on === 'force') return keys.includes(anchor.force)
  const period = `${anchor.periodStart ?? ''}/${anchor.periodEnd ?? ''}`
  const inPeriod = (spec.across !== 'period' && spec.series !== 'period') || keys.includes(period)
  if (anchor.on === 'period') return keys.includes(period)
  const inForce = (spec.across !== 'force' && spec.series !== 'force') || keys.includes(anchor.force ?? '')
  return inPeriod && inForce
}

/** What a note is pinned to, in words: "Hampshire 2020/21". */
export function anchorWords(layout: ChartLayout, forces: readonly Force[], anchor: Anchor): string {
  const name = (code: string | null) => forces.find((force) => force.code === code)?.name ?? code ?? ''
  if (anchor.on === 'force') return name(anchor.force)
  const period = anchor.periodStart === null ? '' : labelOf(layout, `${anchor.periodStart}/${anchor.periodEnd ?? ''}`)
  return anchor.on === 'period' ? period : [name(anchor.force), period].filter((part) => part !== '').join(' ')
}

/** A period or force as the chart names it. */
function labelOf(layout: ChartLayout, key: string): string {
  const known = layout.categories.find((one) => one.key === key) ?? layout.series.find((one) => one.key === key)
  return known?.label ?? key.replace('/', ' to ')
}

type ObservationId = Parameters<ReturnType<typeof ports>['workbench']['detail']>[0]

/** Ids in a layout are those of the rows that it was made of. */
export function observationId(id: number): ObservationId {
  return id as ObservationId
}
