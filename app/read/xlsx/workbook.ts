import type { Sheet } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import type { XmlHandler } from '../xml/index.ts'

/** What `workbook.xml` says: its sheets in order, and from which year days are counted. */
export interface WorkbookFacts {
  readonly sheets: { readonly name: string; readonly relation: string; readonly visibility: Sheet['visibility'] }[]
  epoch1904: boolean
}

const MOST_SHEETS = 10_000

/** Reads `workbook.xml`. */
export function workbookHandler(into: WorkbookFacts, part: string): XmlHandler {
  return {
    open: (name, tag) => {
      if (name === 'workbookPr') into.epoch1904 = tag.flag('date1904') ?? false
      if (name !== 'sheet') return
      if (into.sheets.length >= MOST_SHEETS) refuse({ kind: 'too-large', part, limit: `${MOST_SHEETS} sheets` })
      const state = tag.attribute('state')
      into.sheets.push({
        name: tag.attribute('name') ?? '',
        relation: tag.attribute('id') ?? '',
        visibility: state === 'veryHidden' ? 'very hidden' : state === 'hidden' ? 'hidden' : 'visible',
      })
    },
  }
}
