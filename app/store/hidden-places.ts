import { inkOnItself } from '../recognise/index.ts'
import type { Address, CellStyle, HiddenPart, Sheet, Span, Workbook } from '../vocabulary/index.ts'

/** Something of a file that a reader of it does not see. `sheet` is the position of the sheet in its file, from 0. */
export type HiddenPlace =
  | { readonly kind: 'sheet'; readonly sheet: number }
  | {
      readonly kind: 'rows' | 'columns'
      readonly sheet: number
      readonly spans: readonly Span[]
      readonly all: boolean
    }
  | { readonly kind: 'ink'; readonly sheet: number }
  | { readonly kind: 'part'; readonly part: HiddenPart['kind'] }

/** What must be known of a sheet to tell where it hides something: no cell. */
export type HiddenFrame = Pick<Sheet, 'index' | 'visibility' | 'hiddenRows' | 'hiddenColumns' | 'styles'>

/** A filtered sheet hides rows in hundreds of runs: beyond so many they are one place. */
const MOST_RUNS = 12

/** Where a sheet hides something, in the order in which it is told. A hidden sheet is one place, whatever it hides in itself. */
export function placesOf(frame: HiddenFrame): readonly HiddenPlace[] {
  const { index: sheet, visibility, styles } = frame
  if (visibility !== 'visible') return [{ kind: 'sheet', sheet }]
  return [
    ...runsOf('rows', sheet, frame.hiddenRows),
    ...runsOf('columns', sheet, frame.hiddenColumns),
    ...(styles.some(inkOnItself) ? [{ kind: 'ink', sheet } as const] : []),
  ]
}

/** Name of a place, the same for the same bytes: `rows 0 11 13`. It holds no word of the file. */
export function placeId(place: HiddenPlace): string {
  switch (place.kind) {
    case 'sheet':
    case 'ink':
      return `${place.kind} ${place.sheet}`
    case 'part':
      return `part ${place.part}`
    case 'rows':
    case 'columns': {
      const [only] = place.spans
      return place.all || only === undefined
        ? `${place.kind} ${place.sheet} all`
        : `${place.kind} ${place.sheet} ${only.first} ${only.last}`
    }
  }
}

/** How a cell stands: seen by every reader, kept apart, or kept apart and shown by decision. */
export type Standing = 'seen' | 'apart' | 'shown'

/** Tells how the cells of a sheet stand, given the names of the places that were decided to be shown. */
export function standingIn(
  frame: HiddenFrame,
  shown: ReadonlySet<string>,
): (at: Address, style: CellStyle) => Standing {
  const places = placesOf(frame)
  if (places.length === 0) return () => 'seen'
  const tests = places.map((place) => ({ holds: holder(place), shown: shown.has(placeId(place)) }))
  return (at, style) => {
    let standing: Standing = 'seen'
    for (const test of tests) {
      if (!test.holds(at, style)) continue
      // What two places hide is shown only where both are.
      if (!test.shown) return 'apart'
      standing = 'shown'
    }
    return standing
  }
}

/** Whether a place holds a cell. */
export function holder(place: HiddenPlace): (at: Address, style: CellStyle) => boolean {
  switch (place.kind) {
    case 'sheet':
      return () => true
    case 'ink':
      return (_, style) => inkOnItself(style)
    case 'part':
      return () => false
    case 'rows':
      return ({ row }) => within(place.spans, row)
    case 'columns':
      return ({ column }) => within(place.spans, column)
  }
}

/** The spans that are left of a sheet's hidden rows or columns once some places count as seen. */
export function spansLeft(frame: HiddenFrame, axis: 'rows' | 'columns', seen: ReadonlySet<string>): readonly Span[] {
  const spans = axis === 'rows' ? frame.hiddenRows : frame.hiddenColumns
  if (seen.size === 0) return spans
  return placesOf(frame).flatMap((place) => (place.kind === axis && !seen.has(placeId(place)) ? place.spans : []))
}

/** A workbook in which the given places count as seen: what was decided to count is read as if it had never been hidden. */
export function withCounted(workbook: Workbook, counted: ReadonlySet<string>): Workbook {
  if (counted.size === 0) return workbook
  return { ...workbook, sheets: workbook.sheets.map((sheet) => countedSheet(sheet, counted)) }
}

function countedSheet(sheet: Sheet, counted: ReadonlySet<string>): Sheet {
  if (sheet.visibility !== 'visible') {
    return counted.has(`sheet ${sheet.index}`) ? { ...sheet, visibility: 'visible' } : sheet
  }
  const ink = counted.has(`ink ${sheet.index}`)
  return {
    ...sheet,
    hiddenRows: spansLeft(sheet, 'rows', counted),
    hiddenColumns: spansLeft(sheet, 'columns', counted),
    styles: ink
      ? sheet.styles.map((style) => (inkOnItself(style) ? { ...style, fontColour: undefined } : style))
      : sheet.styles,
  }
}

function runsOf(kind: 'rows' | 'columns', sheet: number, hidden: readonly Span[]): readonly HiddenPlace[] {
  const runs = joined(hidden)
  if (runs.length > MOST_RUNS) return [{ kind, sheet, spans: runs, all: true }]
  return runs.map((span) => ({ kind, sheet, spans: [span], all: false }))
}

/** Spans in order, those that touch made one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const runs: { first: number; last: number }[] = []
  for (const { first, last } of [...spans].sort((a, b) => a.first - b.first)) {
    const before = runs.at(-1)
    if (before !== undefined && first <= before.last + 1) before.last = Math.max(before.last, last)
    else runs.push({ first, last })
  }
  return runs
}

/** The spans are in order and apart from one another. */
function within(spans: readonly Span[], index: number): boolean {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = spans[middle]
    if (span === undefined || index < span.first) high = middle - 1
    else if (index > span.last) low = middle + 1
    else return true
  }
  return false
}
