/** ASCII "FOIW": says to `file` and to us whose SQLite file this is. */
export const APPLICATION_ID = 0x464f4957

/** What came in, written once: a file's bytes, and what each reading of them found. */
const ARRIVED = `
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL
    CONSTRAINT source_arrives_once UNIQUE
    CONSTRAINT source_is_named_by_its_hash CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  size INTEGER NOT NULL CONSTRAINT size_is_a_count CHECK (size >= 0)
) STRICT;
CREATE TABLE source_bytes (
  source INTEGER NOT NULL REFERENCES source,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL CONSTRAINT part_is_at_most_8_mb CHECK (length(bytes) <= 8388608),
  CONSTRAINT part_is_kept_once UNIQUE (source, part)
) STRICT;
CREATE TABLE reading (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source,
  choice TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT,
  delimiter TEXT,
  prose TEXT NOT NULL CONSTRAINT prose_is_a_list CHECK (json_type(prose) = 'array'),
  CONSTRAINT source_is_read_once_a_choice UNIQUE (source, choice)
) STRICT;
CREATE TABLE sheet (
  id INTEGER PRIMARY KEY CONSTRAINT sheet_fits_the_key CHECK (id BETWEEN 1 AND 32767),
  reading INTEGER NOT NULL REFERENCES reading,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  visibility TEXT NOT NULL
    CONSTRAINT visibility_is_known CHECK (visibility IN ('visible', 'hidden', 'very hidden')),
  row_count INTEGER NOT NULL,
  column_count INTEGER NOT NULL,
  cell_count INTEGER NOT NULL,
  epoch_1904 INTEGER NOT NULL CONSTRAINT epoch_is_either CHECK (epoch_1904 IN (0, 1)),
  CONSTRAINT position_is_held_once UNIQUE (reading, position)
) STRICT;
CREATE TABLE cell (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL CONSTRAINT kind_is_known CHECK (kind BETWEEN 0 AND 4),
  value ANY,
  raw TEXT,
  style INTEGER NOT NULL
) STRICT;
CREATE TABLE cell_style (
  sheet INTEGER NOT NULL REFERENCES sheet,
  style INTEGER NOT NULL,
  number_format TEXT NOT NULL,
  bold INTEGER NOT NULL,
  italic INTEGER NOT NULL,
  strike INTEGER NOT NULL,
  font_colour TEXT,
  fill_colour TEXT,
  align TEXT CONSTRAINT align_is_known CHECK (align IN ('left', 'centre', 'right')),
  indent INTEGER NOT NULL,
  PRIMARY KEY (sheet, style)
) STRICT, WITHOUT ROWID;
CREATE TABLE formula (
  cell INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  cached INTEGER NOT NULL CONSTRAINT cached_is_either CHECK (cached IN (0, 1))
) STRICT;
CREATE TABLE comment (
  cell INTEGER NOT NULL,
  nth INTEGER NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (cell, nth)
) STRICT, WITHOUT ROWID;
CREATE TABLE struck_run (
  cell INTEGER NOT NULL,
  "from" INTEGER NOT NULL,
  "to" INTEGER NOT NULL,
  PRIMARY KEY (cell, "from")
) STRICT, WITHOUT ROWID;
CREATE TABLE merge (
  sheet INTEGER NOT NULL REFERENCES sheet,
  top INTEGER NOT NULL,
  "left" INTEGER NOT NULL,
  bottom INTEGER NOT NULL,
  "right" INTEGER NOT NULL,
  nth INTEGER NOT NULL,
  PRIMARY KEY (sheet, nth),
  CONSTRAINT merge_has_an_inside CHECK (top <= bottom AND "left" <= "right")
) STRICT, WITHOUT ROWID;
CREATE TABLE hidden_span (
  sheet INTEGER NOT NULL REFERENCES sheet,
  axis TEXT NOT NULL CONSTRAINT axis_is_known CHECK (axis IN ('row', 'column')),
  nth INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (sheet, axis, nth)
) STRICT, WITHOUT ROWID;
CREATE TABLE column_width (
  sheet INTEGER NOT NULL REFERENCES sheet,
  nth INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  width REAL NOT NULL,
  PRIMARY KEY (sheet, nth)
) STRICT, WITHOUT ROWID;
`

