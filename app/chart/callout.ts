import { crosses, grown, overlap, place } from './drawing.ts'
import type { Box, Spot } from './layout.ts'
import { widest, wrapText } from './measure.ts'

/** Where the words of an annotation stand beside their mark. */
export interface Callout {
  readonly lines: readonly string[]
  readonly text: Box
  readonly align: 'start' | 'middle' | 'end'
  readonly leader: readonly Spot[]
}

/** What is already on the paper. */
export interface Surroundings {
  /** The words may stand in here only. */
  readonly area: Box
  readonly obstacles: readonly Box[]
  readonly lines: readonly (readonly [Spot, Spot])[]
  /** Words should stay on the row of their mark: bars lie on their side. */
  readonly sideways: boolean
}

export const CALLOUT_SIZE = 12
export const CALLOUT_LEADING = 15
/** A leader starts this far off the edge of its mark. */
const OFF = 4
const MARK = 4.5
const DISTANCES = [10, 18, 28, 42, 60, 82, 110, 150]
const DIRECTIONS = 24
/** Above this the words would be in the way: they go to the notes under a number. */
const TOO_DEAR = 200

/**
 * Finds a place for words beside the mark that they speak of: near it, over nothing, its leader across no label. Tries three
 * widths, 24 directions and eight distances; undefined where every place is in the way of something.
 */
export function callout(text: string, mark: Spot, around: Surroundings): Callout | undefined {
  const sideways = around.sideways ? 4 : 0
  let best: { readonly cost: number; readonly callout: Callout } | undefined
  for (const width of [150, 190, 110, 240]) {
    const lines = wrapText(text, width, CALLOUT_SIZE)
    if (lines.length > 5) continue
    const size = { width: widest(lines, CALLOUT_SIZE), height: lines.length * CALLOUT_LEADING }
    for (let turn = 0; turn < DIRECTIONS; turn += 1) {
      const angle = (turn / DIRECTIONS) * 2 * Math.PI
      for (const distance of DISTANCES) {
        const box = boxAt(mark, angle, distance, size)
        if (!inside(box, around.area)) continue
        const leader = leaderTo(mark, box)
        // On another bar's row, words without a leader would seem to speak of that bar.
        if (around.sideways && leader.length === 0 && Math.abs(box.y + box.height / 2 - mark.y) > 4) continue
        const drift = Math.abs(box.y + box.height / 2 - mark.y) * sideways
        const cost = drift + costOf(box, leader, distance, lines.length, around)
        if (cost > TOO_DEAR || (best !== undefined && cost >= best.cost)) continue
        const align = box.x + box.width / 2 < mark.x - 8 ? 'end' : 'start'
        best = { cost, callout: { lines, text: roundBox(box), align, leader } }
      }
    }
  }
  return best?.callout
}

function boxAt(mark: Spot, angle: number, distance: number, size: { width: number; height: number }): Box {
  const reach = MARK + OFF + distance
  const x = mark.x + Math.cos(angle) * (reach + size.width / 2)
  const y = mark.y + Math.sin(angle) * (reach + size.height / 2)
  return { x: x - size.width / 2, y: y - size.height / 2, ...size }
}

function inside(box: Box, area: Box): boolean {
  return (
    box.x >= area.x &&
    box.y >= area.y &&
    box.x + box.width <= area.x + area.width &&
    box.y + box.height <= area.y + area.height
  )
}

function costOf(box: Box, leader: readonly Spot[], distance: number, lines: number, around: Surroundings): number {
  let cost = distance + lines * 4
  const wide = grown(box, 3)
  for (const obstacle of around.obstacles) if (overlap(wide, obstacle)) cost += 600
  for (const line of around.lines) if (crosses(line, wide)) cost += 200
  const [start, bend, end] = leader
  if (start === undefined || bend === undefined || end === undefined) return cost
  const halves: readonly (readonly [Spot, Spot])[] = [
    [start, bend],
    [bend, end],
  ]
  for (const half of halves) {
    for (const obstacle of around.obstacles) if (crosses(half, obstacle)) cost += 300
    for (const line of around.lines) if (meet(half, line)) cost += 25
  }
  return cost
}

/** A curve from 4 px off the mark to the near edge of the words, or nothing where they almost touch. */
function leaderTo(mark: Spot, box: Box): readonly Spot[] {
  const middle = box.y + Math.min(box.height, CALLOUT_LEADING) / 2
  const left = box.x > mark.x
  const right = box.x + box.width < mark.x
  const end = left
    ? { x: box.x - 4, y: middle }
    : right
      ? { x: box.x + box.width + 4, y: middle }
      : {
          x: Math.min(Math.max(mark.x, box.x + 8), box.x + box.width - 8),
          y: box.y > mark.y ? box.y - 2 : box.y + box.height + 2,
        }
  const dx = end.x - mark.x
  const dy = end.y - mark.y
  const length = Math.hypot(dx, dy)
  if (length < MARK + OFF + 13) return []
  const start = { x: mark.x + (dx / length) * (MARK + OFF), y: mark.y + (dy / length) * (MARK + OFF) }
  const bend =
    left || right
      ? { x: start.x + (end.x - start.x) * 0.35, y: end.y }
      : { x: end.x, y: start.y + (end.y - start.y) * 0.5 }
  return [start, bend, end].map((spot) => ({ x: place(spot.x), y: place(spot.y) }))
}

function meet(a: readonly [Spot, Spot], b: readonly [Spot, Spot]): boolean {
  const side = (p: Spot, q: Spot, r: Spot) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x))
  return side(...a, b[0]) !== side(...a, b[1]) && side(...b, a[0]) !== side(...b, a[1])
}

function roundBox(box: Box): Box {
  return { x: place(box.x), y: place(box.y), width: place(box.width), height: place(box.height) }
}
