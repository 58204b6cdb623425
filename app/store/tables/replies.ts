/** What the analyst says of a body's reply in place of what was read from it. */
export const REPLIES = `
CREATE TABLE reply_choice (
  force TEXT PRIMARY KEY,
  status TEXT
    CONSTRAINT reply_status_is_known
    CHECK (status IN ('replied', 'part', 'refused', 'not_held', 'no_reply', 'not_asked')),
  section TEXT,
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
