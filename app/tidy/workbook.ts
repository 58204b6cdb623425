import { NO_NAMES } from '../names/index.ts'
import { CONFIDENT, type Layout, type LayoutsDecided, ROLES, readAs } from '../recognise/index.ts'
import { cellIndex, type ForceCode, type Observation, type Sheet, type Workbook } from '../vocabulary/index.ts'
import { indistinct } from './indistinct.ts'
import { withKnownSpans } from './known-spans.ts'
import { type ReadySheet, readySheets, type TidyContext, type TidySettings } from './ready.ts'
import { tidySheet } from './sheet.ts'
import type { Tidied } from './tidied.ts'
import { unresolvedOf } from './unresolved.ts'

/** Every sheet of a workbook as observations, or why not. One entry for each sheet, in their order. */
export function tidyWorkbook(workbook: Workbook, context: TidyContext): readonly Tidied[] {
  const ready = readySheets(workbook, context)
  return workbook.sheets.map((sheet, i) =>
    context.only !== undefined && context.only !== i
      ? { ...nothing(sheet, 'empty'), illustrative: false }
      : tidyReady(ready(i), context.settings ?? {}),
  )
}

/** A sheet that is ready as observations: as the analyst or a recipe says, or as it is recognised. */
export function tidyReady(
  { sheet, hidden, lines, context, forceIsSet, said, reader: readerOf }: ReadySheet,
  settings: Pick<TidySettings, 'accepted' | 'names'> & LayoutsDecided,
): Tidied {
  const { fileName } = context
  const illustrative = lines.some(({ text }) => /\billustrative\b|\breconstruction\b|\breconstructed\b/i.test(text))
  if (sheet.visibility !== 'visible') return { ...nothing(sheet, 'hidden'), illustrative }
  const names = settings.names ?? NO_NAMES
  const reader = readerOf()
  const read = readAs(sheet, context, reader, hidden, settings)
  if (read === undefined) return { ...nothing(sheet, 'empty'), illustrative }
  const { layout } = read
  const figures = tidySheet(sheet, layout, context, reader, read.silent)
    .filter(({ at }) => cellIndex(sheet, at.row, at.column) >= 0 || !read.apart(at.row, at.column))
    .map((observation) =>
      forceIsSet && context.force !== undefined && observation.dimensions.every(({ key }) => key !== 'area')
        ? { ...observation, force: context.force.value as ForceCode }
        : observation,
    )
  const observations = withKnownSpans(figures, said)
  const judged = judge(layout, observations)
  const accepted = read.by === 'hand' || settings.accepted?.includes(sheet.name) === true
  const state =
    observations.length === 0 && judged.score >= CONFIDENT
      ? 'empty'
      : judged.score >= CONFIDENT || accepted
        ? 'read'
        : 'review'
  return {
    sheet: sheet.index,
    layout: judged,
    state,
    observations,
    unresolved: unresolvedOf(observations, { sheet, layout: judged, reader, lines, names, fileName, hidden }),
    illustrative,
    ...(read.by === 'guess' ? {} : { by: read.by, edits: read.edits }),
  }
}

/** Takes off the score for figures without a period, and for figures that nothing tells apart. */
function judge(layout: Layout, observations: readonly Observation[]): Layout {
  const undated = observations.filter(({ period }) => period === null).length
  const alike = indistinct(layout, observations)
  if (undated === 0 && alike === 0) return layout
  return {
    ...layout,
    score: Math.min(layout.score, 0.5),
    reasons: [
      ...layout.reasons.filter((reason) => !reason.startsWith('every figure')),
      ...(undated > 0 ? [`${undated} figures without a period`] : []),
      ...(alike > 0 ? [`${alike} figures that nothing read tells from others of their table`] : []),
    ],
  }
}

function nothing(sheet: Sheet, state: 'empty' | 'hidden'): Omit<Tidied, 'illustrative'> {
  const roles = new Uint8Array(sheet.cells.count).fill(ROLES.indexOf(state === 'hidden' ? 'hidden' : 'ignored'))
  const reasons = state === 'hidden' ? ['the sheet is hidden'] : []
  return {
    sheet: sheet.index,
    layout: { score: 1, reasons, blocks: [], roles },
    state,
    observations: [],
    unresolved: [],
  }
}
