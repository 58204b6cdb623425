export { composePng } from './png.ts'
export { type RasterLibrary, type RasterParts, rasteriser } from './rasteriser.ts'
export { arrowPath, pointPath, rangeOutline } from './shapes.ts'
export { type ChartFonts, composeSvg } from './svg.ts'
