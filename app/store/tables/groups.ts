/** Groups of forces that the analyst makes beside the regions: a force is in one of them or in none. */
export const GROUPS = `
CREATE TABLE force_group (
  force TEXT PRIMARY KEY,
  name TEXT NOT NULL CONSTRAINT group_has_a_name CHECK (name <> '')
) STRICT, WITHOUT ROWID;
`
