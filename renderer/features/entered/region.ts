import type { CSSProperties } from 'react'
import type { PageRegion } from '../../../app/vocabulary/index.ts'

/** Where the mark stands that keys make first. */
const FIRST: PageRegion = { left: 0.4, top: 0.45, width: 0.2, height: 0.04 }
const STEP = 0.01
const LEAST = 0.005

interface Spot {
  readonly x: number
  readonly y: number
}

/** The part of a page between two spots; null for one too small to be meant. */
export function drawnFrom(a: Spot, b: Spot): PageRegion | null {
  const [x1, x2] = [share(Math.min(a.x, b.x)), share(Math.max(a.x, b.x))]
  const [y1, y2] = [share(Math.min(a.y, b.y)), share(Math.max(a.y, b.y))]
  const region = { left: x1, top: y1, width: share(x2 - x1), height: share(y2 - y1) }
  return region.width < LEAST || region.height < LEAST ? null : region
}

/** The mark after an arrow: moved, or with `sizing` made larger or smaller; undefined for any other key. */
export function movedBy(region: PageRegion | null, key: string, sizing: boolean): PageRegion | undefined {
  const [x, y] = ARROWS[key] ?? []
  if (x === undefined || y === undefined) return undefined
  if (region === null) return FIRST
  const { left, top, width, height } = region
  if (sizing) {
    return {
      ...region,
      width: share(Math.min(1 - left, Math.max(LEAST, width + x * STEP))),
      height: share(Math.min(1 - top, Math.max(LEAST, height + y * STEP))),
    }
  }
  return {
    ...region,
    left: share(Math.min(1 - width, Math.max(0, left + x * STEP))),
    top: share(Math.min(1 - height, Math.max(0, top + y * STEP))),
  }
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** A part of a page as it is laid over its picture. */
export function shareStyle({ left, top, width, height }: PageRegion): CSSProperties {
  return { left: percent(left), top: percent(top), width: percent(width), height: percent(height) }
}

function percent(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`
}

/** Four decimals tell pixels of a printed page apart. */
function share(part: number): number {
  return Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 10_000
}
