/**
 * Figures that a person read in prose or on a page and typed in. `entered_figure` is decided; `entered_observation` follows from
 * it: which observation stands for which of them. A figure quotes a page or a paragraph of its file, or marks a part of a page; where
 * the quoted words do not hold its number, it says why. `slot` is its row on the sheet of what was typed in, so that taking out one
 * figure leaves the others where they stand. `unread` says of a reading why its file could not be read, and was kept all the same.
 */
export const ENTERED = `
CREATE TABLE entered_figure (
  sha256 TEXT NOT NULL,
  id TEXT NOT NULL,
  slot INTEGER NOT NULL CONSTRAINT slot_fits_the_key CHECK (slot BETWEEN 0 AND 1048575),
  page INTEGER CONSTRAINT page_counts_from_one CHECK (page >= 1),
  paragraph INTEGER CONSTRAINT paragraph_counts_from_one CHECK (paragraph >= 1),
  region TEXT CONSTRAINT region_is_an_object CHECK (json_type(region) = 'object'),
  quote TEXT NOT NULL,
  written TEXT NOT NULL CONSTRAINT an_entered_figure_was_typed CHECK (written <> ''),
  reason TEXT NOT NULL,
  force TEXT,
  measure TEXT NOT NULL CONSTRAINT an_entered_figure_counts_something CHECK (measure <> ''),
  period_start TEXT,
  period_end TEXT,
  dimensions TEXT NOT NULL CONSTRAINT entered_dimensions_are_a_list CHECK (json_type(dimensions) = 'array'),
  status TEXT NOT NULL
    CONSTRAINT entered_status_is_known CHECK (status IN ('ok', 'suppressed', 'not_held', 'refused', 'missing')),
  value REAL,
  low REAL,
  high REAL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (sha256, id),
  CONSTRAINT slot_is_held_once UNIQUE (sha256, slot),
  CONSTRAINT an_entered_figure_has_its_place CHECK (page IS NOT NULL OR paragraph IS NOT NULL),
  CONSTRAINT a_region_lies_on_a_page CHECK (region IS NULL OR page IS NOT NULL),
  CONSTRAINT an_entered_figure_quotes_its_source CHECK (quote <> '' OR region IS NOT NULL),
  CONSTRAINT an_entered_period_has_both_ends CHECK ((period_start IS NULL) = (period_end IS NULL)),
  CONSTRAINT an_entered_value_or_its_bounds CHECK ((status = 'ok') = (value IS NOT NULL) AND (status = 'ok') = (low IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE entered_observation (
  observation INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  id TEXT NOT NULL
) STRICT;
CREATE TABLE unread (
  reading INTEGER PRIMARY KEY REFERENCES reading,
  problem TEXT NOT NULL CONSTRAINT problem_is_an_object CHECK (json_type(problem) = 'object')
) STRICT;
`
