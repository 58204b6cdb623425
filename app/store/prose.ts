import type { Workbook } from '../vocabulary/index.ts'

type Prose = Pick<Workbook, 'prose' | 'proseBefore' | 'letter'>

/** The prose of a document as a JSON list; the position of a table within it is the table's number, the mail that it came with a list at its end. */
export function proseText({ prose, proseBefore = [], letter }: Prose): string {
  const list: (string | number | readonly string[])[] = []
  let table = 0
  for (let paragraph = 0; paragraph <= prose.length; paragraph++) {
    while (table < proseBefore.length && (proseBefore[table] ?? 0) <= paragraph) list.push(table++)
    const text = prose[paragraph]
    if (text !== undefined) list.push(text)
  }
  if (letter !== undefined) list.push(letter)
  return JSON.stringify(list)
}

/** The opposite of `proseText`. */
export function parseProse(text: string): Prose {
  const list: unknown = JSON.parse(text)
  const prose: string[] = []
  const proseBefore: number[] = []
  let letter: readonly string[] | undefined
  for (const one of Array.isArray(list) ? list : []) {
    if (typeof one === 'number') proseBefore.push(prose.length)
    else if (Array.isArray(one)) letter = one.map(String)
    else prose.push(String(one))
  }
  return { prose, ...(proseBefore.length > 0 ? { proseBefore } : {}), ...(letter === undefined ? {} : { letter }) }
}
