import { statesFigure } from '../names/index.ts'
import { firstRow, type SqlDatabase } from '../store/index.ts'
import type { Dimension, Figure, PageRegion } from '../vocabulary/index.ts'
import { type Edit, editOf, type Stored, stored } from './edit.ts'

/** A figure that a person read in a file and typed in, with the words that say so or the part of the page on which it stands. */
export interface EnteredFigure {
  readonly id: string
  readonly sha256: string
  /** Counted from 1; of a document without pages the paragraph alone. */
  readonly page: number | null
  readonly paragraph: number | null
  /** The part of the page that was marked; null for none. */
  readonly region: PageRegion | null
  /** The words of the file; of a picture, what can be read on it. Empty only where a part of the page is marked. */
  readonly quote: string
  /** The figure as it was typed: `17`, `<5`. */
  readonly written: string
  /** Why the quoted words do not hold the number; empty where they do. */
  readonly reason: string
  readonly force: string | null
  readonly measure: string
  readonly periodStart: string | null
  readonly periodEnd: string | null
  /** Sorted by key; no key twice. */
  readonly dimensions: readonly Dimension[]
  readonly figure: Figure
  /** Empty unless the analyst has set a name. */
  readonly author: string
  /** ISO instant. */
  readonly at: string
}

/** What an analyst does with figures that no table holds. */
export type EnterCommand =
  | { readonly do: 'enter figure'; readonly entered: EnteredFigure }
  | { readonly do: 'change entered figure'; readonly entered: EnteredFigure }
  | { readonly do: 'delete entered figure'; readonly sha256: string; readonly id: string }

/** What a command about entered figures changes of what was decided. */
export function decideEntering(db: SqlDatabase, command: EnterCommand): readonly Edit[] {
  const key = command.do === 'delete entered figure' ? [command.sha256, command.id] : keyOf(command.entered)
  const known = stored(db, 'entered_figure', key)
  if ((known !== null) !== (command.do !== 'enter figure'))
    throw new Error(`entered figure ${key[1]} is ${known === null ? 'not ' : ''}there`)
  if (command.do === 'delete entered figure') return [editOf(db, 'entered_figure', key, null)]
  const { sha256, quote, figure, reason } = command.entered
  if (quote !== '' && reason === '' && !statesFigure(quote, figure))
    throw new Error('the quoted words do not hold the number, and nobody says why')
  const slot = known?.[0] ?? nextSlot(db, sha256)
  return [editOf(db, 'entered_figure', key, [slot, ...columnsOf(command.entered)])]
}

/** Figures that were entered against an older version of a file, entered against the newer; none twice. */
export function carryEntered(db: SqlDatabase, newer: string, figures: readonly EnteredFigure[]): readonly Edit[] {
  const first = nextSlot(db, newer)
  return figures.map((entered, nth) => {
    const key = [newer, entered.id]
    if (entered.sha256 !== newer || stored(db, 'entered_figure', key) !== null)
      throw new Error(`entered figure ${entered.id} cannot be carried to ${newer}`)
    return editOf(db, 'entered_figure', key, [first + nth, ...columnsOf(entered)])
  })
}

/** A command about entered figures in words. */
export function labelEntering(command: EnterCommand, file: (sha256: string) => string | null): string {
  switch (command.do) {
    case 'enter figure':
      return `Figure entered from ${file(command.entered.sha256) ?? 'a file'}`
    case 'change entered figure':
      return `Change of a figure entered from ${file(command.entered.sha256) ?? 'a file'}`
    case 'delete entered figure':
      return `Deletion of a figure entered from ${file(command.sha256) ?? 'a file'}`
  }
}

function keyOf({ sha256, id }: EnteredFigure): readonly string[] {
  return [sha256, id]
}

function nextSlot(db: SqlDatabase, sha256: string): number {
  const [last] = firstRow(db, 'SELECT max(slot) FROM entered_figure WHERE sha256 = ?', [sha256]) ?? []
  return typeof last === 'number' ? last + 1 : 0
}

function columnsOf(entered: EnteredFigure): Stored {
  const { page, paragraph, region, quote, written, reason, force, measure, periodStart, periodEnd } = entered
  const { dimensions, figure, author, at } = entered
  const given = figure.status === 'ok'
  const pairs = dimensions.map(({ key, value }) => [key, value])
  return [
    ...[page, paragraph, region === null ? null : JSON.stringify(region), quote, written, reason],
    ...[force, measure, periodStart, periodEnd, JSON.stringify(pairs), figure.status],
    ...(given ? [figure.value, null, null] : [null, figure.low, figure.high]),
    ...[author, at],
  ]
}
