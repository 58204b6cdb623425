import {
  type Judgement,
  joined,
  publishedFor,
  RULES,
  type Rule,
  type Thresholds,
  type Unjudged,
} from '../check/index.ts'
import type { CheckProgress } from '../contract/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import type { Finding, Force } from '../vocabulary/index.ts'
import {
  askedIn,
  type FileHere,
  figuresIn,
  figureWords,
  filesIn,
  lettersInSteps,
  type StatedHere,
  statedIn,
} from './finding-case.ts'
import { type SaidFinding, shelfOf, showing } from './finding-shown.ts'
import { thresholdsIn } from './finding-thresholds.ts'

/** What the rules came to. */
export interface Judged {
  readonly found: readonly SaidFinding[]
  readonly unjudged: readonly Unjudged[]
  readonly figures: number
}

/**
 * Rules that never set a force against another: of replies that share neither a force nor a file with the rest they find the
 * same by themselves as among all. Every other rule looks at all replies each time.
 */
const APART: ReadonlySet<string> = new Set([
  'conflict',
  'total-mismatch',
  'parts-exceed-total',
  'total-out-of-reach',
  'total-explained',
  'duplicate',
  'period-definition',
  'period-missing',
  'counting-unit',
  'scope',
  'high-unknown',
  'suppressed',
  'not-held',
  'hidden-content',
  'formula-audit',
  'rounding',
  'recoverable-suppression',
])

/** What one rule came to. */
interface Ruled {
  readonly found: readonly SaidFinding[]
  readonly unjudged: readonly Unjudged[]
}

/** Replies that share forces, and what the rules that judge them by themselves came to. */
interface GroupFound {
  readonly stated: readonly StatedHere[]
  readonly ruled: ReadonlyMap<string, Ruled>
}

/** What is known of an open workspace from one check to the next. */
interface Known {
  /** What the rules are measured against, as a text and as the object by which they remember it. */
  readonly measure: string
  readonly settings: Thresholds
  readonly groups: ReadonlyMap<string, GroupFound>
  readonly figures: ReadonlyMap<string, { readonly state: string; readonly stated: readonly StatedHere[] }>
}

const known = new WeakMap<SqlDatabase, Known>()

/** So many figures are judged in about a fifth of a second. */
const STEP = 20_000

/**
 * Judges the replies of a workspace group by group, the groups alone that changed since, then what sets forces against one
 * another. Steps say how far it is.
 */
