import { periodLabel, rows, type SqlDatabase, textOf } from '../../store/index.ts'
import { type Force, NO_REQUEST, type SentRequest } from '../../vocabulary/index.ts'
import type { Question } from '../question.ts'
import { cellOf, type Heads } from './cell.ts'
import { cellChange, LEAST_BASE } from './change.ts'
import type {
  CompareCell,
  CompareChange,
  CompareGroup,
  ComparePeriod,
  CompareQuestion,
  CompareRow,
  Comparison,
  Flag,
} from './comparison.ts'
import { againstForce, conditionsOf, type FoundHere, verdictOf } from './conditions.ts'
import { type Days, daysKey, tiles } from './days.ts'
import { type Decided, decidedIn } from './decided.ts'
import { saidByForce } from './extracted.ts'
import {
  breakdownsOf,
  type CompareFigure,
  type Eligible,
  eligibleSets,
  figuresOf,
  forcesWithFigures,
  measuresOf,
  yearsOf,
  yearsWithin,
} from './figures.ts'
import { panelOf, panelPlace } from './panel.ts'
import { AGES_WORDS, POPULATION_SOURCE, residents, SMALL_BASE } from './populations.ts'
import { type Resolved, reconciled, resolver } from './resolve.ts'
import { typedIn } from './typed.ts'
import { breakdownsGiven, withholdings } from './withholding.ts'
import { listWords, monthsWords, numberWords } from './words.ts'

/** What the rules found about some figures of a force. */
export type FoundOf = (force: string, ids: ReadonlySet<number>) => readonly FoundHere[]

/**
 * Forces side by side over the periods of the request; where nobody has said what was asked, over the two years that most
 * forces give. Each figure is an interval with its observations, and unequal figures are shown, flagged and not compared.
 */
export function compare(
  db: SqlDatabase,
  question: CompareQuestion,
  request: SentRequest,
  forces: readonly Force[],
  foundOf: FoundOf = () => [],
): Comparison {
  const measures = measuresOf(db)
  const measure = question.measure ?? (request.periods.length > 0 ? request.measure : (measures[0] ?? 'offences'))
  const given = yearsOf(db)
  const years = given.length > 0 ? given : yearsWithin(db)
  const periods = periodsOf(request, years, question)
  const [from, to] = endsOf(periods, question)
  const [before, after] = [periods[from], periods[to]]
  const names = forcesWithFigures(db)
  const span = spanOf(periods)
  const decided = decidedIn(db)
  const typed = typedIn(db)
  const resolved = resolveAll(db, question, periods, span, measure, decided)
  const groups = groupsOf(db)
  const known = knownOf(db, periods, measure, question, request, foundOf)
  const heldAgainst = { conditions: null as CompareRow['conditions'] | null, name: '' }
  const codes = [...new Set([...names.keys(), ...request.bodies])]
  const byCode = new Map<string, Force>(forces.map((force) => [force.code, force]))
  const drafts = codes.map((force): CompareRow => {
    const heads = headsOf(force, byCode.get(force), question)
    const own = resolved.get(force)
    const cells = periods.map((period, nth) => {
      const one = own?.[nth] ?? null
      return typed(cellOf(one, period, measure, heads, one === null ? [] : decided.of(force, period, one)))
    })
    const over = reconciled(own?.[periods.length] ?? null, own?.slice(0, periods.length) ?? [])
    const change =
      before === undefined || after === undefined
        ? { absolute: null, percent: null, why: 'No period was asked for' }
        : cellChange([cells[from], before], [cells[to], after])
    const excluded = decided.excluded.get(force)
    const ends = [cells[from], cells[to]].flatMap(present)
    const apart = panelPlace(force, ends, [before, after].flatMap(present), measure)
    const leftOut = excluded === undefined ? apart : `by decision: ${excluded.reason}`
    const conditions = conditionsOf({ cells }, known(force, new Set(cells.flatMap(({ ids }) => ids))))
    if (force === question.against) Object.assign(heldAgainst, { conditions, name: nameOf(force, names, byCode) })
    return {
      force,
      name: nameOf(force, names, byCode),
      region: regionOf(force, byCode.get(force)),
      group: groups.get(force) ?? '',
      residents: heads.residents,
      cells,
      whole: span === null || over === null ? null : cellOf(over, span, measure, heads, decided.of(force, span, over)),
      change,
      flags: [...(excluded === undefined ? [] : [excluded.flag]), ...rowFlags(force, cells, heads.residents, change)],
      inPanel: leftOut === '',
      leftOut,
      excludedBy: excluded?.id ?? null,
      conditions,
      verdict: 'like',
      verdictWords: '',
    }
  })
  const inOrder = drafts.map((row) => judged(row, heldAgainst)).sort((a, b) => (a.name < b.name ? -1 : 1))
  const panel = (some: readonly CompareRow[]) => panelOf(some, periods, [from, to], measure)
  const grouped = (of: (row: CompareRow) => string): readonly CompareGroup[] =>
    [...new Set(inOrder.map(of))]
      .filter((name) => name !== '')
      .sort()
      .map((name) => {
        const some = inOrder.filter((row) => of(row) === name)
        return { name, forces: some.map(({ force }) => force), panel: panel(some) }
      })
  return {
    measure,
    measures,
    periods,
    otherPeriods: years
      .map((days) => labelled(days, request))
      .filter(({ key }) => !periods.some((period) => period.key === key)),
    from: before?.key ?? '',
    to: after?.key ?? '',
    span,
    dimensions: breakdownsOf(db),
    rows: inOrder,
    panel: panel(inOrder),
    regions: grouped(({ region }) => region),
    groups: grouped(({ group }) => group),
    rateWords: `1,000 ${AGES_WORDS[question.ages]} in ${POPULATION_SOURCE.year} (${POPULATION_SOURCE.source})`,
    asked: askedWords(periods, measure),
    ...chartQuestion(db, inOrder, periods, [from, to], measure),
  }
}

