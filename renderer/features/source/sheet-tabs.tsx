import { type ReactElement, useEffect } from 'react'
import type { SourceSummary } from '../../../app/contract/index.ts'
import { type Place, useLooking } from '../../state/looking.ts'
import { Icon } from '../../ui/icon.tsx'

/** The sheets of a file. `[` and `]` step through them. */
export function SheetTabs({
  source,
  place,
}: {
  readonly source: SourceSummary
  readonly place: Place
}): ReactElement | null {
  const { sheets } = source
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || isText(event.target)) return
      const by = event.key === '[' ? -1 : event.key === ']' ? 1 : 0
      const next = sheets[place.sheet + by]
      if (by === 0 || next === undefined) return
      event.preventDefault()
      go(source.id, next.index)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [sheets, place.sheet, source.id])
  if (sheets.length < 2) return null
  return (
    <div className="sheet-tabs" role="tablist" aria-label="Sheets">
      {sheets.map((sheet) => (
        <button
          type="button"
          key={sheet.index}
          role="tab"
          aria-selected={sheet.index === place.sheet}
          tabIndex={sheet.index === place.sheet ? 0 : -1}
          onKeyDown={(event) => {
            const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
            const next = sheets[sheet.index + by]
            if (by === 0 || next === undefined) return
            event.preventDefault()
            go(source.id, next.index)
            const tabs = event.currentTarget.parentElement?.children
            const tab = tabs?.[next.index]
            if (tab instanceof HTMLElement) tab.focus()
          }}
          className={sheet.index === place.sheet ? 'tab on' : 'tab'}
          onClick={() => go(source.id, sheet.index)}
        >
          {sheet.visibility !== 'visible' && <Icon name="eyeOff" size={12} className="c-warn" />}
          {sheet.state === 'review' && <Icon name="help" size={12} className="c-warn" />}
          {sheet.name || 'Table'}
          {sheet.visibility !== 'visible' && <span className="muted">hidden</span>}
        </button>
      ))}
    </div>
  )
}

function go(source: number, sheet: number): void {
  useLooking.setState({ place: { source, sheet, cell: null } })
}

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
