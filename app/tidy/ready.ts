import { type NamesAdded, NO_NAMES, parsePeriod, readMarkerNotes, withMarkersAdded } from '../names/index.ts'
import {
  type CellReader,
  cellReader,
  computeFormulas,
  hiddenCells,
  type LayoutsDecided,
  type Line,
  type SheetContext,
  type Statement,
  severalOffences,
  statement,
  titlePeriod,
} from '../recognise/index.ts'
import type { ForceCode, Sheet, Workbook } from '../vocabulary/index.ts'
import { linesAbove } from './above.ts'
import { forceAmong, forceIn, forceOfLetter, forceSet, isCompiled, linesOf, type TextLine } from './force.ts'
import { signsOf } from './signs.ts'

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

/** A sheet with everything that is known of it before its layout is: what stands elsewhere, what its cells say. */
export interface ReadySheet {
  readonly sheet: Sheet
  readonly hidden: Uint8Array
  readonly lines: readonly TextLine[]
  readonly context: SheetContext
  /** The analyst said whose the sheet is. */
  readonly forceIsSet: boolean
  /** Every text that may say what the file is about: all its lines, its letter, its name. */
  readonly said: () => readonly string[]
  /** Made when first asked for, and kept: however often a sheet is read anew, its cells say the same. */
  readonly reader: () => CellReader
}

/** Texts that may explain a sign; the others need not be looked at. */
const MAY_EXPLAIN =
  /[=:*#~†-]|zero|nil|blank|suppress|fewer|less than|denote|means|represent|indicate|not held|not available|empty|small number|low number/i

/** Looks through a workbook once, and gives each of its sheets ready to be recognised. */
export function readySheets(workbook: Workbook, context: TidyContext): (position: number) => ReadySheet {
  const names = context.settings?.names ?? NO_NAMES
  const looks = workbook.sheets.map((sheet) => {
    const hidden = hiddenCells(sheet)
    const lines = linesOf(sheet, hidden)
    // A note to a table of all forces that mentions one of them says nothing about whose the figures are, here or elsewhere.
    const naming = forceIn(lines, 'cell', names) !== undefined && isCompiled(sheet, hidden) ? [] : lines
    return { sheet, hidden, lines, naming }
  })
  const prose: readonly TextLine[] = workbook.prose.map((text) => ({ text, at: undefined }))
  const explaining = [...prose, ...looks.flatMap(({ lines }) => lines)]
    .map(({ text }) => text)
    .concat(looks.flatMap(({ sheet, hidden }) => signsOf(sheet, hidden)))
    .filter((text) => MAY_EXPLAIN.test(text))
  const notes = withMarkersAdded(readMarkerNotes(explaining), names)
  const fromFile =
    forceIn([{ text: stem(context.fileName), at: undefined }], 'file name', names) ??
    forceIn(
      folders(context.path).map((text) => ({ text, at: undefined })),
      'file name',
      names,
    )
  const fromProse = forceAmong(prose, 'prose', fromFile, names)
  const fromLetter = forceOfLetter(workbook.letter ?? [], names)
  const several = severalOffences(prose.map(({ text }): Line => ({ text, at: undefined, from: 'prose' })))
  const computed = computeFormulas(workbook.sheets)
  const elsewhere = periodElsewhere(looks, context.fileName)
  return (i) => {
    const look = looks[i]
    if (look === undefined) throw new Error(`the workbook has no sheet ${i}`)
    const { sheet, hidden, lines, naming } = look
    const ownForce =
      forceIn([{ text: sheet.name, at: undefined }], 'sheet name', names) ?? forceIn(naming, 'cell', names)
    const others = looks
      .filter((_, other) => other !== i)
      .flatMap((other) => (other.sheet.visibility === 'visible' ? other.naming : []))
    const set = settingOf(context.settings, sheet.name)
    const force =
      set === undefined
        ? (ownForce ?? fromProse ?? forceIn(others, 'other sheet', names) ?? fromFile ?? fromLetter)
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
    let reader: CellReader | undefined
    return {
      sheet,
      hidden,
      lines,
      context: sheetContext,
      forceIsSet: set !== undefined && set !== null,
      said: () => [context.fileName, ...workbook.prose, ...looks.flatMap(({ lines }) => lines.map(({ text }) => text))],
      reader: () => {
        reader ??= cellReader(sheet, sheetContext.notes, sheetContext.computed, names)
        return reader
      },
    }
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
