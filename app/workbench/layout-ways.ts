import type { LayoutWay } from '../contract/index.ts'
import { type LayoutEdit, layoutCandidates } from '../recognise/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import { type PreviewDesk, readWith, sheetAt } from './open-sheet.ts'
import { figureCount } from './preview.ts'

/**
 * The ways in which a sheet may be read, best first, with what each comes to; with null, from how it stands on, else from the
 * edits on. Null where the workspace has no such sheet. Changes nothing.
 */
export function layoutWays(
  db: SqlDatabase,
  desk: PreviewDesk,
  revision: number,
  source: number,
  position: number,
  edits: readonly LayoutEdit[] | null,
): readonly LayoutWay[] | null {
  const open = sheetAt(db, desk, revision, source, position)
  if (open === undefined || open.ready.sheet.visibility !== 'visible') return null
  const { sheet, context, reader, hidden } = open.ready
  const standing = edits ?? open.now.edits ?? []
  return layoutCandidates(sheet, context, standing, reader(), hidden).map(({ differs, score, reasons, edits }) => ({
    differs,
    score,
    reasons,
    edits,
    count: figureCount(readWith(open, edits).observations),
  }))
}
