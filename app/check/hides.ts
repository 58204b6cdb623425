import { type HiddenItem, hiddenWords, itemsOfWorkbook } from '../store/index.ts'
import { a1, type Workbook } from '../vocabulary/index.ts'
import type { Hides } from './stated.ts'

/** What a file hides, place by place, without a word of what stands there. */
export function hidesOf(workbook: Workbook): readonly Hides[] {
  return itemsOfWorkbook(workbook).map((item) =>
    hidesIn(item, item.place.kind === 'sheet' ? (workbook.sheets[item.place.sheet]?.visibility ?? 'hidden') : ''),
  )
}

/** One hidden place; `visibility` is that of a hidden sheet. */
export function hidesIn(item: HiddenItem, visibility: string): Hides {
  const { sheetName, cells, comments, first } = item
  const held = [cells > 0 ? counted(cells, 'cell') : '', comments > 0 ? counted(comments, 'comment') : '']
  return {
    sheet: sheetName,
    what: hiddenWords(item, visibility),
    cells: first.map(a1),
    held: held.filter((words) => words !== '').join(', '),
  }
}

function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}
