import { type NamesAdded, NO_NAMES, parsePeriod, readMarkerNotes, withMarkersAdded } from '../names/index.ts'
import {
  CONFIDENT,
  cellReader,
  computeFormulas,
  hiddenCells,
  type Layout,
  type LayoutsDecided,
  type Line,
  ROLES,
  readAs,
  type SheetContext,
  type Statement,
  severalOffences,
  statement,
  titlePeriod,
} from '../recognise/index.ts'
import { cellIndex, type ForceCode, type Observation, type Sheet, type Workbook } from '../vocabulary/index.ts'
import { linesAbove } from './above.ts'
import { forceIn, forceSet, linesOf, type TextLine } from './force.ts'
import { tidySheet } from './sheet.ts'
import type { Tidied } from './tidied.ts'
import { unresolvedOf } from './unresolved.ts'

/** What the analyst has decided about a file. */
export interface TidySettings extends LayoutsDecided {
  /** Force of the whole file (`sheet` null) or of one sheet. A null force is a decision too: nobody's. */
  readonly forces?: readonly { readonly sheet: string | null; readonly force: ForceCode | null }[]
  /** Names of sheets whose layout was accepted though it is below confidence. */
  readonly accepted?: readonly string[]
  /** What the analyst added to the names that are known. */
  readonly names?: NamesAdded
}

export interface TidyContext {
  readonly fileName: string
  /** Path below the folder that was given, with `/`; folder names may state the force. */
  readonly path: string
  readonly settings?: TidySettings
  /** Position of the one sheet that is wanted; the others come back empty. */
  readonly only?: number
}

