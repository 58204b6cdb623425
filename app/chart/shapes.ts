import type { Box, PointShape } from './layout.ts'

/** Outline of a point as an SVG path round its middle; all shapes cover about as much paper. */
export function pointPath(shape: PointShape, x: number, y: number, radius: number): string {
  const r = radius
  const n = (value: number) => String(Math.round(value * 100) / 100)
  switch (shape) {
    case 'circle':
      return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0z`
    case 'square': {
      const h = r * 0.9
      return `M${n(x - h)} ${n(y - h)}h${n(2 * h)}v${n(2 * h)}h${n(-2 * h)}z`
    }
    case 'triangle': {
      const h = r * 1.2
      return `M${n(x)} ${n(y - h)}L${n(x + h)} ${n(y + h * 0.8)}H${n(x - h)}z`
    }
    case 'diamond': {
      const h = r * 1.25
      return `M${n(x)} ${n(y - h)}L${n(x + h)} ${n(y)}L${n(x)} ${n(y + h)}L${n(x - h)} ${n(y)}z`
    }
  }
}

/** A circle as a path, to be drawn without a filling. */
export function ringPath(x: number, y: number, radius: number): string {
  const n = (value: number) => String(Math.round(value * 100) / 100)
  return `M${n(x - radius)} ${n(y)}a${n(radius)} ${n(radius)} 0 1 0 ${n(2 * radius)} 0a${n(radius)} ${n(radius)} 0 1 0 ${n(-2 * radius)} 0z`
}

/** The arrow at the open end of a range: upwards, or to the right where bars lie. */
export function arrowPath(box: Box, horizontal: boolean): string {
  if (horizontal) {
    const x = box.x + box.width
    const y = box.y + box.height / 2
    return `M${x} ${y - 6}L${x + 8} ${y}L${x} ${y + 6}z`
  }
  const x = box.x + box.width / 2
  return `M${x - 6} ${box.y}L${x} ${box.y - 8}L${x + 6} ${box.y}z`
}

/** The outline of a range that is open at one end: three sides. */
export function rangeOutline(box: Box, open: boolean, horizontal: boolean): string {
  const { x, y, width, height } = box
  if (!open) return `M${x} ${y}h${width}v${height}h${-width}z`
  return horizontal ? `M${x + width} ${y}h${-width}v${height}h${width}` : `M${x} ${y}v${height}h${width}v${-height}`
}
