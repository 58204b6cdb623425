import { type Biff, type BiffRecord, needs } from '../records.ts'
import { stringReader } from '../text.ts'

/** What formulas of a workbook refer to by number: sheets and names. */
export interface FormulaNames {
  /** `Sheet1!`, quoted where needed, or `First:Last!`; undefined for another workbook. */
  readonly sheet: (reference: number) => string | undefined
  /** A name of the workbook, by its number counted from 1. */
  readonly name: (number: number) => string | undefined
  /** A name of an add-in or another workbook. */
  readonly externalName: (reference: number, number: number) => string | undefined
}

/** Gathers those records of the workbook. */
export interface NameRecords {
  readonly supBook: (record: BiffRecord) => void
  readonly externName: (record: BiffRecord) => void
  readonly externSheet: (segments: readonly BiffRecord[]) => void
  readonly name: (record: BiffRecord) => void
  readonly finish: (sheets: readonly string[]) => FormulaNames
}

interface Book {
  readonly own: boolean
  readonly names: string[]
}

const PART = 'names'
const OWN = 0x0401
/** Names that Excel itself gives, by their code (MS-XLS 2.5.114). */
const BUILT_IN = ['Consolidate_Area', 'Auto_Open', 'Auto_Close', 'Extract', 'Database', 'Criteria', 'Print_Area']
const MORE_BUILT_IN = ['Print_Titles', 'Recorder', 'Data_Form', 'Auto_Activate', 'Auto_Deactivate', 'Sheet_Title']

/** An empty gathering. */
export function nameRecords(biff: Biff): NameRecords {
  const { view } = biff
  const books: Book[] = []
  const names: string[] = []
  const references: { readonly book: number; readonly first: number; readonly last: number }[] = []
  return {
    supBook: (record) => {
      needs(record, 4, PART)
      books.push({ own: view.getUint16(record.start + 2, true) === OWN, names: [] })
    },
    externName: (record) => {
      needs(record, 8, PART)
      const reader = stringReader(biff, [record], PART)
      reader.skip(6)
      books.at(-1)?.names.push(reader.characters(reader.uint8()))
    },
    externSheet: (segments) => {
      const reader = stringReader(biff, segments, PART)
      const count = reader.uint16()
      for (let index = 0; index < count && reader.left() >= 6; index++) {
        references.push({ book: reader.uint16(), first: reader.uint16(), last: reader.uint16() })
      }
    },
    name: (record) => {
      needs(record, 15, PART)
      const builtIn = (view.getUint16(record.start, true) & 0x20) !== 0
      const reader = stringReader(biff, [record], PART)
      reader.skip(14)
      const text = reader.characters(view.getUint8(record.start + 3))
      names.push(builtIn ? ([...BUILT_IN, ...MORE_BUILT_IN][text.charCodeAt(0)] ?? text) : text)
    },
    finish: (sheets) => ({
      sheet: (reference) => {
        const { book, first, last } = references[reference] ?? { book: -1, first: 0, last: 0 }
        const [from, to] = [sheets[first], sheets[last]]
        if (books[book]?.own !== true || from === undefined || to === undefined) return undefined
        return `${quoted(from === to ? from : `${from}:${to}`)}!`
      },
      name: (number) => names[number - 1],
      externalName: (reference, number) => {
        const { book } = references[reference] ?? { book: -1 }
        return books[book]?.own === true ? names[number - 1] : books[book]?.names[number - 1]
      },
    }),
  }
}

/** A sheet's name as it stands in a formula. */
export function quoted(sheet: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`
}
