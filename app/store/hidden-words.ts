import { a1, columnLetters, type HiddenPart, type Span } from '../vocabulary/index.ts'
import type { HiddenItem } from './hidden-items.ts'

/** How many rows, columns, cells or parts a place is. */
export function hiddenCount({ place, cells, parts }: HiddenItem): number {
  switch (place.kind) {
    case 'rows':
    case 'columns':
      return place.spans.reduce((sum, { first, last }) => sum + last - first + 1, 0)
    case 'sheet':
      return 1
    case 'ink':
      return cells
    case 'part':
      return parts.length
  }
}

/** A hidden place in words, without a word of what stands there: "Rows 12–14", "Sheet “Raw”, very hidden". */
export function hiddenWords(item: HiddenItem, visibility: string): string {
  const { place, sheetName, first, cells, parts } = item
  switch (place.kind) {
    case 'rows':
      return spansWords('Row', place.spans, (index) => String(index + 1))
    case 'columns':
      return spansWords('Column', place.spans, columnLetters)
    case 'sheet':
      return `Sheet “${sheetName}”, ${visibility}`
    case 'ink': {
      const more = cells > first.length ? '…' : ''
      return `Text in the colour of its cell: ${first.map(a1).join(', ')}${more}`
    }
    case 'part':
      return partWords(place.part, parts)
  }
}

const MOST_NAMED = 3

function spansWords(one: string, spans: readonly Span[], name: (index: number) => string): string {
  const named = spans
    .slice(0, MOST_NAMED)
    .map(({ first, last }) => (first === last ? name(first) : `${name(first)}–${name(last)}`))
  const single = spans.length === 1 && spans[0]?.first === spans[0]?.last
  return `${one}${single ? '' : 's'} ${named.join(', ')}${spans.length > MOST_NAMED ? '…' : ''}`
}

const PART_WORDS: Readonly<Record<HiddenPart['kind'], readonly [one: string, many: string]>> = {
  'pivot cache': ['Rows kept behind a pivot table', 'Rows kept behind pivot tables'],
  'embedded file': ['Embedded file', 'Embedded files'],
  'data model': ['Data model', 'Data models'],
  'external values': ['Values of another workbook', 'Values of other workbooks'],
  'earlier versions': ['Earlier version', 'Earlier versions'],
  'deleted text': ['Text that was deleted with changes tracked', 'Texts that were deleted with changes tracked'],
  'custom xml': ['XML of another program', 'XML of other programs'],
  macros: ['Macros', 'Macros'],
}

function partWords(kind: HiddenPart['kind'], parts: readonly HiddenPart[]): string {
  const words = PART_WORDS[kind][parts.length === 1 ? 0 : 1]
  const records = parts.reduce((sum, part) => sum + (part.records ?? 0), 0)
  const held = records === 0 ? '' : `, ${records} ${records === 1 ? 'row' : 'rows'}`
  return parts.length === 1 ? `${words}${held}` : `${words}, ${parts.length}${held}`
}

/** What a removed place was, by its name alone: nothing else of it is left. */
export function removedWords(id: string): string {
  const [kind = '', sheet = '', first = '', last = ''] = id.split(' ')
  const on = `sheet ${Number(sheet) + 1}`
  if (kind === 'part') return PART_WORDS[id.slice('part '.length) as HiddenPart['kind']]?.[0] ?? id
  if (kind === 'sheet') return `Hidden sheet ${Number(sheet) + 1}`
  if (kind === 'ink') return `Text in the colour of its cell, ${on}`
  if (first === 'all') return `Hidden ${kind}, ${on}`
  const span = [{ first: Number(first), last: Number(last) }]
  const words =
    kind === 'rows' ? spansWords('Row', span, (index) => String(index + 1)) : spansWords('Column', span, columnLetters)
  return `${words}, ${on}`
}
