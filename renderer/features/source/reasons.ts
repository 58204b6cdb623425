import type { LayoutEdit, LayoutPreview, TableRead } from '../../../app/contract/index.ts'
import { type Address, a1, columnLetters, contains } from '../../../app/vocabulary/index.ts'
import { list } from '../../ui/words.ts'

/** What a cell was taken for and why, in a sentence. */
export function reasonOf(
  at: Address,
  role: string | null,
  preview: LayoutPreview,
  edits: readonly LayoutEdit[],
): string | undefined {
  if (role === null || role === 'hidden') return undefined
  const told = edits.some((edit) => edit.set === 'role' && contains(edit.range, at))
  const why = told ? (preview.by === 'recipe' ? 'said by a recipe' : 'set by hand') : guessed(at, role, preview)
  const says = meaningAt(at, role, preview)
  return `${NAMES[role] ?? role}: ${[why, says].filter(Boolean).join('; ')}`
}

const NAMES: Readonly<Record<string, string>> = {
  header: 'Header',
  label: 'Label',
  value: 'Value',
  total: 'Total',
  note: 'Note',
  title: 'Title',
  ignored: 'Ignored',
}

/** Why the program took a cell for what it did. */
function guessed(at: Address, role: string, preview: LayoutPreview): string {
  const table = tableAt(at, preview)
  switch (role) {
    case 'header':
      return `it stands over the figures${table === undefined ? '' : ` of rows ${firstBody(table) + 1} to ${table.range.bottom + 1}`}`
    case 'label': {
      const label = table?.labels.find(({ column }) => column === at.column)
      return label === undefined
        ? 'it stands beside the figures of its row'
        : `column ${columnLetters(at.column)} names the rows`
    }
    case 'value':
      return 'a figure under a heading, beside a label'
    case 'total':
      return 'its row says that it is a total'
    case 'title':
      return 'a text above the first table'
    case 'note':
      return table === undefined ? 'it stands outside of every table' : 'a remark beside the figures'
    default:
      return 'neither a label nor a count: a running number, a percentage, a reference'
  }
}

/** What a cell states, or what states things of it. */
function meaningAt(at: Address, role: string, preview: LayoutPreview): string {
  const stated = preview.tables.flatMap(({ statements }) =>
    statements.filter((one) => one.from === 'cell' && one.at?.row === at.row && one.at.column === at.column),
  )
  if (stated.length > 0) {
    const facts = [...new Set(stated.map(({ key, value }) => `${keyWords(key)} ${valueWords(key, value)}`))]
    return `states ${list(facts)}`
  }
  const table = tableAt(at, preview)
  if (role === 'label') {
    const key = table?.labels.find(({ column }) => column === at.column)?.key
    return key === undefined || key === '' ? 'states nothing' : `a value of ${keyWords(key)}`
  }
  if (role !== 'value' && role !== 'total') return ''
  const figure = preview.figures.find(({ row, column }) => row === at.row && column === at.column)
  if (figure !== undefined)
    return `read as ${list([figure.period || 'no period', ...figure.dimensions, figure.measure])}`
  const over = table?.headerRows.map((row) => a1({ row, column: at.column })) ?? []
  return over.length === 0 ? '' : `headed in ${list(over)}`
}

function tableAt(at: Address, preview: LayoutPreview): TableRead | undefined {
  return preview.tables.find(({ range }) => contains(range, at))
}

function firstBody({ headerRows, range }: TableRead): number {
  return (headerRows.at(-1) ?? range.top - 1) + 1
}

/** The key of a statement in words. */
export function keyWords(key: string): string {
  return key === 'measure' ? 'what is counted' : key.replaceAll('_', ' ')
}

function valueWords(key: string, value: string): string {
  if (value === '') return 'that is not known'
  return key === 'period' ? value.replace('..', ' to ') : value
}
