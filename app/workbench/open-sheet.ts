import type { LayoutEdit } from '../recognise/index.ts'
import { firstRow, recallWorkbook, type SqlDatabase } from '../store/index.ts'
import { type ReadySheet, readySheets, type Tidied, type TidyContext, tidyReady } from '../tidy/index.ts'
import type { Workbook } from '../vocabulary/index.ts'
import { settledContext } from './derived.ts'

/** The sheet that is being looked at, so that each further edit need not fetch its file and read its cells again. */
export interface PreviewDesk {
  seen: { readonly key: string; readonly open: OpenSheet } | undefined
}

/** A sheet of the workspace, ready to be read in another way. */
export interface OpenSheet {
  readonly sha256: string
  readonly workbook: Workbook
  readonly context: TidyContext
  readonly ready: ReadySheet
  /** As it reads with what stands in the workspace. */
  readonly now: Tidied
}

/** A sheet of a file by the file's id and the sheet's position; undefined where the workspace has none. */
export function sheetAt(
  db: SqlDatabase,
  desk: PreviewDesk,
  revision: number,
  source: number,
  position: number,
): OpenSheet | undefined {
  const key = `${revision} ${source} ${position}`
  if (desk.seen?.key === key) return desk.seen.open
  const found = firstRow(
    db,
    `SELECT i.sha256, r.id FROM inclusion i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice WHERE f.id = ?`,
    [source],
  )
  if (found === undefined) return undefined
  const sha256 = String(found[0])
  const known = desk.seen?.open
  // Another revision may have other decisions; the cells of a file never change but by removal.
  const recalled =
    known?.sha256 === sha256 && desk.seen?.key.startsWith(`${revision} `)
      ? known.workbook
      : recallWorkbook(db, Number(found[1]))
  const context = settledContext(db, sha256, recalled)
  const { workbook } = context
  if (workbook.sheets[position] === undefined) return undefined
  const ready = readySheets(workbook, context)(position)
  const open = { sha256, workbook, context, ready, now: tidyReady(ready, context.settings ?? {}) }
  desk.seen = { key, open }
  return open
}

/** The sheet as it would read with edits in place of those that stand. */
export function readWith({ context, ready }: OpenSheet, edits: readonly LayoutEdit[]): Tidied {
  const { name } = ready.sheet
  const others = (context.settings?.edits ?? []).filter(({ sheet }) => sheet !== name)
  return tidyReady(ready, { ...context.settings, edits: [...others, { sheet: name, edits }] })
}
