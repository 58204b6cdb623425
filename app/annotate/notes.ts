import { firstRow, periodLabel, rows, type SqlDatabase, textOf } from '../store/index.ts'
import type { Anchor, Annotation, NoteReply } from './command.ts'
import { type Edit, editOf, type Stored, stored } from './edit.ts'
import { figuresUnder } from './pinned.ts'
import { placeNumber, TARGET, WRITTEN_VALUE } from './target.ts'

/** What an analyst does with notes. */
export type NoteCommand =
  | { readonly do: 'add annotation'; readonly annotation: Annotation }
  | {
      readonly do: 'change annotation'
      readonly id: string
      readonly text: string
      readonly forPublication: boolean
      /** What is not given stays as it is. */
      readonly caveat?: string
      readonly tags?: readonly string[]
    }
  | { readonly do: 'delete annotation'; readonly id: string }
  | { readonly do: 'reply to annotation'; readonly annotation: string; readonly reply: NoteReply }
  | { readonly do: 'delete reply'; readonly id: string }

/** What a command about notes changes of what was decided. */
export function decideNote(db: SqlDatabase, command: NoteCommand): readonly Edit[] {
  switch (command.do) {
    case 'add annotation': {
      const { id, caveat = '', tags = [] } = command.annotation
      const line = lineOf(caveat, tags)
      return [noteEdit(db, command.annotation), ...(line === null ? [] : [editOf(db, 'note_line', [id], line)])]
    }
    case 'change annotation': {
      const { table, row } = must(db, command.id)
      const changed = [...row]
      changed[table === 'annotation' ? TEXT : PINNED_TEXT] = command.text
      changed[table === 'annotation' ? TEXT + 1 : PINNED_TEXT + 1] = Number(command.forPublication)
      const [caveat, tags] = stored(db, 'note_line', [command.id]) ?? ['', '[]']
      const line = lineOf(command.caveat ?? String(caveat), command.tags ?? (JSON.parse(String(tags)) as string[]))
      const before = stored(db, 'note_line', [command.id])
      const same = JSON.stringify(before) === JSON.stringify(line)
      return [editOf(db, table, [command.id], changed), ...(same ? [] : [editOf(db, 'note_line', [command.id], line)])]
    }
    case 'delete annotation': {
      const { table } = must(db, command.id)
      const replies = rows(db, 'SELECT id FROM note_reply WHERE annotation = ? ORDER BY id', [command.id])
      return [
        ...replies.map(([id]) => editOf(db, 'note_reply', [String(id)], null)),
        ...(stored(db, 'note_line', [command.id]) === null ? [] : [editOf(db, 'note_line', [command.id], null)]),
        editOf(db, table, [command.id], null),
      ]
    }
    case 'reply to annotation': {
      must(db, command.annotation)
      const { id, text, author, at } = command.reply
      return [editOf(db, 'note_reply', [id], [command.annotation, text, author, at])]
    }
    case 'delete reply':
      if (stored(db, 'note_reply', [command.id]) === null) throw new Error(`there is no reply ${command.id}`)
      return [editOf(db, 'note_reply', [command.id], null)]
  }
}

/** A command about notes in words. */
export function labelNote(db: SqlDatabase, command: NoteCommand, forceName: (code: string | null) => string): string {
  const note = (id: string | undefined) => storedWords(db, id ?? '', forceName)
  switch (command.do) {
    case 'add annotation':
      return `Note on ${anchorWords(command.annotation.anchor, forceName)}`
    case 'change annotation':
      return `Change of the note on ${note(command.id)}`
    case 'delete annotation':
      return `Deletion of the note on ${note(command.id)}`
    case 'reply to annotation':
      return `Answer to the note on ${note(command.annotation)}`
    case 'delete reply': {
      const of = textOf(firstRow(db, 'SELECT annotation FROM note_reply WHERE id = ?', [command.id])?.[0])
      return `Deletion of an answer to the note on ${note(of ?? '')}`
    }
  }
}

/** What a note is pinned to, in words. */
export function anchorWords(anchor: Anchor, forceName: (code: string | null) => string): string {
  switch (anchor.on) {
    case 'force':
      return forceName(anchor.force)
    case 'period':
      return wordsOf('', anchor.periodStart, anchor.periodEnd)
    case 'force-period':
      return wordsOf(forceName(anchor.force), anchor.periodStart, anchor.periodEnd)
    case 'value':
      return wordsOf(forceName(anchor.force), anchor.periodStart, anchor.periodEnd) || `cell ${anchor.source.cell}`
    case 'cells':
      return `${anchor.file} ${anchor.source.cells}`
    case 'file':
      return anchor.file
    case 'finding':
    case 'series':
    case 'point':
      return anchor.about
  }
}

