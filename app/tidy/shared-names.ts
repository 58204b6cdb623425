import { type Block, type CellReader, type Statement, statement } from '../recognise/index.ts'
import { cellIndex, type Sheet } from '../vocabulary/index.ts'

/**
 * Decides for names that a force shares with a region ("West Midlands"): the force where the name stands among forces,
 * the region where it stands among regions. Where it stands twice among forces, one of the two is the region: the first
 * where regions are set above their forces, the last where they are set below.
 */
export function sharedNames(
  sheet: Sheet,
  block: Block,
  reader: CellReader,
): (index: number, fact: Statement) => Statement {
  const columns = block.labels
    .filter(({ key }) => key === 'force')
    .map(({ column }) => columnOf(sheet, block, reader, column))
  return (index, fact) => {
    const { force } = reader.reading(index)
    if (force?.kind !== 'ambiguous') return fact
    const column = columns.find(({ regions }) => regions.has(index))
    if (column === undefined) return fact
    const [candidate] = force.candidates
    if (column.regions.get(index) === true) return statement('area', 'Subtotal', fact.from, fact.at, fact.written)
    return candidate === undefined || force.candidates.length > 1 ? fact : { ...fact, value: candidate }
  }
}

/** Which cells of a column, of those whose name is shared, stand for the region. */
function columnOf(sheet: Sheet, block: Block, reader: CellReader, column: number) {
  const regions = new Map<number, boolean>()
  const places = new Map<string, number[]>()
  let forces = 0
  let areas = 0
  let regionFirst: boolean | undefined
  let last = -1
  for (const row of block.rows) {
    const index = cellIndex(sheet, row, column)
    if (index < 0) continue
    const { force, text } = reader.reading(index)
    if (force?.kind === 'force' || force?.kind === 'forces') forces++
    else if (force?.kind === 'area') areas++
    else if (force?.kind === 'ambiguous') {
      const name = text.toLowerCase()
      const there = places.get(name)
      // a name repeated down the side, row for row, is one name
      if (there === undefined) places.set(name, [index])
      else if (row > last + 1 || block.labels.length === 1) there.push(index)
      last = row
      regions.set(index, false)
    }
    regionFirst ??= force?.kind === 'area' ? true : force?.kind === 'force' ? false : undefined
  }
  const onlyRegions = areas > 0 && forces === 0
  if (onlyRegions) for (const index of regions.keys()) regions.set(index, true)
  else {
    for (const indexes of places.values()) {
      if (indexes.length !== 2 || areas === 0) continue
      const region = regionFirst === true ? indexes[0] : indexes[1]
      if (region !== undefined) regions.set(region, true)
    }
  }
  return { regions }
}
