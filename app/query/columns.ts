import type { GridColumn } from './question.ts'

const SHEETS = `SELECT s.id FROM sheet s JOIN reading r ON r.id = s.reading JOIN source f ON f.id = r.source
  JOIN inclusion i ON i.sha256 = f.sha256`
const PATH_OF = `(SELECT i.path FROM sheet s JOIN reading r ON r.id = s.reading JOIN source f ON f.id = r.source
  JOIN inclusion i ON i.sha256 = f.sha256 WHERE s.id = o.id >> 38)`
const SHEET_NAME_OF = '(SELECT s.name FROM sheet s WHERE s.id = o.id >> 38)'
const DIMENSIONS_OF = '(SELECT d.text FROM dimension_set d WHERE d.id = o.dimensions)'
const PLACE = '(o.id >> 4) & 17179869183'

/** Notes that speak of an observation: pinned to it, to its period or to its force. */
export const NOTE_COUNT = `((SELECT count(*) FROM annotation_target t WHERE t.observation = o.id)
  + (SELECT count(*) FROM annotation a WHERE a.anchored = 'force' AND a.force = o.force)
  + (SELECT count(*) FROM annotation a WHERE a.anchored = 'period'
    AND a.period_start = o.period_start AND a.period_end = o.period_end))`

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
  readonly sort: readonly string[]
}

const FOLDED = "SELECT w.text FROM wording w WHERE w.folded LIKE ? ESCAPE '\\'"
const worded = (column: string) => ({ like: `${column} IN (${FOLDED})`, worded: true })
const plain = (column: string) => ({ like: `${column} LIKE ? ESCAPE '\\'`, worded: false })
const listed = (column: string) => ({ among: `${column} IN (?…)`, absent: `${column} IS NULL` })

/** SQL of each grid column over `observation o`. The map is closed: no name from outside ever becomes SQL. */
export const COLUMNS: Readonly<Record<GridColumn, ColumnSql>> = {
  force: { label: 'Force', ...listed('o.force'), ...worded('o.force_name'), sort: ['o.force_name'] },
  measure: { label: 'Measure', ...listed('o.measure'), ...worded('o.measure'), sort: ['o.measure'] },
  period: {
    label: 'Period',
    among: "o.period_start || '/' || o.period_end IN (?…)",
    absent: 'o.period_start IS NULL',
    ...worded('o.period_label'),
    sort: ['o.period_start', 'o.period_end'],
  },
  dimensions: {
    label: 'Breakdown',
    among: 'o.dimensions IN (SELECT d.id FROM dimension_set d WHERE d.text IN (?…))',
    absent: '0',
    like: `o.dimensions IN (SELECT d.id FROM dimension_set d WHERE d.text IN (${FOLDED}))`,
    worded: true,
    sort: [DIMENSIONS_OF],
  },
  value: { label: 'Value', ...listed('o.value'), ...plain('o.value'), sort: ['o.value'] },
  raw: { label: 'As written', ...listed('o.raw'), ...plain('o.raw'), sort: ['o.raw'] },
  status: { label: 'Status', ...listed('o.status'), ...plain('o.status'), sort: ['o.status'] },
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
}
