import { firstRow, periodLabel, type SqlDatabase, textOf } from '../../store/index.ts'
import { daysWords, listWords } from '../compare/words.ts'
import type { DecidedPlace, Decision, DecisionAbout } from './decision.ts'

/** What is decided, in words: "Dyfed-Powys is left out of comparisons, charts and totals". */
export function aboutWords(db: SqlDatabase, about: DecisionAbout): string {
  switch (about.kind) {
    case 'exclude force':
      return `${nameOf(db, about.force)} is left out of comparisons, charts and totals`
    case 'count as zero':
      return `Dashes and blanks in ${placeWords(db, { ...about, cells: null })} count as 0`
    case 'take figures':
      return `${nameOf(db, about.force)}: ${placeWords(db, about.take)} counts in place of ${listWords(about.over.map((place) => beside(db, place, about.take)))}`
    case 'bridge year':
      return `${nameOf(db, about.force)} ${periodLabel({ ...about, written: '' })} is added up from shorter periods, not taken from years of another kind`
    case 'accept figure':
      return `${nameOf(db, about.force)} ${periodLabel({ ...about, written: '' })} is compared although the figure counts ${about.measure} for ${daysWords(about.covers)}`
  }
}

/** A decision as the caveat that travels with every figure that it concerns. */
export function caveatOf(db: SqlDatabase, { about, reason }: Pick<Decision, 'about' | 'reason'>): string {
  return `By decision, ${lower(aboutWords(db, about))}: ${reason.trim().replace(/\.$/, '')}.`
}

/** A name keeps its capital. */
function lower(words: string): string {
  return words.startsWith('Dashes') ? `d${words.slice(1)}` : words
}

function nameOf(db: SqlDatabase, force: string): string {
  return textOf(firstRow(db, 'SELECT force_name FROM subject WHERE force = ? LIMIT 1', [force])?.[0]) ?? force
}

/** A place of the same file is named by its sheet alone. */
function beside(db: SqlDatabase, place: DecidedPlace, taken: DecidedPlace): string {
  const within = [place.sheet ?? '', place.cells ?? ''].filter((part) => part !== '').join(' › ')
  return place.sha256 === taken.sha256 && within !== '' ? within : placeWords(db, place)
}

function placeWords(db: SqlDatabase, { sha256, sheet, cells }: DecidedPlace): string {
  const file =
    textOf(firstRow(db, 'SELECT name FROM inclusion WHERE sha256 = ?', [sha256])?.[0]) ?? 'a file that is gone'
  return [file, sheet ?? '', cells ?? ''].filter((part) => part !== '').join(' › ')
}
