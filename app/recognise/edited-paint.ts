import { type Address, contains, type Range } from '../vocabulary/index.ts'
import { type EditedRole, type LayoutEdit, overlap } from './edits.ts'
import type { Grid } from './grid.ts'
import type { CellReader } from './reading.ts'

/** Edits laid over the cells of a sheet. */
export interface Paint {
  /** For each cell the position of the edit that gives it its role, -1 where none does. */
  readonly owner: Int32Array
  /** 1 for each cell that once was in a table whose border was drawn in. */
  readonly cutOff: Uint8Array
  /** The tables that were drawn by hand. */
  readonly tables: readonly Range[]
  /** Roles that are given to anything. */
  readonly given: ReadonlySet<EditedRole>
  readonly roleOf: (index: number) => EditedRole | undefined
  readonly meaningOf: (index: number) => string | undefined
  /** The role that the last edit over a place gives it, whether a cell stands there or not. */
  readonly roleAt: (row: number, column: number) => EditedRole | undefined
}

/** Lays edits over the cells, one after the other. Hidden and empty cells take no role. */
export function paintOf(grid: Grid, reader: CellReader, edits: readonly LayoutEdit[]): Paint {
  const { count } = grid.sheet.cells
  const owner = new Int32Array(count).fill(-1)
  const cutOff = new Uint8Array(count)
  let tables: Range[] = []
  for (const [position, edit] of edits.entries()) {
    if (edit.set === 'role') {
      eachCell(grid, reader, edit.range, (index) => {
        owner[index] = position
      })
      continue
    }
    const { range, was } = edit
    tables = [...tables.filter((table) => !overlap(table, range) && (was === null || !overlap(table, was))), range]
    if (was !== null) {
      eachCell(grid, reader, was, (index, at) => {
        if (contains(range, at)) return
        cutOff[index] = 1
        // Drawing a border in takes back what was said of the cells that it leaves out.
        owner[index] = -1
      })
    }
    eachCell(grid, reader, range, (index) => {
      cutOff[index] = 0
    })
  }
  const editOf = (position: number | undefined) => {
    const edit = position === undefined ? undefined : edits[position]
    return edit?.set === 'role' ? edit : undefined
  }
  return {
    owner,
    cutOff,
    tables,
    given: new Set(edits.flatMap((edit) => (edit.set === 'role' ? [edit.role] : []))),
    roleOf: (index) => editOf(owner[index])?.role,
    meaningOf: (index) => editOf(owner[index])?.meaning,
    roleAt: (row, column) => {
      const at = { row, column }
      const last = edits.findLast((edit) =>
        edit.set === 'role'
          ? contains(edit.range, at)
          : edit.was !== null && contains(edit.was, at) && !contains(edit.range, at),
      )
      return last === undefined ? undefined : last.set === 'role' ? last.role : 'ignored'
    },
  }
}

/** Calls for each cell of a range that a reader of the sheet sees. */
export function eachCell(
  grid: Grid,
  reader: CellReader,
  range: Range,
  visit: (index: number, at: Address) => void,
): void {
  const { columns } = grid.sheet.cells
  for (let row = Math.max(0, range.top); row <= Math.min(range.bottom, grid.sheet.rowCount - 1); row++) {
    for (let index = grid.firstOf(row); index < grid.endOf(row); index++) {
      const column = columns[index] ?? 0
      if (column < range.left || column > range.right) continue
      if (grid.hidden[index] !== 1 && reader.types[index] !== 0) visit(index, { row, column })
    }
  }
}
