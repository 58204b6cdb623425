import { rawText, type Sheet } from '../vocabulary/index.ts'
import { type Reading, readingOf } from './reading.ts'
import type { Recipe } from './recipe.ts'

/** Words that say nothing about a sheet. */
const GENERIC = /^(?:sheet|table|tabelle|worksheet|data|results?|page|response|foi|export|report)? ?#*$/

/** What a text shares with its counterpart in another file: its words, with periods and forces as such. */
export function likeness(reading: Reading): string {
  const { text, period, force } = reading
  if (text === '') return ''
  if (period !== undefined) return `{${period.kind}}`
  if (reading.month !== undefined) return '{month}'
  if (force?.kind === 'force') return '{force}'
  return text
    .toLowerCase()
    .replace(/[*†‡§#^~]+$/, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[ .:]+$/, '')
    .trim()
}

/** The likeness of a sheet's name; empty where it says nothing about the sheet. */
export function nameLikeness(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/[#\s_./()-]+/g, ' ')
    .trim()
  return GENERIC.test(words) ? '' : words
}

/** Rows in which the headings of a table are looked for. */
export const TOP_ROWS = 60

/** Whether the words of a recipe's headings stand in a sheet at all: asked of its first rows before anything is recognised. */
export function mayFit(recipe: Recipe, sheet: Sheet): boolean {
  if (recipe.sheet !== nameLikeness(sheet.name)) return false
  const { cells } = sheet
  const seen = new Set<string>()
  for (let index = 0; index < cells.count; index++) {
    if (cells.kinds[index] === 1) seen.add(likeness(readingOf(rawText(cells, index))))
  }
  return recipe.tables.every(({ columns }) =>
    columns.every(({ headings }) =>
      headings.every((words) => words === '' || words.startsWith('{') || seen.has(words)),
    ),
  )
}
