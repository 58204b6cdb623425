import type { ReactElement } from 'react'
import type { SheetCell } from '../../../app/contract/index.ts'
import { type Address, columnLetters } from '../../../app/vocabulary/index.ts'
import { roleClass } from './roles.ts'
import './snippet.css'

/** A few cells of a sheet round one cell: its headers, its label, its neighbours. */
export function Snippet({
  rows,
  columns,
  cells,
  lit,
  also = [],
  wide,
}: {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly cells: readonly SheetCell[]
  readonly lit: Address
  /** Other cells that are lit with it. */
  readonly also?: readonly Address[]
  /** Columns of labels, which need more room than figures. */
  readonly wide: readonly number[]
}): ReactElement {
  const lits = [lit, ...also]
  const at = new Map(cells.filter((cell) => !cell.hidden).map((cell) => [`${cell.row},${cell.column}`, cell]))
  return (
    <table className="sheet snippet">
      <colgroup>
        <col className="w-rows" />
        {columns.map((column) => (
          <col key={column} className={wide.includes(column) && column !== lit.column ? 'w-label' : ''} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th>
            <span className="unseen">Row</span>
          </th>
          {columns.map((column) => (
            <th key={column} className={lits.some((one) => one.column === column) ? 'lit2' : ''}>
              {columnLetters(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, position) => (
          <tr key={row} className={position > 0 && row - (rows[position - 1] ?? row) > 1 ? 'gap' : ''}>
            <th className={lits.some((one) => one.row === row) ? 'rn lit2' : 'rn'}>{row + 1}</th>
            {columns.map((column) => {
              const cell = at.get(`${row},${column}`)
              const isLit = lits.some((one) => one.row === row && one.column === column)
              return (
                <td key={column} title={cell?.shown} className={cellClass(cell, isLit)}>
                  {cell?.shown ?? ''}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellClass(cell: SheetCell | undefined, lit: boolean): string {
  if (cell === undefined) return lit ? 'lit' : ''
  const numeric = cell.kind === 'number' || cell.role === 'value' || cell.role === 'total'
  return [roleClass(cell.role), numeric ? 'num' : '', cell.bold ? 'sb' : '', lit ? 'lit' : ''].filter(Boolean).join(' ')
}
