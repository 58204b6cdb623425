import type { Sheet } from '../../vocabulary/index.ts'
import type { ReadLimits } from '../limits.ts'
import type { Meter } from '../meter.ts'
import { refuse } from '../refusal.ts'
import { type SheetBuilder, sheetBuilder } from '../sheet/index.ts'
import type { XmlHandler, XmlTag } from '../xml/index.ts'
import { formulaText, isFilled, type OdsCell, placeCell } from './cell.ts'
import type { StyleBook } from './styles.ts'
import { NO_TEXT, paragraphGatherer } from './text.ts'

/** What `content.xml` comes to. */
export interface Content {
  readonly sheets: Sheet[]
  /** Whether the document is a spreadsheet and not a text. */
  isSpreadsheet: boolean
}

const LAST_ROW = 1_048_575
const LAST_COLUMN = 16_383
const MOST_SHEETS = 10_000
const PART = 'content.xml'
/** Attributes that carry the value, by type. */
const VALUES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    float: 'office:value',
    percentage: 'office:value',
    currency: 'office:value',
    date: 'date-value',
    time: 'time-value',
    boolean: 'boolean-value',
    string: 'string-value',
  }),
)

interface ColumnDefault {
  readonly first: number
  readonly last: number
  readonly style: string
}

/** Reads `content.xml`: the styles that it adds, then its tables. */
export function contentHandler(into: Content, book: StyleBook, limits: ReadLimits, meter: Meter): XmlHandler {
  let inBody = false
  let epoch1904 = false
  let sheet: SheetBuilder | undefined
  let name = ''
  let shown = true
  let row = 0
  let rowsRepeated = 1
  let rowStyle: string | undefined
  let column = 0
  let nextColumn = 0
  let defaults: ColumnDefault[] = []
  /** Places of styles within the sheet, by their names. */
  let stylePlaces = new Map<string, number>()
  let rowCells: OdsCell[] = []
  let cell: OdsCell | undefined
  /** Elements inside a drawing or a table within a cell: their text is not the cell's. */
  let aside = 0
  let inAnnotation = false
  let author = ''
  let inAuthor = false
  const cellText = paragraphGatherer(book)
  const noteText = paragraphGatherer(book)

  const openTable = (tag: XmlTag) => {
    if (into.sheets.length >= MOST_SHEETS) refuse({ kind: 'too-large', part: PART, limit: `${MOST_SHEETS} sheets` })
    name = tag.attribute('table:name') ?? ''
    shown = book.isTableShown(tag.attribute('style-name'))
    sheet = sheetBuilder({ maxCells: limits.maxCells, part: PART })
    meter.watch(sheet.count)
    row = 0
    nextColumn = 0
    defaults = []
    stylePlaces = new Map()
  }

  const closeTable = (done: SheetBuilder) => {
    meter.settle()
    const visibility = shown ? 'visible' : 'hidden'
    into.sheets.push(done.finish({ index: into.sheets.length, name, visibility, epoch1904 }))
    sheet = undefined
  }

  const openColumn = (tag: XmlTag, of: SheetBuilder) => {
    const first = nextColumn
    nextColumn += repeated(tag, 'number-columns-repeated')
    const last = Math.min(LAST_COLUMN, nextColumn - 1)
    if (first > last) return
    if (isHidden(tag)) of.hideColumns({ first, last })
    const width = book.columnWidth(tag.attribute('style-name'))
    if (width !== undefined) of.width({ first, last, width })
    const style = tag.attribute('default-cell-style-name')
    if (style !== undefined) defaults.push({ first, last, style })
  }

  const openRow = (tag: XmlTag, of: SheetBuilder) => {
    rowsRepeated = repeated(tag, 'number-rows-repeated')
    rowStyle = tag.attribute('default-cell-style-name')
    column = 0
    const last = Math.min(LAST_ROW, row + rowsRepeated - 1)
    if (isHidden(tag) && row <= last) of.hideRows({ first: row, last })
  }

  const stylePlace = (of: SheetBuilder, style: string | undefined): number => {
    const known = stylePlaces.get(style ?? '')
    if (known !== undefined) return known
    const place = of.style(book.cell(style))
    stylePlaces.set(style ?? '', place)
    return place
  }

  const openCell = (tag: XmlTag, of: SheetBuilder) => {
    const type = tag.attribute('office:value-type')
    const formula = tag.attribute('formula')
    const style =
      tag.attribute('style-name') ??
      rowStyle ??
      defaults.find(({ first, last }) => column >= first && column <= last)?.style
    cell = {
      column,
      repeated: repeated(tag, 'number-columns-repeated'),
      style: stylePlace(of, style),
      type,
      isError: tag.attribute('calcext:value-type') === 'error',
      value: type === undefined ? undefined : tag.attribute(VALUES.get(type) ?? ''),
      formula: formula === undefined ? undefined : formulaText(formula),
      text: NO_TEXT,
    }
    const bottom = row + repeated(tag, 'number-rows-spanned') - 1
    const right = column + repeated(tag, 'number-columns-spanned') - 1
    if ((bottom > row || right > column) && bottom <= LAST_ROW && right <= LAST_COLUMN) {
      of.merge({ top: row, left: column, bottom, right })
    }
  }

  const closeCell = (done: OdsCell) => {
    done.text = cellText.take()
    if (isFilled(done)) rowCells.push(done)
    column += done.repeated
    cell = undefined
  }

  const closeRow = (of: SheetBuilder) => {
    if (rowCells.length > 0) {
      const lastRow = Math.min(LAST_ROW, row + rowsRepeated - 1)
      for (let at = row; at <= lastRow; at++) {
        for (const one of rowCells) {
          const last = Math.min(LAST_COLUMN, one.column + one.repeated - 1)
          for (let place = one.column; place <= last; place++) placeCell(of, one, at, place, epoch1904)
        }
      }
      rowCells = []
    }
    row += rowsRepeated
  }

  const closeAnnotation = (of: SheetBuilder) => {
    of.comment({ at: { row, column }, author, text: noteText.take().text })
    inAnnotation = false
  }

  const openInCell = (element: string, tag: XmlTag) => {
    if (aside > 0) aside++
    else if (inAnnotation) {
      if (element === 'creator') inAuthor = true
      noteText.open(element, tag)
    } else if (element === 'annotation') {
      inAnnotation = true
      author = ''
    } else if (tag.name.qualified.startsWith('draw:') || element === 'table') aside = 1
    else cellText.open(element, tag)
  }

  const closeInCell = (element: string, of: SheetBuilder, in_: OdsCell) => {
    if (aside > 0) aside--
    else if (inAnnotation) {
      if (element === 'annotation') closeAnnotation(of)
      else {
        if (element === 'creator') inAuthor = false
        noteText.close(element)
      }
    } else if (element === 'table-cell' || element === 'covered-table-cell') closeCell(in_)
    else cellText.close(element)
  }

  return {
    open: (element, tag) => {
      if (!inBody) {
        if (element === 'body') inBody = true
        else book.open(element, tag)
      } else if (cell !== undefined) openInCell(element, tag)
      else if (aside > 0) aside++
      else if (element === 'spreadsheet') into.isSpreadsheet = true
      else if (element === 'null-date') epoch1904 = tag.attribute('date-value')?.startsWith('1904') ?? false
      else if (element === 'tracked-changes' || element === 'shapes') aside = 1
      else if (sheet === undefined) {
        if (element === 'table' && into.isSpreadsheet) openTable(tag)
      } else if (element === 'table-cell' || element === 'covered-table-cell') openCell(tag, sheet)
      else if (element === 'table-row') openRow(tag, sheet)
      else if (element === 'table-column') openColumn(tag, sheet)
    },
    text: (run) => {
      if (!inBody) book.text(run)
      else if (cell === undefined || aside > 0) return
      else if (!inAnnotation) cellText.text(run)
      else if (inAuthor) author += run.read()
      else noteText.text(run)
    },
    close: (element) => {
      if (!inBody) book.close(element)
      else if (sheet === undefined) aside = Math.max(0, aside - 1)
      else if (cell !== undefined) closeInCell(element, sheet, cell)
      else if (aside > 0) aside--
      else if (element === 'table-row') closeRow(sheet)
      else if (element === 'table') closeTable(sheet)
    },
  }
}

function repeated(tag: XmlTag, name: string): number {
  return Math.max(1, tag.integer(name) ?? 1)
}

function isHidden(tag: XmlTag): boolean {
  const visibility = tag.attribute('visibility')
  return visibility === 'collapse' || visibility === 'filter'
}