export function* judgingIn(
  db: SqlDatabase,
  forces: readonly Force[],
  forceName: (code: string | null) => string,
): Generator<CheckProgress, Judged> {
  const asked = askedIn(db, forces)
  const published = publishedFor(asked.request)
  const given = thresholdsIn(db)
  const measure = JSON.stringify([asked, given])
  const before = known.get(db)
  const same = before?.measure === measure ? before : undefined
  const settings = same?.settings ?? given
  let done = 0
  let since = 0
  const worked = (weight: number): boolean => {
    since += weight
    if (since < STEP) return false
    since = 0
    return true
  }
  const of = figuresIn(db)
  for (const cells of lettersInSteps(db)) if (worked(cells / 2)) yield { done, of }
  const files = filesIn(db)
  const figures = new Map<string, { readonly state: string; readonly stated: readonly StatedHere[] }>()
  const groups = new Map<string, GroupFound>()
  const keep = () =>
    known.set(db, { measure, settings, groups: new Map([...(same?.groups ?? []), ...groups]), figures })
  const words = figureWords(db)
  const figuresOf = (file: FileHere): readonly StatedHere[] => {
    const there = figures.get(file.sha256) ?? before?.figures.get(file.sha256)
    const own = there?.state === file.state ? there : { state: file.state, stated: statedIn(db, file.sheets, words) }
    figures.set(file.sha256, own)
    return own.stated
  }
  for (const group of groupsOf(files)) {
    const key = JSON.stringify(group.map(({ sha256, state }) => [sha256, state]))
    const there = same?.groups.get(key)
    if (there !== undefined) {
      for (const file of group) done += figuresOf(file).length
      groups.set(key, there)
      continue
    }
    const stated: StatedHere[] = []
    for (const file of group) {
      for (const one of figuresOf(file)) stated.push(one)
      if (worked(file.figures / 4)) yield { done, of }
    }
    const say = showing(db, shelfOf(group, figuresOf), RULES, forceName)
    const input = { stated, replies: group.map(({ reply }) => reply), asked, published }
    const ruled = new Map<string, Ruled>()
    for (const rule of RULES) {
      if (!APART.has(rule.rule)) continue
      ruled.set(rule.rule, saidBy(rule.judge(input, settings), say))
      if (worked(stated.length / 8)) yield { done, of }
    }
    done += stated.length
    groups.set(key, { stated, ruled })
    keep()
  }

  const parts = [...groups.values()]
  const stated = joined(
    parts.map((part) => part.stated),
    settings,
  )
  const input = { stated, replies: files.map(({ reply }) => reply), asked, published }
  const say = showing(db, shelfOf(files, figuresOf), RULES, forceName)
  const ruled: Ruled[] = []
  for (const rule of RULES) {
    ruled.push(APART.has(rule.rule) ? together(rule, parts, settings, input) : saidBy(rule.judge(input, settings), say))
    if (worked(stated.length / 8)) yield { done, of }
  }
  known.set(db, { measure, settings, groups, figures })
  return {
    found: distinct(ruled.flatMap(({ found }) => found)),
    unjudged: ruled.flatMap(({ unjudged }) => unjudged),
    figures: stated.length,
  }
}

function saidBy({ findings, unjudged }: Judgement, say: (finding: Finding) => SaidFinding): Ruled {
  return { found: findings.map(say), unjudged }
}

/** What a rule came to in all groups; why it could not run at all is said once, also where there is no group. */
function together(
  rule: Rule,
  parts: readonly GroupFound[],
  settings: Thresholds,
  input: Parameters<Rule['judge']>[0],
): Ruled {
  const all = parts.flatMap(({ ruled }) => ruled.get(rule.rule) ?? [])
  const unjudged = parts.length === 0 ? rule.judge(input, settings).unjudged : all.flatMap((one) => one.unjudged)
  return {
    found: all.flatMap(({ found }) => found),
    unjudged: [...new Map(unjudged.map((one) => [`${one.force}|${one.why}`, one])).values()],
  }
}

/** The same matter in a second sheet or file is told apart by its number. */
function distinct(found: readonly SaidFinding[]): readonly SaidFinding[] {
  const seen = new Map<string, number>()
  return found.map((said) => {
    const times = (seen.get(said.key) ?? 0) + 1
    seen.set(said.key, times)
    return times === 1 ? said : { ...said, key: `${said.key} (${times})` }
  })
}

/** Files that speak for a force together, or for forces that another file speaks for together; in the order of the first. */
function groupsOf(files: readonly FileHere[]): readonly (readonly FileHere[])[] {
  const firstOf = new Map<string, number>()
  const leads = files.map((_, nth) => nth)
  const leadOf = (nth: number): number => {
    let lead = nth
    while (leads[lead] !== lead) lead = leads[lead] ?? lead
    leads[nth] = lead
    return lead
  }
  for (const [nth, { reply }] of files.entries()) {
    for (const force of reply.forces.flatMap((codes) => codes.split('+'))) {
      const other = leadOf(firstOf.get(force) ?? nth)
      firstOf.set(force, other)
      const own = leadOf(nth)
      leads[Math.max(own, other)] = Math.min(own, other)
    }
  }
  const groups = new Map<number, FileHere[]>()
  for (const [nth, file] of files.entries()) {
    const lead = leadOf(nth)
    const there = groups.get(lead)
    if (there === undefined) groups.set(lead, [file])
    else there.push(file)
  }
  return [...groups.values()]
}
