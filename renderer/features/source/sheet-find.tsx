import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { SheetSummary } from '../../../app/contract/index.ts'
import type { Address } from '../../../app/vocabulary/index.ts'
import type { Place } from '../../state/looking.ts'
import { ports } from '../../state/ports.ts'
import { IconButton } from '../../ui/button.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { figure } from '../../ui/words.ts'

/** Rows looked through at a time, so that a sheet of a million rows can be left half-way. */
const STRIDE = 4000
const MOST = 10_000

/** Finds text in the cells of a sheet. Enter steps on, Shift Enter back, Esc shuts. */
export function SheetFind({
  place,
  summary,
  onFound,
  onShut,
}: {
  readonly place: Place
  readonly summary: SheetSummary | undefined
  readonly onFound: (at: Address) => void
  readonly onShut: () => void
}): ReactElement {
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly Address[]>([])
  const [position, setPosition] = useState(0)
  const [looking, setLooking] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new search starts with a new text or sheet, not with a new callback
  useEffect(() => {
    const search = { over: false }
    setFound([])
    setPosition(0)
    if (text !== '' && summary !== undefined) {
      setLooking(true)
      void findAll(place, summary, text, search, (all, first) => {
        if (first !== undefined) onFound(first)
        setFound(all)
      }).then(() => {
        if (!search.over) setLooking(false)
      })
    } else setLooking(false)
    return () => {
      search.over = true
    }
  }, [text, place.source, place.sheet])
  const step = (by: number): void => {
    const next = (position + by + found.length) % Math.max(1, found.length)
    const at = found[next]
    if (at === undefined) return
    setPosition(next)
    onFound(at)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc in any control of the bar shuts it
    <div
      className="find-bar"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onShut()
      }}
    >
      <SearchField
        ref={field}
        label="Find in the sheet"
        value={text}
        width={240}
        onSearch={setText}
        onNext={(back) => step(back ? -1 : 1)}
      />
      <span className="muted" aria-live="polite">
        {text === ''
          ? ''
          : found.length === 0
            ? looking
              ? 'Looking'
              : 'Not found'
            : `${figure(position + 1)} of ${figure(found.length)}`}
      </span>
      <IconButton label="Previous" icon="chevronUp" disabled={found.length < 2} onClick={() => step(-1)} />
      <IconButton label="Next" icon="chevronDown" disabled={found.length < 2} onClick={() => step(1)} />
      <span className="sp" />
      <IconButton label="Shut" icon="cross" onClick={onShut} />
    </div>
  )
}

async function findAll(
  place: Place,
  summary: SheetSummary,
  text: string,
  search: { readonly over: boolean },
  onFound: (all: readonly Address[], first?: Address) => void,
): Promise<void> {
  const wanted = text.toLowerCase()
  const all: Address[] = []
  for (let top = 0; top < summary.rowCount && all.length < MOST; top += STRIDE) {
    const bottom = Math.min(summary.rowCount, top + STRIDE) - 1
    const window = await ports().workbench.sheetWindow(place.source, place.sheet, top, 0, bottom, summary.columnCount)
    if (search.over) return
    const before = all.length
    for (const { row, column, shown, raw, hidden } of window.cells) {
      if (hidden) continue
      if (shown.toLowerCase().includes(wanted) || raw.toLowerCase().includes(wanted)) all.push({ row, column })
    }
    if (all.length > before && before === 0) onFound([...all], all[0])
  }
  if (all.length > 0) onFound([...all])
}
