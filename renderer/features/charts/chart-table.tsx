import type { ReactElement } from 'react'
import type { ChartLayout } from '../../../app/chart/index.ts'

/** The chart read as a table: every figure in words, withheld ones too. */
export function ChartTable({ layout }: { readonly layout: ChartLayout }): ReactElement {
  const { corner, columns, rows } = layout.table
  return (
    <div className="chart-table scroll">
      <table className="grid">
        <caption>{layout.title === '' ? layout.altText : layout.title}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((label) => (
              <th key={label} scope="col" className="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells }, i) => (
            <tr key={layout.categories[i]?.key ?? label}>
              <th scope="row">{label}</th>
              {cells.map((cell, column) => (
                <td key={layout.series[column]?.key ?? ''} className={/^[\d−]/.test(cell) ? 'num' : 'num w-nh'}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
