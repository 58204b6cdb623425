/** Position of the sheet that carries what was typed in for a file, behind all that the file has. It holds no cells: a row of it is a figure. */
export const ENTERED_SHEET = 1_000_000

/** A part of a page as shares of its width and height, counted from its upper left corner: 0 to 1. */
export interface PageRegion {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
