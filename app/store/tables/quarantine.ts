/**
 * Content that a reader of a file does not see. What a file carries beside its sheets is arrived; that a hidden place is shown,
 * and whether it counts, is decided; that a place was removed for good is written by the removal alone and says nothing of
 * what stood there.
 */
export const QUARANTINE = `
CREATE TABLE hidden_part (
  reading INTEGER NOT NULL REFERENCES reading,
  nth INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  records INTEGER,
  PRIMARY KEY (reading, nth)
) STRICT, WITHOUT ROWID;
CREATE TABLE hidden_choice (
  sha256 TEXT NOT NULL,
  place TEXT NOT NULL,
  counts INTEGER NOT NULL CONSTRAINT counts_is_either CHECK (counts IN (0, 1)),
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (sha256, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE hidden_removal (
  sha256 TEXT NOT NULL,
  place TEXT NOT NULL,
  cells INTEGER NOT NULL,
  comments INTEGER NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (sha256, place)
) STRICT, WITHOUT ROWID;
`
