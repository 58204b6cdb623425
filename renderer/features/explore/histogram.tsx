import type { ReactElement } from 'react'

/** Counts as bars of 18 px, drawn to the width there is; the bar `on` holds the current row. */
export function Histogram({ counts, on }: { readonly counts: readonly number[]; readonly on?: number }): ReactElement {
  const shown = counts.slice(0, 40)
  const most = Math.max(1, ...shown)
  return (
    <svg
      className="hg"
      viewBox={`0 0 ${Math.max(1, shown.length) * 6} 18`}
      preserveAspectRatio="none"
      height="18"
      width="100%"
      aria-hidden="true"
    >
      {shown.map((value, position) => {
        const height = value === 0 ? 0.5 : Math.max(1, (value / most) * 17)
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={position}
            x={position * 6 + 0.5}
            y={18 - height}
            width={5}
            height={height}
            fill={position === on ? 'var(--hist-on)' : 'var(--hist)'}
          />
        )
      })}
    </svg>
  )
}
