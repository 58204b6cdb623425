/**
 * What the analyst decided about which figures count and for how much, always with the reason; and, rebuilt from that, which
 * figures it concerns. An observation keeps what its file says: `counted` alone says that one counts as a number, or not at all.
 */
export const DECISIONS = `
CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CONSTRAINT decision_is_known
    CHECK (kind IN ('exclude force', 'count as zero', 'take figures', 'bridge year', 'accept figure')),
  about TEXT NOT NULL CONSTRAINT decision_is_about_an_object CHECK (json_type(about) = 'object'),
  reason TEXT NOT NULL CONSTRAINT decision_has_a_reason CHECK (trim(reason) <> ''),
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE counted (
  observation INTEGER PRIMARY KEY,
  value REAL,
  valued_by TEXT,
  excluded_by TEXT,
  replaced_by TEXT,
  CONSTRAINT a_value_names_its_decision CHECK ((value IS NULL) = (valued_by IS NULL)),
  CONSTRAINT a_figure_that_counts_as_it_is_has_no_row
    CHECK (valued_by IS NOT NULL OR excluded_by IS NOT NULL OR replaced_by IS NOT NULL)
) STRICT;
`
