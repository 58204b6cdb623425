/** Where a window stands, or what of a screen is free, in pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Pixels of a window's upper edge that must be in sight, or nobody could take hold of it. */
const GRIP = { width: 120, height: 24 }

/** Where the window stood, unless the screen that it stood on is gone: it would open out of sight. */
export function inSight(bounds: Area | null, screens: readonly Area[]): Area | undefined {
  if (bounds === null) return undefined
  const seen = screens.some((screen) => {
    const across = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x)
    const down = screen.y + screen.height - bounds.y
    return across >= GRIP.width && down >= GRIP.height && bounds.y >= screen.y - GRIP.height
  })
  return seen ? bounds : undefined
}