const present = <Value>(value: Value | undefined): readonly Value[] => (value === undefined ? [] : [value])

function periodsOf(
  request: SentRequest,
  years: readonly (Days & { readonly forces: number })[],
  { from, to }: CompareQuestion,
): readonly ComparePeriod[] {
  const asked = request.periods.length > 0 ? request.periods : bestCovered(years)
  const keys = new Set([...asked.map(daysKey), ...[from, to].filter((key) => key !== null)])
  return [...keys]
    .filter((key) => /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(key))
    .sort()
    .map((key) => labelled({ start: key.slice(0, 10), end: key.slice(11) }, request))
}

function labelled({ start, end }: Days, request: SentRequest): ComparePeriod {
  const given = request.periods.find((period) => daysKey(period) === daysKey({ start, end }))?.label ?? ''
  const label = given === '' ? periodLabel({ start, end, written: '' }) : given
  return { start, end, key: daysKey({ start, end }), label }
}

/** The year that most forces give, and the one before it; the earliest of equals. */
function bestCovered(years: readonly (Days & { readonly forces: number })[]): readonly Days[] {
  const pairs = years.flatMap((year) => {
    const next = years.find(({ start }) => start === `${Number(year.start.slice(0, 4)) + 1}${year.start.slice(4)}`)
    return next === undefined ? [] : [{ pair: [year, next], forces: Math.min(year.forces, next.forces) }]
  })
  const best = pairs.sort((a, b) => b.forces - a.forces)[0]?.pair
  return best ?? [...years].sort((a, b) => b.forces - a.forces).slice(0, 1)
}

function endsOf(periods: readonly ComparePeriod[], { from, to }: CompareQuestion): readonly [number, number] {
  const place = (key: string | null, otherwise: number) => {
    const found = periods.findIndex((period) => period.key === key)
    return found < 0 ? otherwise : found
  }
  return [place(from, 0), place(to, Math.max(0, periods.length - 1))]
}

/** All the periods as one, where they follow one another and there are several: what a stated total over them is for. */
function spanOf(periods: readonly ComparePeriod[]): ComparePeriod | null {
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  if (tiles(periods, { start: first.start, end: last.end })?.length !== periods.length) return null
  return labelled({ start: first.start, end: last.end }, NO_REQUEST)
}

