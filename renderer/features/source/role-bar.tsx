import type { ReactElement } from 'react'
import type { EditedRole, LayoutEdit, LayoutPreview } from '../../../app/contract/index.ts'
import { a1Range, contains, type Range } from '../../../app/vocabulary/index.ts'
import type { Place } from '../../state/looking.ts'
import { IconButton } from '../../ui/button.tsx'
import { Segments } from '../../ui/choice.tsx'
import { LEGEND, ROLE_LOOKS } from '../../ui/sheet/roles.ts'
import { tryEdit, useEditing, useTriedEdits } from './editing.ts'
import { MeaningField } from './meaning-field.tsx'
import { useTried } from './use-sheet-editing.ts'

/** The roles as a legend that gives them: to the selected cells, or to the lit one. */
export function RoleBar({
  place,
  shown,
  onShown,
}: {
  readonly place: Place | null
  readonly shown: boolean
  readonly onShown: (shown: boolean) => void
}): ReactElement {
  const preview = useTried(place)
  const range = useChosen(place)
  const give = (role: EditedRole): void => {
    if (range !== null && preview !== null) tryEdit({ set: 'role', range, role }, preview)
  }
  return (
    <div className="tool" role="toolbar" aria-label="Sheet">
      <Segments
        label="How the sheet is drawn"
        options={[
          { key: 'roles', label: 'Roles' },
          { key: 'arrived', label: 'As received' },
        ]}
        value={shown ? 'roles' : 'arrived'}
        onChange={(key) => onShown(key === 'roles')}
      />
      {shown &&
        LEGEND.map((role) => (
          <button
            key={role}
            type="button"
            className="key role"
            disabled={range === null || preview === null}
            title={
              range === null
                ? `Key ${ROLE_LOOKS[role].letter}`
                : `Make ${rangeWords(range)} ${ROLE_LOOKS[role].word.toLowerCase()} (${ROLE_LOOKS[role].letter})`
            }
            aria-keyshortcuts={ROLE_LOOKS[role].letter}
            onClick={() => give(role)}
          >
            <i className={ROLE_LOOKS[role].className} aria-hidden="true">
              {ROLE_LOOKS[role].letter}
            </i>
            {ROLE_LOOKS[role].word}
          </button>
        ))}
    </div>
  )
}

/** What is selected, what its headers or labels mean, and how large the sheet is drawn. */
export function SelectionBar({
  place,
  zoom,
  onZoom,
}: {
  readonly place: Place | null
  readonly zoom: number
  readonly onZoom: (by: 1 | -1 | 0) => void
}): ReactElement {
  const preview = useTried(place)
  const range = useChosen(place)
  const edits = useTriedEdits(place)
  const moving = useEditing((editing) => editing.moving)
  const about = preview === null || range === null ? null : meaningOf(range, edits ?? preview.standing, preview)
  return (
    <div className="formula bar" role="toolbar" aria-label="Selection">
      <span className="at">{rangeWords(range)}</span>
      {moving !== null ? (
        <span className="muted ell">Arrows move the border out, with Shift in. Enter when it stands right.</span>
      ) : about === null ? (
        <span className="muted ell">Drag, or Shift and arrows, to select. B moves a border.</span>
      ) : (
        <MeaningField
          key={`${a1Range(about.range)} ${about.role}`}
          meaning={about.meaning}
          onMeaning={(meaning) => {
            if (preview === null) return
            const { role, range: cells } = about
            tryEdit({ set: 'role', range: cells, role, ...(meaning === null ? {} : { meaning }) }, preview)
          }}
        />
      )}
      <span className="sp" />
      <IconButton label="Smaller" icon="minus" disabled={zoom <= 0.5} onClick={() => onZoom(-1)} />
      <button type="button" className="link zoom" aria-label="Draw at 100%" onClick={() => onZoom(0)}>
        {Math.round(zoom * 100)}%
      </button>
      <IconButton label="Larger" icon="plus" disabled={zoom >= 2} onClick={() => onZoom(1)} />
    </div>
  )
}

function useChosen(place: Place | null): Range | null {
  const selection = useEditing((editing) => editing.selection)
  const cell = place?.cell ?? null
  if (selection !== null) return selection
  return cell === null ? null : { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column }
}

function rangeWords(range: Range | null): string {
  return range === null ? '' : a1Range(range)
}

interface About {
  readonly range: Range
  readonly role: 'header' | 'label'
  /** Null where it is left to be read. */
  readonly meaning: string | null
}

/** What was said of the selected cells' meaning, where they are headers or labels. */
function meaningOf(range: Range, edits: readonly LayoutEdit[], preview: LayoutPreview): About | null {
  const at = { row: range.top, column: range.left }
  const said = edits.findLast((edit) => edit.set === 'role' && contains(edit.range, at))
  if (said?.set === 'role') {
    if (said.role !== 'header' && said.role !== 'label') return null
    return { range, role: said.role, meaning: said.meaning ?? null }
  }
  const table = preview.tables.find((one) => contains(one.range, at))
  if (table === undefined) return null
  if (table.headerRows.includes(at.row)) return { range, role: 'header', meaning: null }
  return table.labels.some(({ column }) => column === at.column) ? { range, role: 'label', meaning: null } : null
}
