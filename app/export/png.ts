import type { ChartLayout } from '../chart/index.ts'
import type { Rasterise } from '../vocabulary/index.ts'
import { type ChartFonts, composeSvg } from './svg.ts'

/** A chart as PNG, `scale` device pixels to the unit: the very SVG of the export, drawn by the host's rasteriser. */
export function composePng(
  layout: ChartLayout,
  fonts: ChartFonts,
  rasterise: Rasterise,
  scale: number,
): Promise<Uint8Array> {
  return rasterise(composeSvg(layout, fonts), scale)
}
