import { type TidySettings, tidyWorkbook } from '../../app/tidy/index.ts'
import { a1, dimensionText, type Workbook } from '../../app/vocabulary/index.ts'
import { type SheetParts, sheetOf, type Written, workbookOf } from '../recognise/sheet-of.ts'

/** Observations as short lines: `B2 2017-04-01..2018-03-31 platform=Kik 12`. */
export function linesOf(workbook: Workbook, fileName = 'reply.xlsx', settings: TidySettings = {}): readonly string[] {
  return tidyWorkbook(workbook, { fileName, path: fileName, settings }).flatMap(({ observations }) =>
    observations.map(({ at, period, dimensions, figure }) =>
      [
        a1(at),
        period === null ? 'undated' : `${period.start}..${period.end}`,
        dimensionText(dimensions),
        figure.status === 'ok' ? figure.value : figure.status,
      ]
        .filter((part) => part !== '')
        .join(' '),
    ),
  )
}

export function tidyRows(rows: readonly (readonly Written[])[], parts: SheetParts = {}): readonly string[] {
  return linesOf(workbookOf(sheetOf(rows, parts)))
}

/** What becomes of the first sheet. */
export function stateOf(rows: readonly (readonly Written[])[], parts: SheetParts = {}) {
  const [first] = tidyWorkbook(workbookOf(sheetOf(rows, parts)), { fileName: 'reply.xlsx', path: 'reply.xlsx' })
  return { state: first?.state, reasons: first?.layout.reasons ?? [] }
}
