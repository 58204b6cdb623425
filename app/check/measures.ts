/** Measures that count people where others count events: the two are never added or compared. */
export const PEOPLE: ReadonlySet<string> = new Set(['victims', 'suspects'])
