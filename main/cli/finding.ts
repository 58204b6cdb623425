import { findingKey, placesOf } from '../../app/check/index.ts'
import type { Finding } from '../../app/vocabulary/index.ts'

/**
 * A finding as the contract has it, with its places and what else it says. Where it is about a whole file, `cells` holds the
 * addresses of all of the file's sheets and `sheet` is empty; `places` then repeats them sheet by sheet.
 */
export function printedFinding(finding: Finding) {
  const { rule, force, file, sheet, note, severity, arithmetic, caveat } = finding
  const own = placesOf(finding)
  const wholeFile = sheet === '' && finding.cells.length === 0
  const here = own.filter((place) => place.file === file)
  const cells = wholeFile ? [...new Set(here.flatMap((place) => place.cells))] : finding.cells
  const places = wholeFile ? [{ file, sheet, cells }, ...own.slice(file === '' ? 0 : 1)] : own
  const files = [...new Set(own.map((place) => place.file))]
  return {
    rule,
    force,
    file,
    sheet,
    cells,
    note,
    severity,
    ...(files.length > 1 ? { files } : {}),
    ...(places.length > 1 ? { places } : {}),
    key: findingKey(finding),
    arithmetic,
    caveat,
  }
}