/** Of each force what its figures come to, one a period and then over all of them. Parts are asked for only of forces whose totals leave a gap. */
function resolveAll(
  db: SqlDatabase,
  { filters }: CompareQuestion,
  periods: readonly ComparePeriod[],
  whole: ComparePeriod | null,
  measure: string,
  decided: Decided,
): ReadonlyMap<string, readonly (Resolved | null)[]> {
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const span: Days = { start: `${Number(first.start.slice(0, 4)) - 1}${first.start.slice(4)}`, end: endOf(periods) }
  const sets: Eligible = eligibleSets(db, filters)
  const wholes = byForce(figuresOf(db, sets, sets.wholes, span, null))
  const spans = [...periods, ...(whole === null ? [] : [whole])]
  const resolvedOf = (force: string, figures: readonly CompareFigure[]) => {
    const find = resolver(figures, measure)
    return spans.map((period) => find(period, decided.bridges(force, period)))
  }
  const found = new Map([...wholes].map(([force, figures]) => [force, resolvedOf(force, figures)]))
  const withGaps = [...forcesWithFigures(db).keys()].filter((force) =>
    (found.get(force)?.slice(0, periods.length) ?? [null]).some((one) => one === null || !isSettled(one, measure)),
  )
  for (const [force, parts] of byForce(figuresOf(db, sets, sets.parts, span, withGaps))) {
    found.set(force, resolvedOf(force, [...(wholes.get(force) ?? []), ...parts]))
  }
  return found
}

function endOf(periods: readonly ComparePeriod[]): string {
  const last =
    periods
      .map(({ end }) => end)
      .sort()
      .at(-1) ?? ''
  return `${Number(last.slice(0, 4)) + 1}${last.slice(4)}`
}

function isSettled({ fit, status, scope, ...found }: Resolved, measure: string): boolean {
  const given = status === 'ok' || status === 'suppressed' || status === 'refused'
  return fit === 'same' && given && scope === 'asked' && found.measure === measure
}

function byForce(figures: readonly CompareFigure[]): ReadonlyMap<string, readonly CompareFigure[]> {
  const forces = new Map<string, CompareFigure[]>()
  for (const figure of figures) {
    const list = forces.get(figure.force)
    if (list === undefined) forces.set(figure.force, [figure])
    else list.push(figure)
  }
  return forces
}

function groupsOf(db: SqlDatabase): ReadonlyMap<string, string> {
  return new Map(
    rows(db, 'SELECT force, name FROM force_group').map(([force, name]) => [String(force), textOf(name) ?? '']),
  )
}

function knownOf(
  db: SqlDatabase,
  periods: readonly ComparePeriod[],
  measure: string,
  { filters }: CompareQuestion,
  request: SentRequest,
  foundOf: FoundOf,
) {
  const span: Days = { start: periods[0]?.start ?? '', end: periods.at(-1)?.end ?? '' }
  const withheld = withholdings(db, span)
  const given = breakdownsGiven(db, span)
  const says = saidByForce(db)
  const days = [...says.values()].flatMap(({ extracted: [first] }) => (first === undefined ? [] : [first.day])).sort()
  const usualDay = days[Math.floor(days.length / 2)] ?? null
  return (force: string, ids: ReadonlySet<number>) => ({
    periods,
    measure,
    filters,
    asked: request.dimensions,
    given: given.get(force) ?? [],
    withheld: withheld.get(force),
    says: says.get(force),
    found: foundOf(force, ids),
    usualDay,
  })
}

function headsOf(force: string, known: Force | undefined, { ages }: CompareQuestion): Heads {
  const heads = residents(force, ages)
  if (heads !== null) return { residents: heads, why: '' }
  if (force.includes('+')) return { residents: null, why: 'One figure for several forces: no rate' }
  const name = known?.name ?? force
  return { residents: null, why: `${name} has no number of residents ${AGES_WORDS[ages]} here: no rate` }
}

function nameOf(force: string, names: ReadonlyMap<string, string>, byCode: ReadonlyMap<string, Force>): string {
  return byCode.get(force)?.name ?? names.get(force) ?? force
}

function regionOf(force: string, known: Force | undefined): string {
  if (force.includes('+')) return 'Several forces in one figure'
  return known?.region || known?.nation || 'No region'
}

