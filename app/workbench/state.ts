import { annotations, operationAt, stacks } from '../annotate/index.ts'
import type { WorkspaceState } from '../contract/index.ts'
import { rows, type SqlDatabase, scalar } from '../store/index.ts'
import type { Force } from '../vocabulary/index.ts'
import { savedCharts } from './charts.ts'
import { requestIn } from './request.ts'
import { replacedSummaries, sourceSummaries } from './sources.ts'

/** What the window needs to know after every change. */
export function workspaceState(db: SqlDatabase, revision: number, forces: readonly Force[]): WorkspaceState {
  const { undo, redo } = stacks(db)
  const label = (sequence: number | undefined) =>
    sequence === undefined ? null : (operationAt(db, sequence)?.label ?? null)
  const replaced = replacedSummaries(db)
  return {
    revision,
    undo: label(undo.at(-1)),
    redo: label(redo.at(-1)),
    sources: sourceSummaries(db),
    ...(replaced.length > 0 ? { replaced } : {}),
    charts: savedCharts(db),
    annotations: annotations(db),
    forces,
    settings: Object.fromEntries(
      rows(db, 'SELECT name, value FROM setting ORDER BY name').map(([name, value]) => [String(name), String(value)]),
    ),
    request: requestIn(db),
    observationCount: scalar(db, 'SELECT sum(observations) FROM tidied_sheet'),
  }
}
