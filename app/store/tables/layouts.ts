/** What the analyst says about the roles of a sheet's cells, and the layouts that are kept for look-alike files. */
export const LAYOUTS = `
CREATE TABLE layout_edit (
  sha256 TEXT NOT NULL,
  sheet TEXT NOT NULL,
  edits TEXT NOT NULL CONSTRAINT edits_are_a_list CHECK (json_type(edits) = 'array'),
  PRIMARY KEY (sha256, sheet)
) STRICT, WITHOUT ROWID;
CREATE TABLE recipe (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  recipe TEXT NOT NULL CONSTRAINT recipe_is_an_object CHECK (json_type(recipe) = 'object'),
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
