import { useQuery } from '@tanstack/react-query'
import type { SheetCell } from '../../app/contract/index.ts'
import { ports } from './ports.ts'
import { useAnswerKey } from './session.ts'

/** The cells of a few rows and columns of a sheet, wherever on it they stand. */
export function useSnippetCells(
  place: { readonly source: number; readonly sheet: number },
  rows: readonly number[],
  columns: readonly number[],
): readonly SheetCell[] {
  const key = useAnswerKey()
  const left = Math.min(...columns)
  const right = Math.max(...columns)
  return (
    useQuery({
      queryKey: [...key, 'snippet', place.source, place.sheet, rows, left, right],
      queryFn: async () => {
        const { workbench } = ports()
        // Header and value may be thousands of rows apart: each run of rows is asked for by itself.
        const windows = await Promise.all(
          runs(rows).map(([top, bottom]) => workbench.sheetWindow(place.source, place.sheet, top, left, bottom, right)),
        )
        return windows.flatMap((window) => window.cells)
      },
    }).data ?? []
  )
}

function runs(rows: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (const row of rows) {
    const last = found.at(-1)
    if (last !== undefined && row === last[1] + 1) last[1] = row
    else found.push([row, row])
  }
  return found
}
