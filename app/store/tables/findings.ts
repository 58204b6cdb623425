/**
 * What the analyst decided about what the rules found, and what the rules last found. A judgement hangs on what a finding is about,
 * not on a row: it outlives re-import and re-tidying. `finding_seen` is what stays of a finding that no longer holds, with the
 * operation after which it was gone; it is written by the check, and rebuilt by looking again. `sheet_block` says where the tables
 * of a tidied sheet lie: figures of two tables are never parts of one sum.
 */
export const FINDINGS = `
CREATE TABLE finding_judgement (
  finding TEXT PRIMARY KEY,
  status TEXT NOT NULL CONSTRAINT finding_status_is_known
    CHECK (status IN ('open', 'queried', 'explained', 'accepted', 'not a problem')),
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  caveat TEXT,
  for_publication INTEGER CONSTRAINT finding_publication_is_either CHECK (for_publication IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE finding_seen (
  finding TEXT PRIMARY KEY,
  content TEXT NOT NULL CONSTRAINT finding_content_is_json CHECK (json_valid(content)),
  last_held INTEGER NOT NULL,
  resolved INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE sheet_block (
  sheet INTEGER NOT NULL REFERENCES sheet,
  nth INTEGER NOT NULL,
  top INTEGER NOT NULL,
  "left" INTEGER NOT NULL,
  bottom INTEGER NOT NULL,
  "right" INTEGER NOT NULL,
  PRIMARY KEY (sheet, nth)
) STRICT, WITHOUT ROWID;
`
