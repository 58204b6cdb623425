import { FIGURE_STATUSES } from '../store/index.ts'
import type { GridColumn } from './question.ts'

const SHEETS = `SELECT s.id FROM sheet s JOIN reading r ON r.id = s.reading JOIN source f ON f.id = r.source
  JOIN inclusion i ON i.sha256 = f.sha256`
const PATH_OF = `(SELECT i.path FROM sheet s JOIN reading r ON r.id = s.reading JOIN source f ON f.id = r.source
  JOIN inclusion i ON i.sha256 = f.sha256 WHERE s.id = o.id >> 38)`
const SHEET_NAME_OF = '(SELECT s.name FROM sheet s WHERE s.id = o.id >> 38)'
const DIMENSIONS_OF = '(SELECT d.text FROM dimension_set d WHERE d.id = o.dimensions)'
const PLACE = '(o.id >> 4) & 17179869183'

/** Observations `o` with what they are about, `b`. The planner may start from either. */
export const OBSERVATIONS = 'observation o JOIN subject b ON b.id = o.subject'

/** The number that a withheld figure counts as by decision; null for none. Asked for withheld figures alone. */
const DECIDED = '(SELECT n.value FROM counted n WHERE n.observation = o.id)'

/** How the grid calls a withheld figure that counts as a number because the analyst said so. */
export const BY_DECISION = 'by decision'

/** A figure's status by its number, as SQL. */
export const STATUS_NAME = `CASE WHEN o.status > 0 AND ${DECIDED} IS NOT NULL THEN '${BY_DECISION}' ELSE
  CASE o.status ${FIGURE_STATUSES.map((name, nth) => `WHEN ${nth} THEN '${name}'`).join(' ')} END END`

/** The place of a figure's status in the list: of one that counts by decision that of a number. */
export const STATUS = `iif(o.status > 0 AND ${DECIDED} IS NOT NULL, 0, o.status)`

/** The number that a figure counts as; null where it is withheld. */
export const VALUE = `coalesce(o.value, ${DECIDED})`

/** Figures that a decision leaves out of every sum. */
export const LEFT_OUT =
  'o.id IN (SELECT n.observation FROM counted n WHERE coalesce(n.excluded_by, n.replaced_by) IS NOT NULL)'

/** Of these the ones that another reply or table stands in for. */
export const REPLACED = 'o.id IN (SELECT n.observation FROM counted n WHERE n.replaced_by IS NOT NULL)'

/** Whether a figure was read from its file, or typed in from it. */
export const ORIGIN = `CASE WHEN o.id IN (SELECT e.observation FROM entered_observation e) THEN 'entered' ELSE 'read' END`

/** The figure as written in its cell. */
export const RAW = "coalesce(o.raw, format('%.15g', o.value))"

/** Bounds of a figure; a number is its own, and no upper bound is null. */
export const LOW = `coalesce(o.value, ${DECIDED}, o.low)`
export const HIGH = `coalesce(o.value, ${DECIDED}, o.high)`

/** Notes that speak of an observation: pinned to it, to its period, its force, its file or a finding about it. */
export const NOTE_COUNT = `((SELECT count(*) FROM annotation_target t WHERE t.observation = o.id)
  + (SELECT count(*) FROM annotation a WHERE a.anchored = 'force' AND a.force = b.force)
  + (SELECT count(*) FROM annotation a WHERE a.anchored = 'period'
    AND a.period_start = b.period_start AND a.period_end = b.period_end)
  + (SELECT count(*) FROM pinned_note p WHERE p.anchored = 'file'
    AND p.sha256 = (SELECT t.sha256 FROM tidied_sheet t WHERE t.sheet = o.id >> 38))
  + (SELECT count(*) FROM pinned_note p JOIN finding_seen f ON f.finding = p.finding
    WHERE p.anchored = 'finding' AND f.resolved IS NULL AND EXISTS (
      SELECT 1 FROM json_each(f.content, '$.places') a, json_each(a.value, '$.cells') c
      WHERE json_extract(c.value, '$.observation') = o.id)))`

/** How a grid column is asked about. Conditions are written with `?` for one text, or `(?…)` for a list of them. */
export interface ColumnSql {
  readonly label: string
  /** True of rows whose value is among a list. */
  readonly among: string
  /** True of rows that state nothing here. */
  readonly absent: string
  /** True of rows where a LIKE pattern is found. Patterns for worded columns are folded. */
  readonly like: string
  readonly worded: boolean
  /** Terms of an ORDER BY. The figure's own puts withheld ones last. */
  readonly sort: readonly string[]
}

