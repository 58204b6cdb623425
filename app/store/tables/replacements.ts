/**
 * What the analyst said of two files that look like versions of one: that the newer takes the place of the older, which is then
 * no longer included but kept, with the name, reading and day of arrival that it had; or that both count.
 */
export const REPLACEMENTS = `
CREATE TABLE replacement (
  older TEXT NOT NULL,
  newer TEXT NOT NULL,
  decision TEXT NOT NULL CONSTRAINT decision_is_known CHECK (decision IN ('replaced', 'both')),
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  choice TEXT NOT NULL,
  arrived_at TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (older, newer),
  CONSTRAINT no_file_replaces_itself CHECK (older <> newer)
) STRICT, WITHOUT ROWID;
`
