import { isFindingCommand, lastSequence, operationAt, operations } from '../annotate/index.ts'
import { RULES, type Unjudged } from '../check/index.ts'
import type {
  CheckedRule,
  CheckProgress,
  FindingHistory,
  FindingList,
  Letter,
  ListedFinding,
} from '../contract/index.ts'
import { firstRow, rows, type SqlDatabase, scalar, textOf } from '../store/index.ts'
import type { Force } from '../vocabulary/index.ts'
import { judgingIn } from './finding-groups.ts'
import { draftLetter, LETTER_TEMPLATE, LETTER_TEMPLATE_SETTING } from './finding-letter.ts'
import { goneFindings, type SeenFinding, updateSeen } from './finding-seen.ts'
import type { SaidFinding } from './finding-shown.ts'
import { requestIn } from './request.ts'

/** What the rules came to, and after which change of the figures. */
interface Checked {
  readonly stamp: string
  readonly found: readonly SaidFinding[]
  readonly unjudged: readonly (Unjudged & { readonly forceName: string })[]
  readonly figures: number
}

/** The last check of each open workspace. A judgement, a note or a chart changes no figure and asks for no new one. */
const checks = new WeakMap<SqlDatabase, Checked>()

/**
 * Everything that the rules find now, and everything that they once found, with what the analyst made of each. Looks at the
 * figures anew only where they may have changed, and writes down what was seen.
 */
export function findingList(db: SqlDatabase, forces: readonly Force[]): FindingList {
  const checking = checkIn(db, forces)
  for (;;) {
    const step = checking.next()
    if (step.done) return listOf(db, step.value)
  }
}

/**
 * The same in steps of a fraction of a second, each of which says how far it is. What was worked out stays known to the next
 * check, also where this one is left before its end. Not to be taken up again after a change.
 */
export function* findingSteps(db: SqlDatabase, forces: readonly Force[]): Generator<CheckProgress, FindingList> {
  return listOf(db, yield* checkIn(db, forces))
}

/** What was found when all was last looked at, as it was judged since; undefined before the first time. */
export function lastFindings(db: SqlDatabase): FindingList | undefined {
  const checked = checks.get(db)
  if (checked === undefined) return undefined
  const list = listOf(db, checked)
  return checked.stamp === figuresStamp(db) ? list : { ...list, outdated: true }
}

/** Workspaces in which the analyst wants no check for now. */
const held = new WeakSet<SqlDatabase>()

/** Wants no check of a workspace, or wants them again. */
export function holdChecks(db: SqlDatabase, wanted: boolean): void {
  if (wanted) held.add(db)
  else held.delete(db)
}

/** Whether the analyst wants no check for now. */
export function isHeld(db: SqlDatabase): boolean {
  return held.has(db)
}

/** Whether what rests on the findings need not wait for a check: they are those of now, or the analyst wants none. */
export function isSettled(db: SqlDatabase): boolean {
  return held.has(db) || checks.get(db)?.stamp === figuresStamp(db)
}

/** What the rules find now; where the analyst wants no check, what they found when last they looked. */
export function settledFindings(db: SqlDatabase, forces: readonly Force[]): FindingList {
  return (held.has(db) ? lastFindings(db) : undefined) ?? findingList(db, forces)
}

/** After which change of the figures the workspace stands: what was begun before another is not carried on. */
export function figuresStamp(db: SqlDatabase): string {
  return JSON.stringify(firstRow(db, LAST_CHANGE) ?? [])
}

function listOf(db: SqlDatabase, checked: Checked): FindingList {
  const judgements = judgementsIn(db)
  const present = new Set(checked.found.map(({ key }) => key))
  const gone = goneFindings(db).filter(({ said }) => !present.has(said.key))
  return {
    findings: [
      ...checked.found.map((said) => listed(said, judgements.get(said.key), null)),
      ...gone.map(({ said, resolved }) => listed(said, judgements.get(said.key), whatResolved(db, resolved))),
    ],
    rules: rulesOf(checked),
    checked: checked.figures,
  }
}

/**
 * The caveat lines that a chart or table of these figures must carry: of findings that hold and were decided about, as far as the
 * analyst lets them out. One that nobody has decided about is a question, not yet a caveat.
 */
export function publishedCaveats(
  db: SqlDatabase,
  forces: readonly Force[],
  figures: ReadonlySet<number>,
): readonly string[] {
  const lines = publishedLines(db, forces).flatMap(({ line, figures: own }) =>
    [...own].some((id) => figures.has(id)) ? [line] : [],
  )
  return [...new Set(lines)]
}

/** A caveat line that may leave, and the figures that it goes with. */
export interface PublishedLine {
  readonly line: string
  readonly force: string | null
  readonly figures: ReadonlySet<number>
}

/** Whether a finding was decided about so that its caveat line may leave. */
export function speaks(db: SqlDatabase): boolean {
  return scalar(db, "SELECT count(*) FROM finding_judgement WHERE status NOT IN ('open', 'not a problem')") > 0
}

/** Every caveat line of findings that may leave the workspace. */
export function publishedLines(db: SqlDatabase, forces: readonly Force[]): readonly PublishedLine[] {
  if (!speaks(db)) return []
  return settledFindings(db, forces).findings.flatMap(
    ({ status, resolved, forPublication, caveat, force, forceName, places }): readonly PublishedLine[] => {
      const leaves = status !== 'open' && status !== 'not a problem' && resolved === null && forPublication
      if (!leaves || caveat === '') return []
      const cells = places.flatMap((place) => place.cells)
      const figures = new Set(cells.flatMap(({ observation }) => (observation === null ? [] : [Number(observation)])))
      return [{ line: caveat.includes(forceName) ? caveat : `${forceName}: ${caveat}`, force, figures }]
    },
  )
}

