/**
 * Names that the analyst added to those that the program knows. `spelling` is what two ways of writing one name have in
 * common, so that a name is added once; `scope` is empty for every file, or the SHA-256 of the one that it holds for;
 * `pack` names the subject pack that it came with, empty for one that was added by itself.
 * `review_choice` names the questions of the review queue that the analyst left unanswered for good.
 */
export const NAMES = `
CREATE TABLE name_choice (
  what TEXT NOT NULL
    CONSTRAINT name_is_of_a_known_kind CHECK (what IN ('force', 'value', 'header', 'measure', 'marker')),
  key TEXT NOT NULL,
  spelling TEXT NOT NULL CONSTRAINT name_is_spelt CHECK (spelling <> ''),
  scope TEXT NOT NULL CONSTRAINT scope_is_a_file_or_every_file CHECK (scope = '' OR length(scope) = 64),
  written TEXT NOT NULL,
  means TEXT NOT NULL,
  pack TEXT NOT NULL,
  PRIMARY KEY (what, key, spelling, scope),
  CONSTRAINT value_belongs_to_a_key CHECK ((what = 'value') = (key <> ''))
) STRICT, WITHOUT ROWID;
CREATE TABLE review_choice (
  item TEXT PRIMARY KEY,
  about TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
