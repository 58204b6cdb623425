import { periodLabel, rows, type SqlDatabase, scalar } from '../../store/index.ts'
import { type Days, daysKey, daysLater, sharedDays } from '../compare/days.ts'
import { eligibleSets, figuresOf } from '../compare/figures.ts'
import { type Resolved, resolve } from '../compare/resolve.ts'
import { daysWords, thingsWords } from '../compare/words.ts'
import { explained, replaced, unexplained } from './counted.ts'
import { type DecisionAbout, decisionsIn, sameAbout } from './decision.ts'
import { aboutWords } from './words.ts'

/** What a decision would come to, asked before it is taken. */
export interface DecisionTrial {
  /** Why it cannot be taken; null where it can. */
  readonly refused: string | null
  /** What it changes: "4 figures count as 0"; empty where it is refused. */
  readonly effect: string
  /** Figures that it concerns. */
  readonly ids: readonly number[]
}

/** A trial, with what would be decided in words. */
export interface TriedDecision extends DecisionTrial {
  readonly what: string
}

/** Tries a decision without taking it. */
export function tryDecision(db: SqlDatabase, about: DecisionAbout): TriedDecision {
  const decided = decisionsIn(db).some((one) => sameAbout(one.about, about))
  return { what: aboutWords(db, about), ...(decided ? refused('This is decided already') : effectOf(db, about)) }
}

/** What a decision comes to as the replies are now, whether it stands or not. */
export function effectOf(db: SqlDatabase, about: DecisionAbout): DecisionTrial {
  switch (about.kind) {
    case 'exclude force': {
      const ids = rows(
        db,
        'SELECT o.id FROM observation o JOIN subject b ON b.id = o.subject WHERE b.force = ? ORDER BY o.id',
        [about.force],
      ).map(([id]) => Number(id))
      return ids.length === 0 ? refused('No figure of this force is here') : taken(ids, 'left out')
    }
    case 'count as zero':
      return zeroTrial(db, about.sha256, about.sheet)
    case 'take figures': {
      const ids = replaced(db, about)
      return ids.length === 0
        ? refused('The two places give no figures for the same thing: nothing stands in for anything')
        : taken(ids, 'no longer counted')
    }
    case 'bridge year':
      return bridgeTrial(db, about)
    case 'accept figure':
      return acceptTrial(db, about)
  }
}

function refused(why: string): DecisionTrial {
  return { refused: why, effect: '', ids: [] }
}

function taken(ids: readonly number[], what: string): DecisionTrial {
  return { refused: null, effect: `${thingsWords(ids.length, 'figure')} ${what}`, ids }
}

function zeroTrial(db: SqlDatabase, sha256: string, sheet: string | null): DecisionTrial {
  const ids = unexplained(db, sha256, sheet)
  if (ids.length > 0) return taken(ids, ids.length === 1 ? 'counts as 0' : 'count as 0')
  const said = [...explained(db, sha256)].filter((marker) => marker === '-' || marker === 'blank')
  return refused(
    said.length > 0
      ? `The file itself says what ${said.join(' and ')} stands for: its word goes first`
      : 'No dash or blank stands in the place of a figure there',
  )
}

/** What the figures of a force come to for some days, years of other kinds set aside. */
export function resolvedFor(
  db: SqlDatabase,
  force: string,
  measure: string,
  asked: Days,
  bridged: boolean,
): Resolved | null {
  const sets = eligibleSets(db, [])
  const span = { start: daysLater(asked.start, -366), end: daysLater(asked.end, 366) }
  const figures = [
    ...figuresOf(db, sets, sets.wholes, span, [force]),
    ...figuresOf(db, sets, sets.parts, span, [force]),
  ]
  return resolve(figures, asked, measure, bridged)
}

/** A decision by which a figure stands for a year that it is not given for. */
export type YearAbout = Extract<DecisionAbout, { readonly kind: 'bridge year' | 'accept figure' }>

/** The figure that stands for a year by such a decision; null where the replies as they are give none. */
export function standingFor(db: SqlDatabase, about: YearAbout): Resolved | null {
  if (about.kind === 'bridge year') {
    const found = resolvedFor(db, about.force, about.measure, about, true)
    return found?.fit === 'same' && found.made === 'periods' && found.measure === about.measure ? found : null
  }
  const wanted = about.covers.map(daysKey).sort().join(' ')
  for (const bridged of [true, false]) {
    const found = resolvedFor(db, about.force, about.measure, about, bridged)
    if (found === null || found.interval === null || found.measure !== about.measure) continue
    if (found.covers.map(daysKey).sort().join(' ') === wanted) return found
  }
  return null
}

function bridgeTrial(db: SqlDatabase, about: Extract<DecisionAbout, { readonly kind: 'bridge year' }>): DecisionTrial {
  const label = periodLabel({ ...about, written: '' })
  const made = standingFor(db, about)
  if (made !== null) {
    return { refused: null, effect: `${label} is added up from ${daysWords(made.covers)}`, ids: made.ids }
  }
  const found = resolvedFor(db, about.force, about.measure, about, true)
  if (found?.fit === 'same' && found.made === 'stated') return refused(`The force gives ${label} itself`)
  const given = shorterThanYear(db, about)
  return refused(
    given.length === 0
      ? `${label} cannot be made of years of another kind: the reply gives no quarters or months`
      : `${label} cannot be added up: of its quarters or months the reply gives only ${daysWords(given)}`,
  )
}

function shorterThanYear(
  db: SqlDatabase,
  about: Extract<DecisionAbout, { readonly kind: 'bridge year' }>,
): readonly Days[] {
  const found = rows(
    db,
    `SELECT DISTINCT period_start, period_end FROM subject
     WHERE force = ? AND measure = ? AND period_start >= ? AND period_end <= ? ORDER BY 1, 2`,
    [about.force, about.measure, about.start, about.end],
  ).map(([start, end]) => ({ start: String(start), end: String(end) }))
  return found.filter((days) => sharedDays(days, about) > 0)
}

function acceptTrial(
  db: SqlDatabase,
  about: Extract<DecisionAbout, { readonly kind: 'accept figure' }>,
): DecisionTrial {
  const known = scalar(db, 'SELECT count(*) FROM subject WHERE force = ?', [about.force]) > 0
  if (!known) return refused('No figure of this force is here')
  const found = standingFor(db, about)
  if (found !== null) {
    return {
      refused: null,
      effect: `${thingsWords(found.ids.length, 'figure')} may be compared, with the reason as a caveat`,
      ids: found.ids,
    }
  }
  return refused(`The force gives no figure of ${about.measure} for ${daysWords(about.covers)}`)
}
