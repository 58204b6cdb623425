import type { Sheet } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import { addRules, type Look, lookOf, PLAIN_LOOK, type StyleSheet } from './look.ts'
import { type TextRun, textRun } from './run.ts'
import { type TableGrid, tableGrid } from './table.ts'
import { scanPage } from './tokens.ts'

/** A table that is open: cells of the one outside wait for its end. */
interface OpenTable {
  readonly index: number
  readonly grid: TableGrid
  readonly hidden: boolean
  cell: TextRun | undefined
}

/** Without an end tag. */
const VOID = new Set(['br', 'img', 'hr', 'meta', 'link', 'input', 'col', 'area', 'base', 'embed', 'wbr', 'param'])
const TABLE_PARTS = new Set(['table', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot', 'caption', 'colgroup'])
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd hr pre address article section header footer blockquote form body'.split(
    ' ',
  ),
)
const MOST_TABLES = 5000
/** Open elements beyond this are only counted: nobody's page is nested so deeply. */
const DEEPEST = 10_000

/** The tables of a page in the order of their beginnings, nested and layout ones too, and its paragraphs outside. */
export function readPage(
  page: string,
  maxCells: number,
  onTable: (cells: number) => void,
): { readonly sheets: readonly Sheet[]; readonly prose: readonly string[]; readonly proseBefore: readonly number[] } {
  const rules: StyleSheet = new Map()
  const open: { readonly name: string; readonly look: Look }[] = []
  const openCounts = new Map<string, number>()
  const tables: OpenTable[] = []
  const sheets: (Sheet | undefined)[] = []
  const prose: string[] = []
  const proseBefore: number[] = []
  const paragraph = textRun()
  let finishedCells = 0

  const look = () => open.at(-1)?.look ?? PLAIN_LOOK
  const endParagraph = () => {
    const { text } = paragraph.take()
    if (text.trim() !== '') prose.push(text)
  }
  const popElement = () => {
    const one = open.pop()
    if (one !== undefined) openCounts.set(one.name, (openCounts.get(one.name) ?? 1) - 1)
  }
  /** Closes elements up to and with the one of this name; nothing where it is not open. */
  const closeElement = (name: string) => {
    if ((openCounts.get(name) ?? 0) === 0) return
    while (open.length > 0) {
      const last = open.at(-1)?.name
      popElement()
      if (last === name) return
    }
  }
  /** Closes elements down to the innermost open one of these names, which stays. */
  const closeInside = (...names: readonly string[]) => {
    if (names.every((name) => (openCounts.get(name) ?? 0) === 0)) return
    while (open.length > 0 && !names.includes(open.at(-1)?.name ?? '')) popElement()
  }
  const endCell = () => {
    const table = tables.at(-1)
    if (table?.cell === undefined) return
    table.grid.put(table.cell.take())
    table.cell = undefined
  }
  const endTable = () => {
    endCell()
    const table = tables.pop()
    if (table === undefined) return
    finishedCells += table.grid.cells()
    sheets[table.index] = table.grid.finish(table.hidden)
    onTable(finishedCells)
  }
  const breakLine = (always: boolean) => {
    const cell = tables.at(-1)?.cell
    if (cell !== undefined) cell.breakLine(always)
    else if (always) paragraph.breakLine(true)
    else endParagraph()
  }

  scanPage(page, {
    styles: (css) => addRules(rules, css),
    text: (text) => (tables.at(-1)?.cell ?? paragraph).add(text, look()),
    open: (name, attributes) => {
      const table = tables.at(-1)
      if (table !== undefined && (name === 'td' || name === 'th' || name === 'tr')) {
        endCell()
        closeInside(...(name === 'tr' ? ['table'] : ['tr', 'table']))
      }
      const own = lookOf(name, attributes, look(), rules)
      if (name === 'table') {
        if (sheets.length >= MOST_TABLES) refuse({ kind: 'too-large', part: 'page', limit: `${MOST_TABLES} tables` })
        if (table === undefined) endParagraph()
        const index = sheets.push(undefined) - 1
        proseBefore.push(prose.length)
        tables.push({ index, grid: tableGrid(index, maxCells - finishedCells), hidden: own.hidden, cell: undefined })
      } else if (table !== undefined && name === 'tr') table.grid.beginRow(own.hidden && !table.hidden)
      else if (table !== undefined && (name === 'td' || name === 'th')) {
        table.grid.place(attributes)
        table.cell = textRun()
      } else if (table !== undefined && name === 'col') table.grid.column(attributes, own.hidden)
      else if (TABLE_PARTS.has(name)) endCell()
      else if (name === 'br') breakLine(true)
      else if (BLOCKS.has(name)) breakLine(false)
      if (VOID.has(name) || open.length >= DEEPEST) return
      open.push({ name, look: own })
      openCounts.set(name, (openCounts.get(name) ?? 0) + 1)
    },
    close: (name) => {
      if (TABLE_PARTS.has(name)) {
        if (tables.length === 0) return
        endCell()
        if (name === 'tr') tables.at(-1)?.grid.endRow()
        if (name === 'table') endTable()
        else if (name === 'caption') {
          endParagraph()
          // a caption is the line above its table
          const captioned = tables.at(-1)?.index
          if (captioned !== undefined) proseBefore[captioned] = prose.length
        }
      } else if (BLOCKS.has(name)) breakLine(false)
      closeElement(name)
    },
  })
  while (tables.length > 0) endTable()
  endParagraph()
  return { sheets: sheets.filter((sheet) => sheet !== undefined), prose, proseBefore }
}
