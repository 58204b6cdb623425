import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { EditedRole, LayoutPreview, SheetCell, SheetSummary, SourceSummary } from '../../../app/contract/index.ts'
import type { Address, Range } from '../../../app/vocabulary/index.ts'
import { useLayoutPreview } from '../../state/answers.ts'
import { run, useCommand } from '../../state/commands.ts'
import type { Place } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { perform, undo } from '../../state/perform.ts'
import { moveBorder, type SheetEditing } from '../../ui/sheet/editing.ts'
import { sheetName } from './drafts.ts'
import {
  beginEditing,
  bordersOf,
  decided,
  keyOf,
  leaveAsItWas,
  openWays,
  ROLE_KEYS,
  shutWays,
  stepBack,
  tryEdit,
  useEditing,
  useTriedEdits,
} from './editing.ts'
import { reasonOf } from './reasons.ts'

/** The preview of the sheet on screen with what is being tried on it. */
export function useTried(place: Place | null): LayoutPreview | null {
  const edits = useTriedEdits(place)
  return useLayoutPreview(place, edits).data ?? null
}

/** How the sheet on screen is worked on: what is selected, what its cells would be, and what the keys do. */
export function useSheetEditing(
  source: SourceSummary,
  place: Place,
  cells: readonly SheetCell[],
  onZoom: (by: 1 | -1 | 0) => void,
): SheetEditing | undefined {
  const sheet = source.sheets[place.sheet]
  // A key may be pressed before it is known how the sheet reads: what it says is done as soon as it is.
  const waiting = useRef<((known: LayoutPreview) => void)[]>([])
  const key = keyOf(place)
  const draft = sheetName(source.sha256, place.sheet)
  useLayoutEffect(() => {
    waiting.current = []
    beginEditing(key, draft)
  }, [key, draft])
  const edits = useTriedEdits(place)
  const { selection, moving } = useEditing()
  const { data: preview = null, isPlaceholderData } = useLayoutPreview(place, edits)
  useTiming(preview, isPlaceholderData)
  useCommand('undo', () => {
    const { edits: tried, ways } = useEditing.getState()
    if (ways !== null) shutWays(false)
    else if (tried !== null) stepBack()
    else void undo()
  })
  const said = edits ?? preview?.standing ?? []
  const borders = useMemo(() => (preview === null ? [] : bordersOf(preview, said)), [preview, said])
  const roles = useMemo(
    () => new Map<string, string>(preview?.roles.map(({ row, column, role }) => [`${row},${column}`, role] as const)),
    [preview],
  )
  useLayoutEffect(() => {
    if (preview !== null) for (const act of waiting.current.splice(0)) act(preview)
  }, [preview])
  if (sheet === undefined) return undefined
  const whenKnown = (act: (known: LayoutPreview) => void): void => {
    if (preview === null) waiting.current.push(act)
    else act(preview)
  }
  const end: Address = { row: Math.max(0, sheet.rowCount - 1), column: Math.max(0, sheet.columnCount - 1) }
  const chosen = (): Range | null => selection ?? (place.cell === null ? null : oneCell(place.cell))
  const give = (role: EditedRole): boolean => {
    const range = chosen()
    if (range === null) return false
    whenKnown((known) => tryEdit({ set: 'role', range, role }, known))
    return true
  }
  const draw = (table: number, range: Range): void =>
    whenKnown((known) => tryEdit({ set: 'table', range, was: borders[table] ?? null }, known))
  const onKey = (event: KeyboardEvent): boolean => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      void confirmEdits(source, sheet)
      return true
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const border = moving === null ? undefined : borders[moving]
    if (moving !== null && border !== undefined) {
      const moved = moveBorder(border, event.key, event.shiftKey, end)
      if (moved !== undefined) draw(moving, moved)
      else if (['Escape', 'Enter', 'b', 'B'].includes(event.key)) useEditing.setState({ moving: null })
      else return false
      return true
    }
    const role = ROLE_KEYS[event.key.toLowerCase()]
    if (role !== undefined) return give(role)
    switch (event.key) {
      case 'b':
      case 'B': {
        const at = place.cell
        const range = chosen()
        whenKnown((known) => {
          const drawn = bordersOf(known, edits ?? known.standing)
          const under = drawn.findIndex((one) => at !== null && holds(one, at))
          if (drawn.length === 0 && range !== null) tryEdit({ set: 'table', range, was: null }, known)
          if (drawn.length > 0 || range !== null) useEditing.setState({ moving: Math.max(0, under) })
        })
        return true
      }
      case 'r':
      case 'R':
        openWays()
        return true
      case 'f':
      case 'F':
        run('find')
        return true
      case '+':
      case '=':
        onZoom(1)
        return true
      case '-':
        onZoom(-1)
        return true
      case '0':
        onZoom(0)
        return true
      case 'Escape':
        if (edits !== null) leaveAsItWas()
        else if (selection !== null) useEditing.setState({ selection: null })
        else return false
        return true
      default:
        return false
    }
  }
  const roleOf = new Map<string, string | null>(cells.map((cell) => [`${cell.row},${cell.column}`, cell.role]))
  return {
    selection,
    onSelect: (range) => useEditing.setState({ selection: range }),
    roles,
    borders: borders.map((range, table) => ({
      range,
      label: preview === null ? '' : tableWords(preview, table),
      moving: table === moving,
    })),
    onBorder: draw,
    onKey,
    reasonOf: (at) => {
      if (preview === null) return undefined
      const name = `${at.row},${at.column}`
      return reasonOf(at, roles.get(name) ?? roleOf.get(name) ?? null, preview, said)
    },
  }
}

/** Makes what is being tried a decision; with nothing tried, accepts the sheet as it reads. */
export async function confirmEdits(source: SourceSummary, { index, name: sheet }: SheetSummary): Promise<void> {
  const now = useEditing.getState()
  const edits = now.key === keyOf({ source: source.id, sheet: index }) ? now.edits : null
  const { sha256 } = source
  const done = await (edits === null
    ? perform({ do: 'accept layout', sha256, sheet, accepted: true })
    : perform({ do: 'edit layout', sha256, sheet, edits }))
  if (done.ok) decided(sheetName(sha256, index), edits)
  else notify('bad', 'The layout was not confirmed.', done.problem)
}

/** Measures from an edit to its figures on screen. */
function useTiming(preview: LayoutPreview | null, late: boolean): void {
  useEffect(() => {
    const { since, took } = useEditing.getState()
    if (preview === null || late || since === 0 || took !== null) return
    const frame = requestAnimationFrame(() => useEditing.setState({ took: performance.now() - since }))
    return () => cancelAnimationFrame(frame)
  }, [preview, late])
}

function tableWords(preview: LayoutPreview, table: number): string {
  const read = preview.tables[table]
  if (read === undefined) return ''
  if (read.kind === 'record list') return 'List, a row each'
  const rows = read.headerRows.length
  return `Table, ${rows === 0 ? 'no headings' : rows === 1 ? '1 header row' : `${rows} header rows`}`
}

function oneCell({ row, column }: Address): Range {
  return { top: row, left: column, bottom: row, right: column }
}

function holds(range: Range, { row, column }: Address): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right
}
