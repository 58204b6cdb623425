import {
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  EventApiModule,
  type GridApi,
  InfiniteRowModelModule,
  ModuleRegistry,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { type ReactElement, useEffect, useMemo, useRef } from 'react'
import type { ObservationRow } from '../../../app/query/index.ts'
import { fetchPage, useTotal } from '../../state/answers.ts'
import { ask, openSource, select, useLooking } from '../../state/looking.ts'
import { ports } from '../../state/ports.ts'
import { useSession } from '../../state/session.ts'
import { copyAsked } from '../../ui/clipboard.ts'
import { styleNonce } from '../../ui/nonce.ts'
import { COLUMNS, DEFAULT_COLUMN } from './columns.tsx'
import { copyRows } from './copy-rows.ts'
import { filterValue, onlyValue } from './filters.ts'
import { GRID_THEME } from './grid-theme.ts'

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  RowSelectionModule,
  CellStyleModule,
  RowStyleModule,
  ScrollApiModule,
  RowApiModule,
  CellApiModule,
  ColumnApiModule,
  EventApiModule,
])

/** Columns that leave first where the grid is narrow, and the width below which they do. */
const OPTIONAL = [
  { colId: 'raw', below: 790 },
  { colId: 'status', below: 700 },
] as const

/** A column of measures is worth its room only where there is more than one, and room. */
const MEASURE_BELOW = 890

function fitColumns(grid: GridApi<ObservationRow>, width: number, measures: number): void {
  for (const { colId, below } of OPTIONAL) grid.setColumnsVisible([colId], width >= below)
  grid.setColumnsVisible(['measure'], measures > 1 && width >= MEASURE_BELOW)
}

