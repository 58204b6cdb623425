import { type KeyboardEvent, type ReactElement, useRef } from 'react'
import type { Box } from '../../../app/chart/index.ts'
import { type Mark, neighbour } from './marks.ts'

const REACH = 24
/** From the edge of a bar to its ring. */
const RING = 2

/**
 * The marks as things to touch: points 24 by 24, bars and ranges whole; one of them in the tab order. Arrow keys move among them, Space
 * selects, Enter or N pins a note.
 */
export function Targets({
  marks,
  horizontal,
  selected,
  onSelect,
  onPin,
}: {
  readonly marks: readonly Mark[]
  readonly horizontal: boolean
  readonly selected: string | null
  readonly onSelect: (mark: Mark) => void
  readonly onPin: (mark: Mark) => void
}): ReactElement {
  const group = useRef<SVGGElement>(null)
  const current = marks.find(({ key }) => key === selected) ?? marks[0]
  const onKeyDown = (event: KeyboardEvent, mark: Mark): void => {
    if (event.key === 'Enter' || event.key === 'n' || event.key === 'N') {
      if (event.ctrlKey || event.metaKey) return
      event.preventDefault()
      event.stopPropagation()
      onPin(mark)
      return
    }
    if (event.key === ' ') {
      event.preventDefault()
      onSelect(mark)
      return
    }
    const next = neighbour(marks, mark, event.key, horizontal)
    if (next === undefined) return
    event.preventDefault()
    onSelect(next)
    group.current?.querySelector<SVGElement>(`[data-mark="${next.key}"]`)?.focus()
  }
  return (
    <g ref={group} className="chart-targets">
      {marks.map((mark) => (
        // biome-ignore lint/a11y/useSemanticElements: a button inside an SVG
        <rect
          key={mark.key}
          role="button"
          data-mark={mark.key}
          tabIndex={mark === current ? 0 : -1}
          aria-label={mark.label}
          aria-pressed={mark.key === selected}
          className={mark.key === selected ? 'on' : undefined}
          {...reachOf(mark)}
          rx={mark.box === null ? 4 : 2}
          onClick={() => onSelect(mark)}
          onDoubleClick={() => onPin(mark)}
          onKeyDown={(event) => onKeyDown(event, mark)}
        >
          <title>{mark.label}</title>
        </rect>
      ))}
    </g>
  )
}

/** A bar with a little paper round it, so that its ring shows on any colour, never shorter than a finger is wide; a point with the room of one. */
function reachOf({ x, y, box }: Mark): Box {
  if (box === null) return { x: x - REACH / 2, y: y - REACH / 2, width: REACH, height: REACH }
  const [width, height] = [box.width + 2 * RING, box.height + 2 * RING]
  return {
    x: box.x - RING,
    y: box.y - RING,
    width: width < height ? width : Math.max(width, REACH),
    height,
  }
}
