import { rows, type SqlDatabase } from '../../store/index.ts'
import type { CompareCell, Flag } from './comparison.ts'

/** Marks a cell whose figure was typed in, or a part of it. */
export type MarksTyped = (cell: CompareCell) => CompareCell

/** `[h]` stands where no graver mark does, and the note goes with the figure into what is exported. */
export function typedIn(db: SqlDatabase): MarksTyped {
  const typed = new Set(rows(db, 'SELECT observation FROM entered_observation').map(([id]) => Number(id)))
  if (typed.size === 0) return (cell) => cell
  return (cell) => {
    const own = cell.ids.filter((id) => typed.has(id)).length
    if (own === 0) return cell
    const part = own < cell.ids.length
    const words = `${part ? 'A part of the figure' : 'The figure'} was entered by hand from the words or pages of a reply.`
    const flag: Flag = { kind: 'entered', tone: 'note', short: 'Entered by hand', words }
    const marker = cell.marker === '' || cell.marker === '°' ? '[h]' : cell.marker
    return { ...cell, marker, flags: [...cell.flags, flag] }
  }
}
