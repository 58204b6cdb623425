import { findForces, type NamesAdded, NO_NAMES, resolveForce } from '../names/index.ts'
import { type Statement, statement } from '../recognise/index.ts'
import type { Address, ForceCode, Sheet } from '../vocabulary/index.ts'

/** A text with its place. */
export interface TextLine {
  readonly text: string
  readonly at: Address | undefined
}

/** Letterheads, titles and signatures are short; a note that mentions a force need not be about it. */
const LONGEST_NAMING = 120

/** The force that lines of text name: the first line that names exactly one; none where lines name only several. */
export function forceIn(
  lines: readonly TextLine[],
  from: Statement['from'],
  names: NamesAdded = NO_NAMES,
): Statement | undefined {
  for (const { text, at } of lines) {
    if (text.length > LONGEST_NAMING || MENTIONS.test(text)) continue
    const forces = new Set(findForces(text, names.searched).map(({ force }) => force))
    const [only] = forces
    if (only !== undefined && forces.size === 1) {
      return statement('force', only, from, from === 'cell' ? at : undefined, text)
    }
  }
  return undefined
}

/** Sends the reader to another force, or speaks of one. */
const MENTIONS =
  /\b(?:wish|want|like|need|advised?|able|better) to (?:contact|ask|approach|direct|redirect|write)|\b(?:should|could) (?:contact|ask|approach|write to)|\b(?:transferred|redirected|referred|forwarded|passed) (?:\w+ ){0,4}to\b|\b(?:may|might|would|will) (?:also )?(?:hold|be held)\b|\bheld by\b|\bcompared (?:with|to)\b|\bother forces?\b|\bneighbouring\b/i

/** The force that lines name, of several the one that the name of the file says too: a letter may speak of another force. */
export function forceAmong(
  lines: readonly TextLine[],
  from: Statement['from'],
  said: Statement | undefined,
  names: NamesAdded = NO_NAMES,
): Statement | undefined {
  const first = forceIn(lines, from, names)
  if (said === undefined || first === undefined || first.value === said.value) return first
  const same = lines.find((line) => forceIn([line], from, names)?.value === said.value)
  return same === undefined ? first : forceIn([same], from, names)
}

/** The force of the mail that a file came with: its sender's address, its subject, its signature. */
export function forceOfLetter(lines: readonly string[], names: NamesAdded = NO_NAMES): Statement | undefined {
  const [, domain = ''] = /^From:.*@(?:[\w-]+\.)*?([a-z-]+)\.(?:pnn\.)?police\.uk\b/im.exec(lines.join('\n')) ?? []
  const texts = lines.map((line) => line.replace(/^(?:From|Subject): /, '').replace(/<[^>]*>/g, ' '))
  const said = forceIn(
    texts.map((text) => ({ text, at: undefined })),
    'prose',
    names,
  )
  const sender = domain === '' ? undefined : resolveForce(domain.replaceAll('-', ' '))
  return said ?? (sender?.kind === 'force' ? statement('force', sender.force, 'prose', undefined, domain) : undefined)
}

export function forceSet(force: ForceCode): Statement {
  return statement('force', force, 'request', undefined, '')
}

/** Only this many lines from the top of a sheet, and from its end, can be a letterhead or a signature. */
const FEW = 40

/**
 * Texts of a sheet that stand alone in their row: titles, letterheads and notes, without what is hidden. Those above the
 * first row of figures come first.
 */
export function linesOf(sheet: Sheet, hidden: Uint8Array): readonly TextLine[] {
  const { rows, columns, count, kinds, texts, strings } = sheet.cells
  const lines: TextLine[] = []
  for (let index = 0; index < count && lines.length < 2000; index++) {
    if (hidden[index] === 1 || kinds[index] !== 1) continue
    const row = rows[index] ?? 0
    const inRow = Number(rows[index - 1] === row) + Number(rows[index + 1] === row)
    const text = strings[texts[index] ?? 0] ?? ''
    if (text.length < 2 || (inRow > 0 && row > FEW) || (inRow === 2 && row > 5)) continue
    lines.push({ text: text.replace(/\s+/g, ' ').trim(), at: { row, column: columns[index] ?? 0 } })
  }
  return lines
}

/** A table with figures of so many forces is a compilation: no line beside it says whose the figures are. */
const COMPILED = 4

/** Whether cells of a sheet that stand in a row with others name several forces, as a table of all forces does. */
export function isCompiled(sheet: Sheet, hidden: Uint8Array): boolean {
  const { rows, count, kinds, texts, strings } = sheet.cells
  const asked = new Set<number>()
  const forces = new Set<ForceCode>()
  for (let index = 0; index < count; index++) {
    if (hidden[index] === 1 || kinds[index] !== 1) continue
    const inRow = rows[index - 1] === rows[index] || rows[index + 1] === rows[index]
    const text = texts[index] ?? 0
    if (!inRow || asked.has(text)) continue
    asked.add(text)
    const found = resolveForce(strings[text] ?? '')
    if (found?.kind === 'force') forces.add(found.force)
    if (forces.size >= COMPILED) return true
  }
  return false
}
