import type { Sheet } from '../../vocabulary/index.ts'
import type { ReadLimits } from '../limits.ts'
import { damaged, refuse } from '../refusal.ts'
import { type SheetBuilder, sheetBuilder } from '../sheet/index.ts'
import { charactersOfPoints } from '../sheet/widths.ts'
import type { XmlHandler, XmlTag } from '../xml/index.ts'
import { placeCell, type ReadCell } from './cell.ts'
import { styleBook } from './styles.ts'
import { richText } from './text.ts'

/** Where the elements that say something stand. Anything else, with all that is in it, says nothing about cells. */
const INSIDE = {
  document: { Workbook: 'workbook' },
  workbook: { ExcelWorkbook: 'settings', Styles: 'styles', Worksheet: 'sheet' },
  settings: { Date1904: 'epoch' },
  styles: { Style: 'style' },
  sheet: { Table: 'table', WorksheetOptions: 'options' },
  options: { Visible: 'visible' },
  table: { Column: 'column', Row: 'row' },
  row: { Cell: 'cell' },
  cell: { Data: 'value', Comment: 'comment' },
  comment: { Data: 'note' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>

type Parent = keyof typeof INSIDE
type Place = Parent | 'epoch' | 'style' | 'visible' | 'column' | 'value' | 'note' | 'look' | 'run' | 'aside'

const LAST_ROW = 1_048_575
const LAST_COLUMN = 16_383
const MOST_SHEETS = 10_000
const VISIBILITIES: ReadonlyMap<string, Sheet['visibility']> = new Map(
  Object.entries({
    SheetHidden: 'hidden',
    SheetVeryHidden: 'very hidden',
  }),
)

/** Reads the elements of a workbook into `sheets`. `onRow` is told the cells so far, row by row, and the
 * place in the document up to which all has been read. */
export function workbookHandler(
  sheets: Sheet[],
  { limits, part, onRow }: { limits: ReadLimits; part: string; onRow: (cells: number, at: number) => void },
): XmlHandler {
  const book = styleBook(part)
  const path: Place[] = ['document']
  const text = richText()
  let epoch1904 = false
  let cellsBefore = 0
  let sheet: SheetBuilder | undefined
  let name = ''
  let visibility = ''
  let tableStyle: string | undefined
  let firstRow = 0
  let firstColumn = 0
  let row = 0
  let rowStyle: string | undefined
  /** The row, column or cell that comes next if it does not say which it is. */
  let nextRow = 0
  let nextColumn = 0
  let nextCell = 0
  /** Styles of whole columns, by column. */
  let columnStyles: (string | undefined)[] = []
  let cell: ReadCell | undefined
  let author = ''

  const openSheet = (tag: XmlTag) => {
    if (sheets.length >= MOST_SHEETS) refuse({ kind: 'too-large', part, limit: `${MOST_SHEETS} sheets` })
    sheet = sheetBuilder({ maxCells: limits.maxCells - cellsBefore, part })
    name = tag.attribute('Name') ?? ''
    visibility = ''
  }

  const closeSheet = (done: SheetBuilder) => {
    cellsBefore += done.count()
    const seen = VISIBILITIES.get(visibility.trim()) ?? 'visible'
    sheets.push(done.finish({ index: sheets.length, name, visibility: seen, epoch1904 }))
    sheet = undefined
  }

  const openTable = (tag: XmlTag) => {
    tableStyle = tag.attribute('StyleID')
    firstRow = (tag.integer('TopCell') ?? 1) - 1
    firstColumn = (tag.integer('LeftCell') ?? 1) - 1
    nextRow = firstRow
    nextColumn = firstColumn
    columnStyles = []
  }

  /** The place that an `ss:Index` names, or else the next one. */
  const indexed = (tag: XmlTag, first: number, next: number, last: number): number => {
    const index = tag.integer('Index')
    const at = index === undefined ? next : first + index - 1
    return at >= 0 && at <= last ? at : damaged(part, `${tag.name.local} ${at + 1} of ${last + 1}`)
  }

  const openColumn = (tag: XmlTag, of: SheetBuilder) => {
    const first = indexed(tag, firstColumn, nextColumn, LAST_COLUMN)
    const last = Math.min(LAST_COLUMN, first + span(tag, 'Span'))
    if (tag.flag('Hidden') === true) of.hideColumns({ first, last })
    const width = Number(tag.attribute('Width') ?? Number.NaN)
    if (width >= 0 && width < 10_000) of.width({ first, last, width: charactersOfPoints(width) })
    const style = tag.attribute('StyleID')
    // Columns come in order; one that comes again would only make a hostile file slow.
    if (style !== undefined && first >= nextColumn) for (let at = first; at <= last; at++) columnStyles[at] = style
    nextColumn = Math.max(nextColumn, last + 1)
  }

  const openRow = (tag: XmlTag, of: SheetBuilder) => {
    row = indexed(tag, firstRow, nextRow, LAST_ROW)
    const last = Math.min(LAST_ROW, row + span(tag, 'Span'))
    if (tag.flag('Hidden') === true) of.hideRows({ first: row, last })
    rowStyle = tag.attribute('StyleID')
    nextRow = last + 1
    nextCell = firstColumn
    // Of the last attribute that was read, be it of this tag or an earlier one.
    onRow(cellsBefore + of.count(), tag.starts[0] ?? 0)
  }

  const openCell = (tag: XmlTag, of: SheetBuilder) => {
    const column = indexed(tag, firstColumn, nextCell, LAST_COLUMN)
    const right = Math.min(LAST_COLUMN, column + span(tag, 'MergeAcross'))
    const bottom = Math.min(LAST_ROW, row + span(tag, 'MergeDown'))
    if (right > column || bottom > row) of.merge({ top: row, left: column, bottom, right })
    nextCell = right + 1
    const style = book.cell(tag.attribute('StyleID') ?? rowStyle ?? columnStyles[column] ?? tableStyle)
    cell = { row, column, style, formula: tag.attribute('Formula'), type: undefined, text: '', struck: [] }
  }

  const entered = (place: Place, element: string, tag: XmlTag) => {
    if (place === 'sheet') openSheet(tag)
    else if (place === 'epoch') epoch1904 = true
    else if (place === 'style') book.open(tag)
    else if (place === 'look') book.take(element, tag)
    else if (place === 'run') text.open(element)
    else if (place === 'value' || place === 'note') text.begin()
    else if (place === 'comment') author = tag.attribute('Author') ?? ''
    if (place === 'value' && cell !== undefined) cell.type = tag.attribute('Type') ?? 'String'
    if (sheet === undefined) return
    if (place === 'table') openTable(tag)
    else if (place === 'column') openColumn(tag, sheet)
    else if (place === 'row') openRow(tag, sheet)
    else if (place === 'cell') openCell(tag, sheet)
  }

  const left = (place: Place | undefined, element: string) => {
    if (place === 'run') text.close(element)
    if (sheet === undefined) return
    if (place === 'sheet') closeSheet(sheet)
    if (cell === undefined) return
    if (place === 'value') {
      cell.text = text.written()
      cell.struck = text.struck()
    } else if (place === 'note') {
      const { row, column } = cell
      sheet.comment({ at: { row, column }, author, text: text.written() })
    } else if (place === 'cell') {
      placeCell(sheet, cell, epoch1904)
      cell = undefined
    }
  }

  return {
    open: (element, tag) => {
      const place = placeOf(path.at(-1) ?? 'aside', element)
      path.push(place)
      entered(place, element, tag)
    },
    text: (run) => {
      const place = path.at(-1)
      if (place === 'value' || place === 'note' || place === 'run') text.text(run)
      else if (place === 'visible') visibility += run.read()
    },
    close: (element) => left(path.pop(), element),
  }
}

function placeOf(around: Place, element: string): Place {
  if (around === 'style') return 'look'
  if (around === 'value' || around === 'note' || around === 'run') return 'run'
  const places: Readonly<Record<string, Place>> | undefined = isParent(around) ? INSIDE[around] : undefined
  return places !== undefined && Object.hasOwn(places, element) ? (places[element] ?? 'aside') : 'aside'
}

function isParent(place: Place): place is Parent {
  return Object.hasOwn(INSIDE, place)
}

function span(tag: XmlTag, name: string): number {
  return Math.max(0, tag.integer(name) ?? 0)
}
