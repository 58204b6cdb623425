import type { Sheet } from '../../vocabulary/index.ts'
import { raisedDigits } from '../raised.ts'
import { refuse } from '../refusal.ts'
import type { XmlHandler, XmlTag } from '../xml/index.ts'
import { type Gatherer, gatherer } from './gather.ts'
import { alignOf, changedLook, colourOf, isOn, type Look, PLAIN_LOOK } from './look.ts'
import type { NamedLooks } from './styles.ts'
import { type CellPlace, type TableGrid, tableGrid } from './table.ts'

/** What a document comes to. */
export interface Story {
  readonly sheets: (Sheet | undefined)[]
  readonly prose: string[]
  /** For each table how many paragraphs stand before it. */
  readonly proseBefore: number[]
  /** Cells of all tables so far. */
  cells: number
  /** Characters that were deleted with changes tracked, so far. */
  deleted: number
}

/** Where text goes: a paragraph of the letter or of a text box, or a cell. */
interface Flow {
  readonly text: Gatherer
  readonly cell: CellPlace | undefined
  paragraph: Look
  look: Look
}

/** Taken out of the document by its author, and still in the file while nobody has accepted it. */
const REMOVED = new Set(['del', 'moveFrom'])
/** Taken out, or said a second time for old programs. */
const BARRED = new Set([...REMOVED, 'Fallback'])
/** Formatting as it was before it was changed. */
const FORMER = /(?:PrChange|PrExChange|GridChange)$/
/** Pictures and shapes: only their text boxes hold text. */
const DRAWN = new Set(['drawing', 'pict', 'object'])
const PROPERTIES = new Set(['rPr', 'pPr', 'tcPr', 'trPr'])
const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tab: '\t',
    ptab: '\t',
    br: '\n',
    cr: '\n',
    noBreakHyphen: '-',
  }),
)
/** The mark of a note where it is called and, in the notes themselves, where it is explained: both in their order. */
const NOTE_MARKS = new Set(['footnoteReference', 'endnoteReference', 'footnoteRef', 'endnoteRef'])
const MOST_TABLES = 5000
const MOST_PROSE = 2 ** 24

/**
 * Reads the paragraphs and tables of a part of a document (ECMA-376 part 1, 17). Without `keepTables`, as in a page
 * header, the text of tables is prose like the rest.
 */
