import {
  type Address,
  cellIndex,
  type HiddenPart,
  PLAIN_STYLE,
  type Sheet,
  type Workbook,
} from '../vocabulary/index.ts'
import { type HiddenPlace, holder, placeId, placesOf, standingIn } from './hidden-places.ts'

/** A place of a reading that hides something, with how much; `part` for what stands beside the sheets. */
export interface HiddenItem {
  readonly id: string
  readonly place: HiddenPlace
  readonly sheetName: string
  readonly cells: number
  readonly comments: number
  /** Addresses of the first cells, where the place is no run of rows or columns. */
  readonly first: readonly Address[]
  readonly parts: readonly HiddenPart[]
}

/** Everything of a workbook that a reader does not see and that holds something, as `hiddenItems` finds it in the store. */
export function itemsOfWorkbook(workbook: Workbook): readonly HiddenItem[] {
  return [...workbook.sheets.flatMap(itemsOfSheet), ...itemsOfParts(workbook.hiddenParts ?? [])]
}

/** Whether a reader of the sheet sees what stands at a place. */
export function seenIn(sheet: Sheet): (at: Address) => boolean {
  const standing = standingIn(sheet, new Set())
  return (at) => standing(at, styleAt(sheet, at)) === 'seen'
}

function itemsOfSheet(sheet: Sheet): readonly HiddenItem[] {
  const places = placesOf(sheet)
  if (places.length === 0) return []
  const tests = places.map(holder)
  const found = places.map(() => ({ cells: 0, comments: 0, first: [] as Address[] }))
  const { rows, columns, count, styleOf } = sheet.cells
  for (let index = 0; index < count; index += 1) {
    const at = { row: rows[index] ?? 0, column: columns[index] ?? 0 }
    const style = sheet.styles[styleOf[index] ?? 0] ?? PLAIN_STYLE
    const own = found[tests.findIndex((test) => test(at, style))]
    if (own === undefined) continue
    own.cells += 1
    if (own.first.length < MOST_NAMED) own.first.push(at)
  }
  for (const { at } of sheet.comments) {
    const own = found[tests.findIndex((test) => test(at, styleAt(sheet, at)))]
    if (own !== undefined) own.comments += 1
  }
  return places.flatMap((place, nth): readonly HiddenItem[] => {
    const { cells, comments, first } = found[nth] ?? { cells: 0, comments: 0, first: [] }
    if (cells + comments === 0) return []
    return [{ id: placeId(place), place, sheetName: sheet.name, cells, comments, first, parts: [] }]
  })
}

function styleAt(sheet: Sheet, { row, column }: Address) {
  const index = cellIndex(sheet, row, column)
  return index < 0 ? PLAIN_STYLE : (sheet.styles[sheet.cells.styleOf[index] ?? 0] ?? PLAIN_STYLE)
}

/** So many cells of a place are named. */
export const MOST_NAMED = 6

/** Word puts an empty list of sources into every document: so much custom XML says nothing. */
const ROUTINE = 2048

/** What a file carries beside its sheets, kind by kind. */
export function itemsOfParts(parts: readonly HiddenPart[]): readonly HiddenItem[] {
  const telling = parts.filter(({ kind, size }) => kind !== 'custom xml' || size > ROUTINE)
  return [...new Set(telling.map(({ kind }) => kind))].map((part) => {
    const place = { kind: 'part', part } as const
    const own = telling.filter(({ kind }) => kind === part)
    return { id: placeId(place), place, sheetName: '', cells: 0, comments: 0, first: [], parts: own }
  })
}
