export { composePng } from './png.ts'
export { type RasterLibrary, type RasterParts, rasteriser } from './rasteriser.ts'
export { type ChartFonts, composeSvg } from './svg.ts'