/** The observations, a page at a time from SQL. `onRows` tells which rows are on screen. */
export function ObservationGrid({ onRows }: { readonly onRows: (first: number, last: number) => void }): ReactElement {
  const question = useLooking((looking) => looking.question)
  const revision = useSession((session) => session.state.revision)
  const api = useRef<GridApi<ObservationRow> | null>(null)
  const byPointer = useRef(false)
  const width = useRef(0)
  const asked = useRef({ question, revision })
  const measures = useTotal(question).data?.measures.length ?? 1

  useEffect(() => {
    if (api.current !== null && width.current > 0) fitColumns(api.current, width.current, measures)
  }, [measures])

  useEffect(() => {
    if (asked.current.question === question && asked.current.revision === revision) return
    const other = asked.current.question !== question
    asked.current = { question, revision }
    // The old rows stay until the new ones are there.
    api.current?.refreshInfiniteCache()
    if (other) {
      api.current?.deselectAll()
      api.current?.ensureIndexVisible(0, 'top')
    }
  }, [question, revision])

  const datasource = useMemo(
    () => ({
      getRows: async ({ startRow, endRow, successCallback, failCallback }: Rows) => {
        try {
          const page = await fetchPage(useLooking.getState().question, startRow, endRow - startRow)
          successCallback([...page.rows], page.total)
          if (api.current !== null) mark(api.current)
        } catch {
          failCallback()
        }
      },
    }),
    [],
  )

  const rowAt = (index: number | null | undefined): ObservationRow | undefined =>
    index === null || index === undefined ? undefined : api.current?.getDisplayedRowAtIndex(index)?.data

  const picked = (): readonly ObservationRow[] => {
    const rows = api.current?.getSelectedRows() ?? []
    const focused = rowAt(api.current?.getFocusedCell()?.rowIndex)
    return rows.length > 0 ? rows : focused === undefined ? [] : [focused]
  }

  return (
    <div
      className="fill"
      data-pane
      onPointerDownCapture={() => {
        byPointer.current = true
      }}
      onKeyDownCapture={(event) => {
        byPointer.current = false
        const asked = copyAsked(event)
        if (asked === undefined) return
        event.preventDefault()
        void copyRows(picked(), asked === 'values')
      }}
    >
      <AgGridReact<ObservationRow>
        theme={GRID_THEME}
        styleNonce={styleNonce()}
        rowModelType="infinite"
        datasource={datasource}
        cacheBlockSize={200}
        maxBlocksInCache={40}
        blockLoadDebounceMillis={20}
        infiniteInitialRowCount={40}
        rowBuffer={16}
        columnDefs={[...COLUMNS]}
        defaultColDef={DEFAULT_COLUMN}
        headerHeight={66}
        rowHeight={24}
        animateRows={false}
        scrollbarWidth={10}
        alwaysShowVerticalScroll
        // Tab leaves the grid for the next control; the arrows move inside it.
        tabToNextCell={() => false}
        suppressCellFocus={false}
        suppressColumnVirtualisation
        getRowId={({ data }) => String(data.id)}
        rowSelection={{ mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: true }}
        onGridReady={(event) => {
          api.current = event.api
          void reveal(event.api)
        }}
        onGridSizeChanged={({ api: grid, clientWidth }) => {
          width.current = clientWidth
          fitColumns(grid, clientWidth, measures)
        }}
        onViewportChanged={({ firstRow, lastRow }) => onRows(firstRow, lastRow)}
        onCellFocused={({ rowIndex, api: grid }) => {
          const row = rowAt(rowIndex)
          if (row === undefined) return
          select(row)
          if (!byPointer.current) grid.getDisplayedRowAtIndex(rowIndex ?? 0)?.setSelected(true, true)
        }}
        onSelectionChanged={({ api: grid }) => {
          const rows = grid.getSelectedRows()
          useLooking.setState({ picked: rows.length > 1 ? rows.map((row) => row.id) : [] })
        }}
        onCellClicked={({ column, data, event }) => {
          if (data === undefined || !(event instanceof MouseEvent) || event.ctrlKey || event.shiftKey) return
          select(data)
          const id = column.getColId()
          if (id === 'value' || id === 'cell') useLooking.setState({ beside: true })
        }}
        onCellDoubleClicked={({ data }) => {
          if (data !== undefined) openSource(placeOf(data))
        }}
        onCellKeyDown={(press) => {
          const { data, event } = press
          if (data === undefined || !('column' in press) || !(event instanceof KeyboardEvent)) return
          if (event.key === 'Enter') {
            select(data)
            if (event.ctrlKey) openSource(placeOf(data))
            else useLooking.setState({ beside: true })
          }
          if (event.key === 'Escape') useLooking.setState({ beside: false })
          if (event.key.toLowerCase() === 'f' && !event.ctrlKey && !event.altKey) {
            const value = filterValue(data, press.column.getColId(), pathOf(data.source))
            if (value !== undefined) ask(onlyValue(useLooking.getState().question, value.column, value.value))
          }
        }}
      />
    </div>
  )
}

interface Rows {
  readonly startRow: number
  readonly endRow: number
  readonly successCallback: (rows: ObservationRow[], last?: number) => void
  readonly failCallback: () => void
}

/** Scrolls to the selected number, when the view opens. */
async function reveal(api: GridApi<ObservationRow>): Promise<void> {
  const { selected, question } = useLooking.getState()
  if (selected === null) return
  const index = await ports().workbench.position(question, selected)
  if (index < 0 || api.isDestroyed()) return
  if (index < api.getDisplayedRowCount()) api.ensureIndexVisible(index, 'middle')
}

/** Shows the selected number as the selected row, once its page is there. */
function mark(api: GridApi<ObservationRow>): void {
  const { selected, picked } = useLooking.getState()
  if (selected === null || picked.length > 0) return
  const node = api.getRowNode(String(selected))
  if (node !== undefined && !node.isSelected()) node.setSelected(true, true)
}

function pathOf(source: number): string | null {
  return useSession.getState().state.sources.find((one) => one.id === source)?.path ?? null
}

function placeOf(row: ObservationRow): { source: number; sheet: number; cell: { row: number; column: number } } {
  return { source: row.source, sheet: row.sheetIndex, cell: { row: row.row, column: row.column } }
}
