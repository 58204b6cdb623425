import type { CellClassParams, ColDef, ICellRendererParams } from 'ag-grid-community'
import type { ReactElement } from 'react'
import type { ObservationRow } from '../../../app/query/index.ts'
import { useFlags } from '../../state/findings.ts'
import { Icon } from '../../ui/icon.tsx'
import { Figure, statusWord } from '../../ui/withheld.tsx'
import { day } from '../../ui/words.ts'
import { ProfileHeader } from './profile-header.tsx'

type Cell = ICellRendererParams<ObservationRow>

/** The columns of the grid, in order. Every number ends in its marker slot; every row ends in its source cell. */
export const COLUMNS: readonly ColDef<ObservationRow>[] = [
  {
    colId: 'number',
    headerName: 'Row',
    headerComponentParams: { icon: null },
    width: 44,
    minWidth: 44,
    resizable: false,
    cellClass: 'num muted',
    valueGetter: ({ node }) => (node?.rowIndex ?? 0) + 1,
  },
  {
    colId: 'force',
    headerName: 'Force',
    headerComponentParams: { icon: 'place' },
    width: 142,
    cellClass: ({ data }) => (data?.force === null ? 'c-warn' : 'md'),
    valueGetter: ({ data }) => (data === undefined ? '' : data.forceName || 'not named'),
  },
  {
    colId: 'period',
    headerName: 'Period',
    headerComponentParams: { icon: 'calendar' },
    width: 124,
    cellRenderer: ({ data }: Cell) =>
      data === undefined ? null : <span title={periodTitle(data)}>{data.periodLabel}</span>,
  },
  {
    colId: 'measure',
    headerName: 'Measure',
    headerComponentParams: { icon: 'measure' },
    width: 84,
    field: 'measure',
  },
  {
    colId: 'dimensions',
    headerName: 'Breakdown',
    headerComponentParams: { icon: 'tag' },
    flex: 3,
    minWidth: 110,
    cellRenderer: ({ data }: Cell) => (data === undefined ? null : <Breakdown dimensions={data.dimensions} />),
  },
  {
    colId: 'value',
    headerName: 'Value',
    headerComponentParams: { icon: 'number' },
    width: 118,
    cellClass: 'num value',
    cellClassRules: {
      'w-sup': isStatus('suppressed'),
      'w-ref': isStatus('refused'),
      'w-mis': isStatus('missing'),
      'w-nh': isStatus('not_held'),
    },
    cellRenderer: ({ data }: Cell) => (data === undefined ? null : <Figure row={data} />),
  },
  {
    colId: 'raw',
    headerName: 'As written',
    headerComponentParams: { icon: 'quote' },
    width: 92,
    cellClass: ({ data }) => (data?.raw === '' ? 'muted' : 'sec'),
    valueGetter: ({ data }) => (data === undefined ? '' : data.raw === '' ? '(blank)' : data.raw),
  },
  {
    colId: 'status',
    headerName: 'Status',
    headerComponentParams: { icon: 'layers' },
    width: 86,
    cellClass: ({ data }) => (data?.status === 'ok' ? 'muted' : 'sec'),
    valueGetter: ({ data }) => (data === undefined ? '' : statusWord(data)),
  },
  {
    colId: 'cell',
    headerName: 'Source',
    headerComponentParams: { icon: 'grid', sort: 'file' },
    flex: 2,
    minWidth: 120,
    cellRenderer: ({ data }: Cell) => (data === undefined ? null : <Source row={data} />),
  },
]

function Source({ row }: { readonly row: ObservationRow }): ReactElement {
  return (
    <span className="row g6" title={sourceTitle(row)}>
      {row.entered !== undefined && <Icon name="edit" size={12} className="c-acc" />}
      <span className={row.entered === undefined ? 'c-acc md cell-name' : 'c-acc md nw'}>{row.cell}</span>
      <span className="muted ell">{row.entered === undefined ? row.sheet || nameOf(row.file) : nameOf(row.file)}</span>
      <span className="sp" />
      <Flag row={row} />
      {row.noteCount > 0 && (
        <span className="note-mark" title={row.noteCount === 1 ? '1 note' : `${row.noteCount} notes`}>
          <Icon name="comment" size={12} className="sec" />
        </span>
      )}
    </span>
  )
}

/** Where a figure stands; of one that was typed in, with the words that it quotes. */
function sourceTitle({ file, sheet, cell, entered }: ObservationRow): string {
  if (entered === undefined) return `${file} › ${sheet || 'table'} › ${cell}`
  return [`Entered by hand: ${file}, ${cell}`, entered.quote].filter((word) => word !== '').join('\n')
}

/** The weightiest finding that rests on the number. */
function Flag({ row }: { readonly row: ObservationRow }): ReactElement | null {
  const own = useFlags().get(row.id) ?? []
  if (own.length === 0) return null
  const bad = own.some(({ severity }) => severity === 'contradiction')
  const caution = own.some(({ severity }) => severity === 'caution')
  return (
    <span className="note-mark" title={own.map(({ title }) => title).join('\n')}>
      <Icon
        name={bad ? 'issue' : caution ? 'warning' : 'info'}
        size={12}
        className={bad ? 'c-bad' : caution ? 'c-warn' : 'muted'}
      />
      <span className="unseen">{own.length === 1 ? '1 finding' : `${own.length} findings`}</span>
    </span>
  )
}

/** A file without its folders. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** "Instagram · 16 and over": the values, their keys on hover. */
function Breakdown({ dimensions }: { readonly dimensions: string }): ReactElement {
  if (dimensions === '') return <span className="muted">All</span>
  const parts = dimensions.split(';').map((part) => part.slice(part.indexOf('=') + 1))
  return <span title={dimensions.replaceAll(';', '\n').replaceAll('=', ': ')}>{parts.join(' · ')}</span>
}

function isStatus(status: ObservationRow['status']): (params: CellClassParams<ObservationRow>) => boolean {
  return ({ data }) => data?.status === status
}

function periodTitle({ periodStart, periodEnd }: ObservationRow): string {
  return periodStart === null || periodEnd === null ? 'No period is named' : `${day(periodStart)} – ${day(periodEnd)}`
}

/** Shared by all columns. */
export const DEFAULT_COLUMN: ColDef<ObservationRow> = {
  sortable: false,
  suppressMovable: true,
  resizable: true,
  suppressHeaderMenuButton: true,
  headerComponent: ProfileHeader,
}
