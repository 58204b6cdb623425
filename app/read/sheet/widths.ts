/** Pixels of a character of the usual font, and of the margin of a cell. */
const CHARACTER = 7
const MARGIN = 5
const POINTS_PER_PIXEL = 0.75

/** A column width in points as spreadsheets count it: in characters of the usual font, to a hundredth. */
export function charactersOfPoints(points: number): number {
  return Math.max(0, Math.round((points / POINTS_PER_PIXEL - MARGIN) * (100 / CHARACTER)) / 100)
}
