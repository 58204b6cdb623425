import type { KeyInGrid } from '../../../app/contract/index.ts'
import type { NameScoped, PackDimension } from '../../../app/names/index.ts'

/** The dimension of a pack: the values of the grid under what each is said to mean, with every spelling of theirs. */
export function dimensionOf(key: KeyInGrid, meant: Readonly<Record<string, string>>): PackDimension {
  const spelt = new Map<string, Set<string>>()
  for (const { value, spellings } of key.values) {
    const said = Object.hasOwn(meant, value) ? (meant[value] ?? '').trim() : ''
    const canonical = said === '' ? value : said
    const kept = spelt.get(canonical) ?? new Set<string>()
    spelt.set(canonical, kept)
    for (const spelling of [value, ...spellings]) if (spelling !== canonical) kept.add(spelling)
  }
  return {
    key: key.key,
    headers: key.headers,
    values: [...spelt].map(([value, spellings]) => ({ value, spellings: [...spellings].sort() })),
  }
}

/** The names that a dimension adds to a workspace. */
export function namesOf({ key, headers, values }: PackDimension): readonly NameScoped[] {
  return [
    ...headers.map((written) => ({ what: 'header' as const, key: '', written, means: key, scope: null })),
    ...values.flatMap(({ value, spellings }) =>
      [value, ...spellings].map((written) => ({ what: 'value' as const, key, written, means: value, scope: null })),
    ),
  ]
}
