/**
 * Notes on more than version 1 knew: a range of cells, what a force states of a period, a chart's series or point, a finding, a file,
 * and whatever comes later: the anchor is kept whole, and the columns beside it are what it is looked up by. `pinned` holds the
 * figures as they were written when the note was pinned. `note_line` holds what a note of either table says besides its text,
 * `note_reply` the thread below it.
 */
export const ANNOTATIONS = `
CREATE TABLE pinned_note (
  id TEXT PRIMARY KEY,
  anchored TEXT NOT NULL,
  anchor TEXT NOT NULL CONSTRAINT anchor_is_an_object CHECK (json_type(anchor) = 'object'),
  force TEXT,
  period_start TEXT,
  period_end TEXT,
  sha256 TEXT,
  finding TEXT,
  pinned TEXT NOT NULL CONSTRAINT pinned_figures_are_a_list CHECK (json_type(pinned) = 'array'),
  text TEXT NOT NULL,
  for_publication INTEGER NOT NULL CONSTRAINT note_publication_is_either CHECK (for_publication IN (0, 1)),
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  CONSTRAINT note_says_where_it_is_pinned CHECK (json_extract(anchor, '$.on') = anchored)
) STRICT, WITHOUT ROWID;
CREATE TABLE note_line (
  annotation TEXT PRIMARY KEY,
  caveat TEXT NOT NULL,
  tags TEXT NOT NULL CONSTRAINT tags_are_a_list CHECK (json_type(tags) = 'array')
) STRICT, WITHOUT ROWID;
CREATE TABLE note_reply (
  id TEXT PRIMARY KEY,
  annotation TEXT NOT NULL,
  text TEXT NOT NULL CONSTRAINT reply_says_something CHECK (text <> ''),
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX note_reply_by_annotation ON note_reply (annotation);
`
