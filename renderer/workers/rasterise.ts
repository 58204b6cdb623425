import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { rasteriser } from '../../app/export/index.ts'
import { RASTER_PARTS } from '../../resources/fonts/chart.ts'

export { CHART_FONTS } from '../../resources/fonts/chart.ts'

/** PNG from an SVG: the same library, fonts and bytes in the window and on the command line. */
export const rasterise = rasteriser({ initWasm, Resvg }, RASTER_PARTS)