/** Flags of all the cells, each sort once with the words of all. */
function rowFlags(
  force: string,
  cells: readonly CompareCell[],
  heads: number | null,
  { absolute, percent, why }: CompareChange,
): readonly Flag[] {
  const flags = new Map<string, Flag>()
  const silent = cells.filter(({ status }) => status === 'none').length
  for (const flag of cells.flatMap((cell) => cell.flags)) {
    const before = flags.get(flag.kind)
    flags.set(flag.kind, before === undefined ? flag : { ...before, words: `${before.words} ${flag.words}` })
  }
  const gap = flags.get('no figure')
  if (gap !== undefined && silent > 1) {
    const short = silent === cells.length ? 'No figure' : `${silent} periods not given`
    flags.set('no figure', { ...gap, short })
  }
  if (force.includes('+')) {
    const words = 'One figure answers for several forces; it is in no sum and has no rate.'
    flags.set('several forces', { kind: 'several forces', tone: 'bad', short: 'Several forces', words })
  }
  if (absolute !== null && percent === null) {
    flags.set('base under 20', {
      kind: 'base under 20',
      tone: 'note',
      short: `Base under ${LEAST_BASE}`,
      words: `${why}.`,
    })
  }
  if (heads !== null && heads < SMALL_BASE) {
    const words = `Only ${numberWords(heads)} live in this area: a single offence moves the rate a long way.`
    flags.set('small base', { kind: 'small base', tone: 'warn', short: 'Few residents', words })
  }
  const rank = { bad: 0, warn: 1, held: 2, note: 3 } as const
  return [...flags.values()].sort((a, b) => rank[a.tone] - rank[b.tone])
}

function judged(
  row: CompareRow,
  { conditions, name }: { readonly conditions: CompareRow['conditions'] | null; readonly name: string },
): CompareRow {
  const held = conditions === null ? row.conditions : againstForce(row.conditions, conditions, name)
  const { verdict, words } = verdictOf(held)
  if (row.excludedBy !== null) {
    const why = row.flags.find(({ kind }) => kind === 'excluded')?.words ?? ''
    return { ...row, conditions: held, verdict: 'cannot', verdictWords: why }
  }
  return { ...row, conditions: held, verdict, verdictWords: words }
}

function askedWords(periods: readonly ComparePeriod[], measure: string): string {
  const [first] = periods
  if (first === undefined) return ''
  return [monthsWords(first), measure, listWords(periods.map(({ label }) => label))].join(' · ')
}

const DRAWN: ReadonlySet<string> = new Set(['stated', 'parts'])

function isDrawn(cell: CompareCell | undefined): boolean {
  if (cell === undefined) return false
  return cell.accepted || cell.bridge === 'made' || (DRAWN.has(cell.made) && cell.fit === 'same')
}

/** The figures of the comparison as a question of the charts: whole figures of the forces that may share an axis. */
function chartQuestion(
  db: SqlDatabase,
  all: readonly CompareRow[],
  periods: readonly ComparePeriod[],
  [from, to]: readonly [number, number],
  measure: string,
): { readonly question: Question; readonly questionMisses: string } {
  // What is left out by decision is asked for too: the chart leaves it out again, and says so.
  const drawn = all.filter(({ inPanel, excludedBy }) => inPanel || excludedBy !== null)
  const chosen = [from, to].flatMap((nth) => present(periods[nth]))
  // A chart adds up the parts of one breakdown as it is done here, and takes what stands for a year by decision; other shorter
  // periods and records it does not add up.
  const whole = ({ cells }: CompareRow) => [from, to].every((nth) => isDrawn(cells[nth]))
  const stated = drawn.filter(whole)
  const missed = drawn.filter((row) => row.inPanel && !whole(row)).map(({ name }) => name)
  const ids = stated.flatMap(({ cells }) => [from, to].flatMap((nth) => cells[nth]?.ids ?? []))
  const sets = rows(
    db,
    `SELECT DISTINCT d.text FROM observation o JOIN dimension_set d ON d.id = o.dimensions
     WHERE o.id IN (SELECT value FROM json_each(?)) ORDER BY 1`,
    [JSON.stringify(ids)],
  ).map(([text]) => String(text))
  return {
    question: {
      filters: [
        { column: 'measure', test: 'one of', values: [measure] },
        { column: 'period', test: 'one of', values: [...new Set(chosen.map(({ key }) => key))] },
        { column: 'force', test: 'one of', values: stated.map(({ force }) => force) },
        { column: 'dimensions', test: 'one of', values: sets },
      ],
      search: '',
      sort: [],
    },
    questionMisses:
      missed.length === 0
        ? ''
        : `Not in the chart, as their figures are added up or for other periods: ${listWords(missed)}`,
  }
}