/** What was done about a finding, oldest first. */
export function findingHistory(db: SqlDatabase, key: string): FindingHistory {
  return operations(db, HISTORY_LIMIT)
    .filter(({ command }) => {
      if (!isFindingCommand(command)) return false
      return command.do === 'word caveat' ? command.finding === key : command.findings.includes(key)
    })
    .map(({ sequence, at, kind, command, label }) => ({ sequence, at, kind, command, label }))
    .reverse()
}

const HISTORY_LIMIT = 5000

/** A draft of a letter about findings, with the template and the author of the workspace where none is given. */
export function letterFrom(
  db: SqlDatabase,
  forces: readonly Force[],
  keys: readonly string[],
  template: string | null,
  without: readonly number[] = [],
): Letter {
  const setting = (name: string) => textOf(firstRow(db, 'SELECT value FROM setting WHERE name = ?', [name])?.[0])
  const { findings } = settledFindings(db, forces)
  const wish = {
    keys,
    findings,
    request: requestIn(db),
    template: template ?? setting(LETTER_TEMPLATE_SETTING) ?? LETTER_TEMPLATE,
    author: setting('author') ?? '',
    without,
  }
  const { force } = draftLetter({ ...wish, forceName: '' })
  const official = forces.find(({ code }) => code === force)
  return draftLetter({ ...wish, forceName: official?.officialName || official?.name || 'your force' })
}

/** Commands that change no figure and nothing that a rule is measured against. */
const QUIET = [
  'judge findings',
  'publish findings',
  'word caveat',
  'write letter',
  'add annotation',
  'change annotation',
  'delete annotation',
  'reply to annotation',
  'delete reply',
  'add chart',
  'change chart',
  'delete chart',
]

const LAST_CHANGE = `SELECT sequence, at, kind, label FROM operation
  WHERE json_extract(command, '$.do') NOT IN (${QUIET.map((name) => `'${name}'`).join(', ')})
  ORDER BY sequence DESC LIMIT 1`

function* checkIn(db: SqlDatabase, forces: readonly Force[]): Generator<CheckProgress, Checked> {
  const stamp = figuresStamp(db)
  const before = checks.get(db)
  if (before?.stamp === stamp) return before
  const names = new Map<string, string>(forces.map(({ code, name }) => [code, name]))
  const forceName = (codes: string | null) =>
    (codes ?? '')
      .split('+')
      .map((code) => names.get(code) ?? code)
      .join(' and ')
  const { found, unjudged: idle, figures } = yield* judgingIn(db, forces, forceName)
  updateSeen(db, found, QUIET)
  const unjudged = idle.map((one) => ({ ...one, forceName: one.force === null ? '' : forceName(one.force) }))
  const checked = { stamp, found, unjudged, figures }
  checks.set(db, checked)
  return checked
}

interface Judged {
  readonly status: ListedFinding['status']
  readonly reason: string
  readonly author: string
  readonly at: string
  readonly caveat: string | null
  readonly forPublication: boolean | null
}

function judgementsIn(db: SqlDatabase): ReadonlyMap<string, Judged> {
  return new Map(
    rows(db, 'SELECT finding, status, reason, author, at, caveat, for_publication FROM finding_judgement').map(
      ([finding, status, reason, author, at, caveat, publish]) => [
        String(finding),
        {
          status: status as Judged['status'],
          reason: String(reason),
          author: String(author),
          at: String(at),
          caveat: textOf(caveat),
          forPublication: publish === null || publish === undefined ? null : publish === 1,
        },
      ],
    ),
  )
}

function listed(said: SaidFinding, judged: Judged | undefined, resolved: ListedFinding['resolved']): ListedFinding {
  return {
    ...said,
    status: judged?.status ?? 'open',
    reason: judged?.reason ?? '',
    author: judged?.author ?? '',
    judgedAt: judged?.at ?? '',
    caveat: judged?.caveat ?? said.suggestedCaveat,
    forPublication: judged?.forPublication ?? !said.private,
    resolved,
  }
}

/** What a rule newly made or no longer there does to findings is nobody's operation. */
const OTHER_RULES = { label: 'a change of the rules', at: '' }

function whatResolved(db: SqlDatabase, resolved: SeenFinding['resolved']): ListedFinding['resolved'] {
  const operation = resolved === null || resolved > lastSequence(db) ? undefined : operationAt(db, resolved)
  if (operation === undefined) return OTHER_RULES
  const { kind, label, at } = operation
  return { label: kind === 'do' ? label : `${kind === 'undo' ? 'Undone' : 'Redone'}: ${label}`, at }
}

function rulesOf({ found, unjudged }: Checked): readonly CheckedRule[] {
  return RULES.map(({ rule, title, severity }) => ({
    rule,
    title,
    severity,
    findings: found.filter((one) => one.rule === rule).length,
    couldNotRun: unjudged.filter((one) => one.rule === rule && one.force === null).map(({ why }) => why),
    couldNotJudge: unjudged
      .filter((one) => one.rule === rule && one.force !== null)
      .map(({ forceName, why }) => ({ forceName, why })),
  }))
}
