import type { Sheet } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import { type FormulaNames, quoted } from '../xls/formula/index.ts'
import type { WorkbookFacts } from '../xlsx/workbook.ts'
import { needs, RECORD, type Record12 } from './records.ts'
import { wideText } from './text.ts'

/** Gathers `workbook.bin`. */
export interface WorkbookRecords {
  readonly take: (record: Record12) => void
  readonly facts: WorkbookFacts
  /** What formulas refer to by number. */
  readonly names: FormulaNames
}

const MOST_SHEETS = 10_000
const MOST_NAMES = 1_000_000
const VISIBILITIES: readonly Sheet['visibility'][] = ['visible', 'hidden', 'very hidden']
const REFERENCE_BYTES = 12

/** An empty gathering of the part named. */
export function workbookRecords(part: string): WorkbookRecords {
  const facts: WorkbookFacts = { sheets: [], epoch1904: false }
  const ownBooks: boolean[] = []
  const references: { readonly book: number; readonly first: number; readonly last: number }[] = []
  const names: string[] = []

  const sheet = (record: Record12) => {
    needs(record, 8, part)
    if (facts.sheets.length >= MOST_SHEETS) refuse({ kind: 'too-large', part, limit: `${MOST_SHEETS} sheets` })
    const { view, start } = record
    const relation = wideText(record, start + 8, part)
    facts.sheets.push({
      visibility: VISIBILITIES[view.getUint32(start, true)] ?? 'visible',
      relation: relation.text,
      name: wideText(record, relation.end, part).text,
    })
  }
  const externSheet = (record: Record12) => {
    needs(record, 4, part)
    const { view, start } = record
    const count = view.getUint32(start, true)
    needs(record, 4 + count * REFERENCE_BYTES, part)
    for (let index = 0; index < count; index++) {
      const at = start + 4 + index * REFERENCE_BYTES
      const [first, last] = [view.getInt32(at + 4, true), view.getInt32(at + 8, true)]
      references.push({ book: view.getUint32(at, true), first, last })
    }
  }
  const name = (record: Record12) => {
    needs(record, 13, part)
    if (names.length >= MOST_NAMES) refuse({ kind: 'too-large', part, limit: `${MOST_NAMES} names` })
    names.push(wideText(record, record.start + 9, part).text)
  }

  return {
    facts,
    names: {
      sheet: (reference) => {
        const { book, first, last } = references[reference] ?? { book: -1, first: -1, last: -1 }
        const [from, to] = [facts.sheets[first]?.name, facts.sheets[last]?.name]
        if (!ownBooks[book] || from === undefined || to === undefined) return undefined
        return `${quoted(from === to ? from : `${from}:${to}`)}!`
      },
      name: (number) => names[number - 1],
      externalName: (reference, number) =>
        ownBooks[references[reference]?.book ?? -1] ? names[number - 1] : undefined,
    },
    take: (record) => {
      switch (record.id) {
        case RECORD.workbookProperties:
          needs(record, 4, part)
          facts.epoch1904 = (record.view.getUint32(record.start, true) & 1) !== 0
          break
        case RECORD.listedSheet:
          sheet(record)
          break
        case RECORD.ownBook:
        case RECORD.sameBook:
          ownBooks.push(true)
          break
        case RECORD.bookSource:
        case RECORD.addInBook:
          ownBooks.push(false)
          break
        case RECORD.externSheet:
          externSheet(record)
          break
        case RECORD.name:
          name(record)
          break
      }
    },
  }
}
