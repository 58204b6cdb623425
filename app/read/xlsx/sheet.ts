import { parseA1Range } from '../../vocabulary/index.ts'
import { damaged, refuse } from '../refusal.ts'
import { plainNumber } from '../sheet/decimals.ts'
import type { XmlHandler, XmlTag, XmlText } from '../xml/index.ts'
import { type CellPlacing, type CellType, cellPlacer, type ReadCell } from './cell.ts'
import { textGatherer } from './strings.ts'
import { readUsualCell, type UsualCell } from './usual-cell.ts'

const LAST_ROW = 1_048_575
const LAST_COLUMN = 16_383
const LESS = 60
const SLASH = 47
const TYPES: ReadonlyMap<string, CellType> = new Map(
  Object.entries({
    n: 'n',
    s: 's',
    str: 'str',
    inlineStr: 'inlineStr',
    b: 'b',
    e: 'e',
    d: 'd',
  }),
)

/**
 * Reads a sheet part: cells, merges, hidden rows and columns, column widths. `dimension` is not read: it is often wrong
 * and at times names the whole sheet. Cells and rows without an address stand after the one before.
 */
export function sheetHandler(placing: CellPlacing): XmlHandler {
  const { sheet, part } = placing
  const place = cellPlacer(placing)
  const gatherer = textGatherer()
  const cell: ReadCell = {
    row: -1,
    column: -1,
    style: 0,
    type: 'n',
    plain: Number.NaN,
    value: undefined,
    inline: undefined,
    formula: undefined,
  }
  const usual: UsualCell = { row: 0, column: 0, style: 0, shared: false, value: Number.NaN, end: 0 }
  let inRows = false
  let inCell = false
  let inInline = false
  /** The element of the cell whose text is being read. */
  let reading: 'v' | 'f' | undefined

  const openRow = (tag: XmlTag) => {
    const index = tag.find('r')
    const row = index < 0 ? cell.row + 1 : wholeNumber(tag, index) - 1
    if (index < 0 && row > LAST_ROW) refuse({ kind: 'too-large', part, limit: `${LAST_ROW + 1} rows` })
    if (!(row >= 0 && row <= LAST_ROW)) damaged(part, 'row number')
    cell.row = row
    cell.column = -1
    if (tag.count > 1 && (tag.flag('hidden') || Number(tag.attribute('ht') ?? 1) === 0)) {
      sheet.hideRows({ first: row, last: row })
    }
  }

  const openCell = (tag: XmlTag) => {
    inCell = true
    cell.column++
    cell.style = 0
    cell.type = 'n'
    cell.plain = Number.NaN
    cell.value = undefined
    cell.inline = undefined
    cell.formula = undefined
    for (let index = 0; index < tag.count; index++) {
      switch (tag.names[index]?.qualified) {
        case 'r':
          takeAddress(tag, index)
          break
        case 's':
          cell.style = wholeNumber(tag, index)
          if (!(cell.style >= 0)) damaged(part, 'style number')
          break
        case 't':
          cell.type = typeOf(tag, index)
          break
      }
    }
    if (cell.row < 0) cell.row = 0
    if (cell.column > LAST_COLUMN) damaged(part, 'cell beyond the last column')
  }

  const takeAddress = (tag: XmlTag, index: number) => {
    const { bytes } = tag
    const end = tag.ends[index] ?? 0
    let at = tag.starts[index] ?? 0
    let column = 0
    for (; at < end; at++) {
      // Lower case differs from upper case in one bit.
      const letter = (bytes[at] as number) & 0xdf
      if (letter < 65 || letter > 90) break
      column = column * 26 + letter - 64
    }
    let row = 0
    const firstDigit = at
    for (; at < end; at++) {
      const digit = (bytes[at] as number) - 48
      if (digit < 0 || digit > 9) break
      row = row * 10 + digit
    }
    if (at < end || at === firstDigit || column < 1 || column > LAST_COLUMN + 1 || row < 1 || row > LAST_ROW + 1) {
      damaged(part, `cell address ${(tag.attribute('r') ?? '').slice(0, 20)}`)
    }
    cell.column = column - 1
    cell.row = row - 1
  }

  const typeOf = (tag: XmlTag, index: number): CellType => {
    const start = tag.starts[index] ?? 0
    // Nearly every cell with a type is a shared string.
    if (tag.bytes[start] === 115 && tag.ends[index] === start + 1) return 's'
    const type = TYPES.get(tag.attribute('t') ?? '')
    return type ?? damaged(part, 'cell type')
  }

  const openInCell = (name: string, tag: XmlTag) => {
    if (name === 'v') reading = 'v'
    else if (name === 'f') {
      reading = 'f'
      cell.formula = { type: tag.attribute('t'), group: tag.integer('si'), text: '' }
    } else if (name === 'is') inInline = true
    else if (inInline) gatherer.open(name, tag)
  }

  const takeValue = (run: XmlText) => {
    const { bytes, start, end } = run
    const whole = cell.value === undefined && bytes[end] === LESS && bytes[end + 1] === SLASH && !run.verbatim
    if (whole && cell.type !== 'str' && cell.type !== 'e' && cell.type !== 'd') {
      cell.plain = plainNumber(bytes, start, end)
      if (!Number.isNaN(cell.plain)) return
    }
    cell.value = (cell.value ?? '') + run.read()
  }

  const takeUsual = (bytes: Uint8Array, at: number): number => {
    if (!inRows || inCell || !readUsualCell(bytes, at, usual)) return at
    if (usual.row > LAST_ROW || usual.column > LAST_COLUMN) return at
    cell.row = usual.row
    cell.column = usual.column
    cell.style = usual.style
    cell.type = usual.shared ? 's' : 'n'
    cell.plain = usual.value
    cell.value = undefined
    cell.inline = undefined
    cell.formula = undefined
    place(cell)
    return usual.end
  }

  return {
    whole: takeUsual,
    open: (name, tag) => {
      if (inCell) openInCell(name, tag)
      else if (inRows) {
        if (name === 'c') openCell(tag)
        else if (name === 'row') openRow(tag)
      } else if (name === 'sheetData') inRows = true
      else if (name === 'mergeCell') {
        const range = parseA1Range(tag.attribute('ref') ?? '')
        if (range !== undefined) sheet.merge(range)
      } else if (name === 'col') {
        const first = (tag.integer('min') ?? 1) - 1
        const last = Math.min(LAST_COLUMN, (tag.integer('max') ?? 1) - 1)
        const width = Number(tag.attribute('width') ?? Number.NaN)
        if (first < 0 || last < first) return
        if (tag.flag('hidden') || width === 0) sheet.hideColumns({ first, last })
        if (Number.isFinite(width)) sheet.width({ first, last, width })
      }
    },
    text: (run) => {
      if (reading === 'v') takeValue(run)
      else if (reading === 'f') {
        if (cell.formula !== undefined) cell.formula.text += run.read()
      } else if (inInline) gatherer.text(run.read)
    },
    close: (name) => {
      if (inCell) {
        if (name === 'v' || name === 'f') reading = undefined
        else if (name === 'c') {
          inCell = false
          place(cell)
        } else if (name === 'is') {
          inInline = false
          cell.inline = gatherer.take()
        } else if (inInline) gatherer.close(name)
      } else if (name === 'sheetData') inRows = false
    },
  }
}

/** A whole number of an attribute, without a string; NaN for anything else. */
function wholeNumber(tag: XmlTag, index: number): number {
  const end = tag.ends[index] ?? 0
  let at = tag.starts[index] ?? 0
  if (at === end) return Number.NaN
  let value = 0
  for (; at < end; at++) {
    const digit = (tag.bytes[at] ?? 0) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}
