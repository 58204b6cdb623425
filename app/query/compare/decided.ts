import { rows, type SqlDatabase } from '../../store/index.ts'
import { type Decision, decisionsIn } from '../decisions/decision.ts'
import { aboutWords, caveatOf } from '../decisions/words.ts'
import type { DecidedHere } from './cell.ts'
import type { ComparePeriod, Flag } from './comparison.ts'
import { type Days, daysKey } from './days.ts'
import type { Resolved } from './resolve.ts'

/** What the analyst's decisions mean for the comparison. */
export interface Decided {
  /** Forces that are left out, by code. */
  readonly excluded: ReadonlyMap<string, { readonly id: string; readonly reason: string; readonly flag: Flag }>
  /** Whether a year of a force is made of its shorter periods. */
  readonly bridges: (force: string, period: Days) => boolean
  /** The decisions that a figure of a force stands on. */
  readonly of: (force: string, period: ComparePeriod, found: Resolved) => readonly DecidedHere[]
}

/** Reads the decisions once for a whole comparison. */
export function decidedIn(db: SqlDatabase): Decided {
  const all = decisionsIn(db)
  const byId = new Map(all.map((one) => [one.id, one]))
  const marked = rows(db, 'SELECT observation, valued_by FROM counted WHERE valued_by IS NOT NULL')
  const valued = new Map(marked.map(([observation, by]) => [Number(observation), String(by)]))
  const replaced = replacements(db)
  const excluded = new Map(
    all.flatMap((one) => (one.about.kind === 'exclude force' ? [[one.about.force, excludedBy(db, one)] as const] : [])),
  )
  return {
    excluded,
    bridges: (force, period) => all.some(({ about }) => isBridge(about, force, period)),
    of: (force, period, found) => {
      const ids = new Set<string>()
      for (const { id, about } of all) {
        if (found.bridge === 'made' && isBridge(about, force, period)) ids.add(id)
        if (isAcceptance(about, force, period, found)) ids.add(id)
      }
      for (const id of found.ids) {
        const by = valued.get(id)
        if (by !== undefined) ids.add(by)
      }
      for (const days of [period, ...found.covers]) {
        for (const id of replaced.get(`${force} ${found.measure} ${daysKey(days)}`) ?? []) ids.add(id)
      }
      return [...ids].flatMap((id) => {
        const one = byId.get(id)
        return one === undefined ? [] : [here(db, one)]
      })
    },
  }
}

function here(db: SqlDatabase, one: Decision): DecidedHere {
  return {
    id: one.id,
    short: SHORT[one.about.kind],
    words: caveatOf(db, one),
    accepts: one.about.kind === 'accept figure',
  }
}

const SHORT: Readonly<Record<Decision['about']['kind'], string>> = {
  'exclude force': 'Left out by decision',
  'count as zero': 'Blank as 0, by decision',
  'take figures': 'One of two, by decision',
  'bridge year': 'Year added up, by decision',
  'accept figure': 'Accepted by decision',
}

function excludedBy(db: SqlDatabase, one: Decision) {
  const words = `${aboutWords(db, one.about)}: ${one.reason.trim().replace(/\.$/, '')}.`
  const flag: Flag = { kind: 'excluded', tone: 'bad', short: SHORT['exclude force'], words: `By decision, ${words}` }
  return { id: one.id, reason: one.reason, flag }
}

function isBridge(about: Decision['about'], force: string, period: Days): boolean {
  return about.kind === 'bridge year' && about.force === force && daysKey(about) === daysKey(period)
}

function isAcceptance(about: Decision['about'], force: string, period: Days, found: Resolved): boolean {
  if (about.kind !== 'accept figure' || about.force !== force || daysKey(about) !== daysKey(period)) return false
  const days = (covers: readonly Days[]) => covers.map(daysKey).sort().join(' ')
  return about.measure === found.measure && days(about.covers) === days(found.covers)
}

/** Per force, measure and period the decisions that put one figure in the place of another. */
function replacements(db: SqlDatabase): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const marked = rows(
    db,
    `SELECT DISTINCT b.force || ' ' || b.measure || ' ' || b.period_start || '/' || b.period_end, n.replaced_by
     FROM counted n JOIN observation o ON o.id = n.observation JOIN subject b ON b.id = o.subject
     WHERE n.replaced_by IS NOT NULL`,
  )
  for (const [key, id] of marked) found.set(String(key), [...(found.get(String(key)) ?? []), String(id)])
  return found
}