export function storyHandler(into: Story, named: NamedLooks, maxCells: number, keepTables: boolean): XmlHandler {
  const flows: Flow[] = [flowOf(undefined)]
  const tables: { readonly grid: TableGrid; readonly index: number }[] = []
  const properties: string[] = []
  /** Elements inside of one that is left out for good, and of one that is left out but for its text boxes. */
  let barred = 0
  let aside = 0
  const outside: number[] = []
  let inText = false
  let removing = false
  let inRemoved = false
  let notes = 0
  let length = into.prose.reduce((total, text) => total + text.length, 0)

  const flow = (): Flow => flows.at(-1) as Flow
  const add = (text: string) => flow().text.add(text, flow().look)
  const endParagraph = () => {
    const { text, cell } = flow()
    if (cell !== undefined) text.nextParagraph()
    else {
      const written = text.take().text
      if (written === '') return
      length += written.length
      if (length > MOST_PROSE) refuse({ kind: 'too-large', part: 'document', limit: `${MOST_PROSE} characters` })
      into.prose.push(written)
    }
  }
  const openTable = () => {
    endParagraph()
    const index = into.sheets.length
    if (index >= MOST_TABLES) refuse({ kind: 'too-large', part: 'document', limit: `${MOST_TABLES} tables` })
    into.sheets.push(undefined)
    into.proseBefore.push(into.prose.length)
    tables.push({ index, grid: tableGrid(index, maxCells) })
  }
  const closeTable = () => {
    const table = tables.pop()
    if (table !== undefined) into.sheets[table.index] = table.grid.finish()
  }
  const closeCell = () => {
    const { text, cell } = flow()
    const table = tables.at(-1)
    if (cell === undefined || table === undefined) return
    flows.pop()
    const before = table.grid.cells()
    table.grid.put(cell, text.take())
    into.cells += table.grid.cells() - before
    if (into.cells > maxCells) refuse({ kind: 'too-large', part: 'document', limit: `${maxCells} cells` })
  }

  const property = (within: string, name: string, tag: XmlTag) => {
    const { cell } = flow()
    const table = tables.at(-1)
    if (within === 'rPr') {
      // Inside pPr it is the look of the paragraph's mark, which nobody sees.
      if (properties.length > 1) return
      flow().look =
        name === 'rStyle' ? named.applied(tag.attribute('val'), flow().look) : changedLook(flow().look, name, tag)
    } else if (within === 'pPr') {
      if (name === 'pStyle') {
        flow().paragraph = named.applied(tag.attribute('val'), PLAIN_LOOK)
        flow().look = flow().paragraph
      } else if (name === 'jc' && cell !== undefined) cell.align = alignOf(tag.attribute('val'))
    } else if (within === 'tcPr' && cell !== undefined) cellProperty(cell, name, tag)
    else if (within === 'trPr' && table !== undefined) {
      if (name === 'del') table.grid.dropRow()
      else if (name === 'hidden' && isOn(tag)) table.grid.hideRow()
      else if (name === 'gridBefore') table.grid.skip(tag.integer('val') ?? 0)
    }
  }

  return {
    open: (name, tag) => {
      if (barred > 0) {
        barred++
        inRemoved = removing && (name === 'delText' || name === 't')
      } else if (aside > 0) {
        if (BARRED.has(name)) barred = 1
        else if (name === 'txbxContent') {
          outside.push(aside)
          aside = 0
          flows.push(flowOf(undefined))
        } else aside++
      } else {
        const within = properties.at(-1)
        if (within !== undefined) property(within, name, tag)
        if (BARRED.has(name) || FORMER.test(name)) {
          barred = 1
          removing = REMOVED.has(name) && within === undefined
        } else if (DRAWN.has(name)) aside = 1
        else if (PROPERTIES.has(name)) properties.push(name)
        else if (within === undefined) begin(name, tag)
      }
    },
    text: (run) => {
      if (inRemoved) into.deleted += run.read().trim().length
      else if (inText && barred === 0 && aside === 0) add(run.read())
    },
    close: (name) => {
      inRemoved = false
      if (barred > 0) barred--
      else if (aside > 0) aside--
      else if (PROPERTIES.has(name)) properties.pop()
      else if (properties.length === 0) end(name)
    },
  }

  function begin(name: string, tag: XmlTag): void {
    const mark = MARKS.get(name)
    if (mark !== undefined) add(mark)
    else if (name === 't') inText = true
    else if (name === 'p') {
      flow().paragraph = PLAIN_LOOK
      flow().look = PLAIN_LOOK
    } else if (name === 'r') flow().look = flow().paragraph
    else if (name === 'sym') add(symbolOf(tag.attribute('char')))
    else if (NOTE_MARKS.has(name)) {
      // A mark of the author's own choice follows as text.
      if (tag.flag('customMarkFollows') !== true) add(raisedDigits(String(++notes)))
    } else if (!keepTables) return
    else if (name === 'tbl') openTable()
    else if (name === 'tr') tables.at(-1)?.grid.beginRow()
    else if (name === 'tc' && tables.length > 0) flows.push(flowOf(emptyPlace()))
  }

  function end(name: string): void {
    if (name === 't') inText = false
    else if (name === 'p') endParagraph()
    else if (name === 'txbxContent') {
      endParagraph()
      if (outside.length === 0) return
      flows.pop()
      aside = outside.pop() ?? 0
    } else if (!keepTables) return
    else if (name === 'tc') closeCell()
    else if (name === 'tbl') closeTable()
  }
}

function cellProperty(cell: CellPlace, name: string, tag: XmlTag): void {
  if (name === 'gridSpan') cell.span = tag.integer('val') ?? 1
  else if (name === 'vMerge') cell.down = tag.attribute('val') === 'restart' ? 'begins' : 'goes on'
  else if (name === 'hMerge') cell.across = tag.attribute('val') === 'restart' ? 'begins' : 'goes on'
  else if (name === 'shd') cell.fill = colourOf(tag.attribute('fill'))
}

function flowOf(cell: CellPlace | undefined): Flow {
  return { text: gatherer(), cell, paragraph: PLAIN_LOOK, look: PLAIN_LOOK }
}

function emptyPlace(): CellPlace {
  return { span: 1, down: undefined, across: undefined, fill: undefined, align: undefined }
}

/** Characters of a symbol font stand in the private area, their code in the font's own table behind F000. */
function symbolOf(code: string | undefined): string {
  const number = Number.parseInt(code ?? '', 16)
  if (!(number > 0 && number <= 0xffff)) return ''
  return String.fromCharCode(number >= 0xf020 && number <= 0xf0ff ? number - 0xf000 : number)
}