/** What kind of period its first and last day make, as SQL: financial and calendar years are told apart. */
export function yearsOf(start: string, end: string): string {
  const year = `substr(${start}, 1, 4)`
  const months = (count: number): string => `${end} = date(${start}, '+${count} months', '-1 day')`
  return `CASE
    WHEN ${start} IS NULL THEN NULL
    WHEN ${start} = ${end} THEN 'Days'
    WHEN substr(${start}, 6) = '04-01' AND ${end} = (${year} + 1) || '-03-31' THEN 'Financial years'
    WHEN substr(${start}, 6) = '01-01' AND ${end} = ${year} || '-12-31' THEN 'Calendar years'
    WHEN ${months(1)} THEN 'Months'
    WHEN ${months(3)} THEN 'Quarters'
    WHEN ${months(6)} THEN 'Half-years'
    WHEN ${months(12)} THEN 'Other twelve months'
    WHEN substr(${start}, 6) = '04-01' AND substr(${end}, 6) = '03-31' THEN 'Several financial years'
    WHEN substr(${start}, 6) = '01-01' AND substr(${end}, 6) = '12-31' THEN 'Several calendar years'
    ELSE 'Other periods' END`
}

const YEARS = yearsOf('b.period_start', 'b.period_end')

const FOLDED = "SELECT w.text FROM wording w WHERE w.folded LIKE ? ESCAPE '\\'"
const worded = (column: string) => ({ like: `${column} IN (${FOLDED})`, worded: true })
const plain = (column: string) => ({ like: `${column} LIKE ? ESCAPE '\\'`, worded: false })
const listed = (column: string) => ({ among: `${column} IN (?…)`, absent: `${column} IS NULL` })

/** SQL of each grid column over `OBSERVATIONS`. The map is closed: no name from outside ever becomes SQL. */
export const COLUMNS: Readonly<Record<GridColumn, ColumnSql>> = {
  force: { label: 'Force', ...listed('b.force'), ...worded('b.force_name'), sort: ['b.force_name'] },
  measure: { label: 'Measure', ...listed('b.measure'), ...worded('b.measure'), sort: ['b.measure'] },
  period: {
    label: 'Period',
    among: "b.period_start || '/' || b.period_end IN (?…)",
    absent: 'b.period_start IS NULL',
    ...worded('b.period_label'),
    sort: ['b.period_start', 'b.period_end'],
  },
  years: { label: 'Years', ...listed(YEARS), ...plain(YEARS), sort: ['b.period_end', 'b.period_start'] },
  dimensions: {
    label: 'Breakdown',
    among: 'o.dimensions IN (SELECT d.id FROM dimension_set d WHERE d.text IN (?…))',
    absent: '0',
    like: `o.dimensions IN (SELECT m.dimension_set FROM dimension_member m WHERE m.dimension IN
      (SELECT d.id FROM dimension d JOIN wording w ON w.text IN (d.value, d.key) WHERE w.folded LIKE ? ESCAPE '\\'))`,
    worded: true,
    sort: [DIMENSIONS_OF],
  },
  value: { label: 'Value', ...listed(VALUE), ...plain(VALUE), sort: [VALUE] },
  raw: { label: 'As written', ...listed(RAW), ...plain(RAW), sort: [RAW] },
  status: { label: 'Status', ...listed(STATUS_NAME), ...plain(STATUS_NAME), sort: ['o.status'] },
  file: {
    label: 'File',
    among: `o.id >> 38 IN (${SHEETS} WHERE i.path IN (?…))`,
    absent: '0',
    like: `o.id >> 38 IN (${SHEETS} WHERE i.path IN (${FOLDED}))`,
    worded: true,
    sort: [PATH_OF],
  },
  sheet: {
    label: 'Sheet',
    among: 'o.id >> 38 IN (SELECT s.id FROM sheet s WHERE s.name IN (?…))',
    absent: '0',
    like: `o.id >> 38 IN (SELECT s.id FROM sheet s WHERE s.name IN (${FOLDED}))`,
    worded: true,
    sort: [SHEET_NAME_OF],
  },
  cell: {
    label: 'Cell',
    among: `${PLACE} IN (?…)`,
    absent: '0',
    like: `${PLACE} = ?`,
    worded: false,
    sort: ['(o.id >> 4) & 16383', '(o.id >> 18) & 1048575'],
  },
  notes: {
    label: 'Notes',
    among: `iif(${NOTE_COUNT} > 0, 'yes', 'no') IN (?…)`,
    absent: '0',
    like: `${NOTE_COUNT} LIKE ?`,
    worded: false,
    sort: [NOTE_COUNT],
  },
  origin: { label: 'How it came', among: `${ORIGIN} IN (?…)`, absent: '0', ...plain(ORIGIN), sort: [ORIGIN] },
}