/** What the analyst decided, written by commands alone. */
const DECIDED = `
CREATE TABLE inclusion (
  sha256 TEXT PRIMARY KEY REFERENCES source (sha256),
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  choice TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE force_choice (
  sha256 TEXT NOT NULL,
  scope TEXT NOT NULL CONSTRAINT scope_is_known CHECK (scope IN ('file', 'sheet')),
  sheet TEXT NOT NULL,
  force TEXT NOT NULL,
  PRIMARY KEY (sha256, scope, sheet)
) STRICT, WITHOUT ROWID;
CREATE TABLE layout_choice (
  sha256 TEXT NOT NULL,
  sheet TEXT NOT NULL,
  accepted INTEGER NOT NULL CONSTRAINT accepted_is_either CHECK (accepted IN (0, 1)),
  PRIMARY KEY (sha256, sheet)
) STRICT, WITHOUT ROWID;
CREATE TABLE annotation (
  id TEXT PRIMARY KEY,
  anchored TEXT NOT NULL CONSTRAINT anchor_is_known CHECK (anchored IN ('value', 'period', 'force')),
  force TEXT,
  measure TEXT,
  period_start TEXT,
  period_end TEXT,
  dimensions TEXT,
  sha256 TEXT,
  sheet TEXT,
  cell TEXT,
  pinned_value TEXT,
  text TEXT NOT NULL,
  for_publication INTEGER NOT NULL CONSTRAINT publication_is_either CHECK (for_publication IN (0, 1)),
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  CONSTRAINT value_anchor_names_its_cell
    CHECK (anchored <> 'value' OR (measure IS NOT NULL AND sha256 IS NOT NULL AND cell IS NOT NULL)),
  CONSTRAINT period_anchor_has_a_period
    CHECK (anchored <> 'period' OR (period_start IS NOT NULL AND period_end IS NOT NULL)),
  CONSTRAINT force_anchor_has_a_force CHECK (anchored <> 'force' OR force IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TABLE chart (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  spec TEXT NOT NULL CONSTRAINT spec_is_json CHECK (json_valid(spec))
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

/**
 * What follows from the two groups above: dropped and built again at will. An observation points at what it is about (force,
 * measure and period, which few words share among many figures) and at its breakdown; one index therefore serves the grid's
 * sorts and filters by any of them. Neither key is declared as REFERENCES: that would cost every bulk load a lookup a row.
 */
const DERIVED = `
CREATE TABLE tidied_sheet (
  sheet INTEGER PRIMARY KEY REFERENCES sheet,
  sha256 TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT state_is_known CHECK (state IN ('read', 'review', 'empty', 'hidden')),
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  roles BLOB NOT NULL,
  unresolved TEXT NOT NULL,
  illustrative INTEGER NOT NULL,
  proposals INTEGER NOT NULL,
  observations INTEGER NOT NULL,
  forces TEXT NOT NULL
) STRICT;
CREATE TABLE dimension (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  CONSTRAINT dimension_is_kept_once UNIQUE (key, value)
) STRICT;
CREATE TABLE dimension_set (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  shape TEXT NOT NULL
) STRICT;
CREATE TABLE dimension_member (
  dimension_set INTEGER NOT NULL,
  dimension INTEGER NOT NULL,
  PRIMARY KEY (dimension_set, dimension)
) STRICT, WITHOUT ROWID;
CREATE TABLE wording (
  text TEXT PRIMARY KEY,
  folded TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  sheet INTEGER NOT NULL,
  piece TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_sheet ON evidence (sheet);
CREATE TABLE subject (
  id INTEGER PRIMARY KEY,
  force TEXT,
  force_name TEXT NOT NULL,
  measure TEXT NOT NULL,
  period_start TEXT,
  period_end TEXT,
  period_label TEXT NOT NULL,
  CONSTRAINT period_ends_after_it_starts CHECK (period_start <= period_end),
  CONSTRAINT period_has_both_ends CHECK ((period_start IS NULL) = (period_end IS NULL))
) STRICT;
CREATE INDEX subject_by_force_name ON subject (force_name);
CREATE INDEX subject_by_force ON subject (force, measure, period_start, period_end);
CREATE INDEX subject_by_measure ON subject (measure);
CREATE INDEX subject_by_period ON subject (period_start, period_end);
CREATE TABLE observation (
  id INTEGER PRIMARY KEY,
  subject INTEGER NOT NULL,
  dimensions INTEGER NOT NULL,
  status INTEGER NOT NULL CONSTRAINT status_is_known CHECK (status BETWEEN 0 AND 4),
  value REAL,
  low REAL,
  high REAL,
  raw TEXT,
  evidence TEXT NOT NULL,
  CONSTRAINT a_withheld_figure_has_no_value CHECK ((status = 0) = (value IS NOT NULL)),
  CONSTRAINT a_withheld_figure_has_a_lower_bound CHECK ((status = 0) = (low IS NULL))
) STRICT;
CREATE INDEX observation_by_subject ON observation (subject);
CREATE TABLE annotation_target (
  observation INTEGER NOT NULL,
  annotation TEXT NOT NULL,
  PRIMARY KEY (observation, annotation)
) STRICT, WITHOUT ROWID;
`

/** Every change with what it replaced. Only the last may be taken back, and only before it was acknowledged. */
const OPERATION = `
CREATE TABLE operation (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT operation_kind_is_known CHECK (kind IN ('do', 'undo', 'redo')),
  of INTEGER REFERENCES operation (sequence),
  command TEXT NOT NULL,
  edits TEXT NOT NULL,
  label TEXT NOT NULL,
  CONSTRAINT undo_and_redo_speak_of_another CHECK ((kind = 'do') = (of IS NULL))
) STRICT;
CREATE TRIGGER operation_is_never_rewritten BEFORE UPDATE ON operation
BEGIN SELECT raise(ABORT, 'an operation is never rewritten'); END;
CREATE TRIGGER operation_is_taken_back_last_first BEFORE DELETE ON operation
WHEN OLD.sequence < (SELECT max(sequence) FROM operation)
BEGIN SELECT raise(ABORT, 'only the last operation may be taken back'); END;
CREATE TRIGGER source_is_never_rewritten BEFORE UPDATE ON source
BEGIN SELECT raise(ABORT, 'what arrived is never rewritten'); END;
CREATE TRIGGER source_bytes_are_never_rewritten BEFORE UPDATE ON source_bytes
BEGIN SELECT raise(ABORT, 'what arrived is never rewritten'); END;
`

/** The four groups of tables as version 1 made them. */
export const SCHEMA_1 = ARRIVED + DECIDED + DERIVED + OPERATION