/** Texts that may explain a sign; the others need not be looked at. */
const MAY_EXPLAIN =
  /[=:*#~†-]|zero|nil|blank|suppress|fewer|less than|denote|means|represent|indicate|not held|not available|empty|small number|low number/i

/** Every sheet of a workbook as observations, or why not. One entry for each sheet, in their order. */
export function tidyWorkbook(workbook: Workbook, context: TidyContext): readonly Tidied[] {
  const names = context.settings?.names ?? NO_NAMES
  const looks = workbook.sheets.map((sheet) => {
    const hidden = hiddenCells(sheet)
    return { sheet, hidden, lines: linesOf(sheet, hidden) }
  })
  const prose: readonly TextLine[] = workbook.prose.map((text) => ({ text, at: undefined }))
  const explaining = [...prose, ...looks.flatMap(({ lines }) => lines)]
    .map(({ text }) => text)
    .filter((text) => MAY_EXPLAIN.test(text))
  const notes = withMarkersAdded(readMarkerNotes(explaining), names)
  const fromFile =
    forceIn([{ text: stem(context.fileName), at: undefined }], 'file name', names) ??
    forceIn(
      folders(context.path).map((text) => ({ text, at: undefined })),
      'file name',
      names,
    )
  const fromProse = forceIn(prose, 'prose', names)
  const several = severalOffences(prose.map(({ text }): Line => ({ text, at: undefined, from: 'prose' })))
  const computed = computeFormulas(workbook.sheets)
  const elsewhere = periodElsewhere(looks, context.fileName)
  return looks.map(({ sheet, hidden, lines }, i): Tidied => {
    if (context.only !== undefined && context.only !== i) return { ...nothing(sheet, 'empty'), illustrative: false }
    const ownForce =
      forceIn([{ text: sheet.name, at: undefined }], 'sheet name', names) ?? forceIn(lines, 'cell', names)
    const others = looks
      .filter((_, other) => other !== i)
      .flatMap((other) => (other.sheet.visibility === 'visible' ? other.lines : []))
    const set = settingOf(context.settings, sheet.name)
    const force =
      set === undefined
        ? (ownForce ?? fromProse ?? forceIn(others, 'other sheet', names) ?? fromFile)
        : set === null
          ? undefined
          : forceSet(set)
    const sheetContext: SheetContext = {
      fileName: context.fileName,
      notes,
      force,
      period: periodOfName(sheet.name) ?? elsewhere,
      above: linesAbove(workbook, i),
      several,
      computed: computed[i] ?? new Map(),
    }
    return tidied(sheet, hidden, lines, sheetContext, set !== undefined && set !== null, context)
  })
}

function tidied(
  sheet: Sheet,
  hidden: Uint8Array,
  lines: readonly TextLine[],
  context: SheetContext,
  forceIsSet: boolean,
  { fileName, settings }: TidyContext,
): Tidied {
  const illustrative = lines.some(({ text }) => /\billustrative\b|\breconstruction\b|\breconstructed\b/i.test(text))
  if (sheet.visibility !== 'visible') return { ...nothing(sheet, 'hidden'), illustrative }
  const names = settings?.names ?? NO_NAMES
  const reader = cellReader(sheet, context.notes, context.computed, names)
  const read = readAs(sheet, context, reader, hidden, settings ?? {})
  if (read === undefined) return { ...nothing(sheet, 'empty'), illustrative }
  const { layout } = read
  const observations = tidySheet(sheet, layout, context, reader, read.silent)
    .filter(({ at }) => cellIndex(sheet, at.row, at.column) >= 0 || !read.apart(at.row, at.column))
    .map((observation) =>
      forceIsSet && context.force !== undefined && observation.dimensions.every(({ key }) => key !== 'area')
        ? { ...observation, force: context.force.value as ForceCode }
        : observation,
    )
  const judged = judge(layout, observations)
  const accepted = read.by === 'hand' || settings?.accepted?.includes(sheet.name) === true
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

/** Takes off the score for figures without a period, and for two figures that state the very same. */
function judge(layout: Layout, observations: readonly Observation[]): Layout {
  const undated = observations.filter(({ period }) => period === null).length
  if (undated === 0) return layout
  return {
    ...layout,
    score: Math.min(layout.score, 0.5),
    reasons: [
      ...layout.reasons.filter((reason) => !reason.startsWith('every figure')),
      `${undated} figures without a period`,
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

function settingOf(settings: TidySettings | undefined, sheet: string): ForceCode | null | undefined {
  const own = settings?.forces?.findLast((setting) => setting.sheet === sheet)
  return (own ?? settings?.forces?.findLast((setting) => setting.sheet === null))?.force
}

function periodOfName(name: string): Statement | undefined {
  return name === '' ? undefined : titlePeriod([{ text: name, at: undefined, from: 'sheet name' }])
}

/** A cover or notes sheet holds no more cells than this. */
const MOST_COVER_CELLS = 100

/** The one period that the cover of a workbook speaks of, or the name of the file: for tables that state none. */
function periodElsewhere(
  looks: readonly { readonly sheet: Sheet; readonly lines: readonly TextLine[] }[],
  fileName: string,
): Statement | undefined {
  const found = new Map<string, Statement>()
  for (const { sheet, lines } of looks) {
    if (sheet.visibility !== 'visible' || sheet.cells.count > MOST_COVER_CELLS || sheet.cells.kinds.includes(2))
      continue
    for (const { text } of lines) {
      const period = titlePeriod([{ text, at: undefined, from: 'other sheet' }])
      if (period !== undefined) found.set(period.value, period)
    }
  }
  const [only] = found.values()
  if (only !== undefined) return found.size === 1 ? only : undefined
  return periodOfFileName(fileName)
}

const MONTH = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i

/** Months of a file name ("figures-apr2017-mar2018-final"): numbers alone may be a reference (`FOI 18-19-7449`). */
function periodOfFileName(fileName: string): Statement | undefined {
  const words = stem(fileName).split(/[-\s]+/)
  for (let length = 4; length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const text = words.slice(from, from + length).join('-')
      const period = MONTH.test(text) ? parsePeriod(text) : undefined
      if (period !== undefined && period.kind !== 'day' && period.kind !== 'month') {
        return statement('period', `${period.period.start}..${period.period.end}`, 'file name', undefined, text)
      }
    }
  }
  return undefined
}

function stem(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{2,5}$/i, '').replaceAll('_', ' ')
}

function folders(path: string): readonly string[] {
  return path.split('/').slice(0, -1).reverse()
}
