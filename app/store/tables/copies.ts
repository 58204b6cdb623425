/** Names under which the very bytes of a file came once more. The file counts once; that it was sent twice is a finding. */
export const COPIES = `
CREATE TABLE file_copy (
  sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (sha256, path)
) STRICT, WITHOUT ROWID;
`