/** Places of text, and of publication behind it, among the columns of each table behind its key. */
const TEXT = 10
const PINNED_TEXT = 8

function must(db: SqlDatabase, id: string): { readonly table: 'annotation' | 'pinned_note'; readonly row: Stored } {
  for (const table of ['annotation', 'pinned_note'] as const) {
    const row = stored(db, table, [id])
    if (row !== null) return { table, row }
  }
  throw new Error(`there is no annotation ${id}`)
}

/** What a note says besides its text; null where it says nothing. A tag is kept once. */
function lineOf(caveat: string, tags: readonly string[]): Stored | null {
  const kept = [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))]
  return caveat === '' && kept.length === 0 ? null : [caveat, JSON.stringify(kept)]
}

function noteEdit(db: SqlDatabase, { id, anchor, text, forPublication, author, at }: Annotation): Edit {
  const said = [text, Number(forPublication), author, at]
  switch (anchor.on) {
    case 'value': {
      const { force, measure, periodStart, periodEnd, dimensions, source } = anchor
      const place = [source.sha256, source.sheet, source.cell]
      const row = ['value', force, measure, periodStart, periodEnd, dimensions, ...place, pinnedValue(db, anchor)]
      return editOf(db, 'annotation', [id], [...row, ...said])
    }
    case 'period': {
      const { periodStart, periodEnd } = anchor
      const row = ['period', null, null, periodStart, periodEnd, null, null, null, null, null]
      return editOf(db, 'annotation', [id], [...row, ...said])
    }
    case 'force': {
      const row = ['force', anchor.force, null, null, null, null, null, null, null, null]
      return editOf(db, 'annotation', [id], [...row, ...said])
    }
    default:
      return editOf(db, 'pinned_note', [id], [...lookedUpBy(anchor), JSON.stringify(figuresUnder(db, anchor)), ...said])
  }
}

function lookedUpBy(anchor: Anchor): Stored {
  const whole = JSON.stringify(anchor)
  switch (anchor.on) {
    case 'force-period':
      return [anchor.on, whole, anchor.force, anchor.periodStart, anchor.periodEnd, null, null]
    case 'cells':
      return [anchor.on, whole, null, null, null, anchor.source.sha256, null]
    case 'file':
      return [anchor.on, whole, null, null, null, anchor.sha256, null]
    case 'finding':
      return [anchor.on, whole, null, null, null, null, anchor.finding]
    default:
      return [anchor.on, whole, null, null, null, null, null]
  }
}

/** How the value was written when the note was pinned: so that the note can say that it changed since. */
function pinnedValue(db: SqlDatabase, anchor: Extract<Anchor, { readonly on: 'value' }>): string | null {
  const found = firstRow(db, `SELECT ${WRITTEN_VALUE} ${TARGET}`, [
    anchor.force,
    anchor.measure,
    anchor.periodStart,
    anchor.periodEnd,
    anchor.dimensions,
    anchor.source.sha256,
    anchor.source.sheet,
    placeNumber(anchor.source.cell),
  ])
  return found === undefined ? null : String(found[0])
}

function wordsOf(force: string, start: string | null, end: string | null): string {
  const period = start === null || end === null ? '' : periodLabel({ start, end, written: '' })
  return [force, period].filter((word) => word !== '').join(' ')
}

function storedWords(db: SqlDatabase, id: string, forceName: (code: string | null) => string): string {
  const pinned = firstRow(db, 'SELECT anchor FROM pinned_note WHERE id = ?', [id])
  if (pinned !== undefined) return anchorWords(JSON.parse(String(pinned[0])) as Anchor, forceName)
  const found = firstRow(db, 'SELECT force, period_start, period_end, cell FROM annotation WHERE id = ?', [id])
  if (found === undefined) return id
  const [force, start, end, cell] = found.map(textOf)
  const words = wordsOf(force === null || force === undefined ? '' : forceName(force), start ?? null, end ?? null)
  return words === '' ? `cell ${cell ?? ''}` : words
}
