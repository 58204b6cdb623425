import { canonicalValues, dimensionOfHeader, isAskedOffence, parseCategoryAs } from '../category/index.ts'
import { type ForceFound, resolveForce } from '../force/index.ts'
import { measureIn } from '../measure.ts'
import { compact, visible, withoutFootnote } from '../plain.ts'
import { english } from '../welsh.ts'
import type { NamesAdded } from './added.ts'

/** The force that a whole cell names: as the analyst says, else as `resolveForce`. */
export function forceNamed(text: string, names: NamesAdded): ForceFound | undefined {
  return (names.forces.size === 0 ? undefined : names.forces.get(spelt(text))) ?? resolveForce(text)
}

/** The dimension that a header names: as the analyst says, else as `dimensionOfHeader`. */
export function headerNamed(text: string, names: NamesAdded): string | undefined {
  return (names.headers.size === 0 ? undefined : names.headers.get(spelt(text))) ?? dimensionOfHeader(english(text))
}

/** What a header says is counted: as the analyst says, else as `measureIn`. */
export function measureNamed(text: string, names: NamesAdded): string | undefined {
  return (names.measures.size === 0 ? undefined : names.measures.get(spelt(text))) ?? measureIn(english(text))
}

/** The canonical value of a label in a dimension: as the analyst says, else as `parseCategoryAs`. */
export function valueNamed(key: string, text: string, names: NamesAdded): string | undefined {
  return names.values.get(key)?.get(spelt(text)) ?? parseCategoryAs(key, english(text))
}

/** Whether a label names the offence that was asked about, unless the analyst says that it names another. */
export function isAskedNamed(text: string, names: NamesAdded): boolean {
  return names.values.get('offence')?.get(spelt(text)) === undefined && isAskedOffence(text)
}

/** Whether a value is canonical in its dimension: a band of ages, a value of a pack or of the analyst's, several joined by `+`. */
export function isKnownValue(key: string, value: string, names: NamesAdded): boolean {
  const known = canonicalValues(key)
  // a band "16+" is no list of two
  const parts = key === 'age' ? [value] : value.split('+')
  return parts.every(
    (part) =>
      FOR_ANY_KEY.has(part) ||
      known.includes(part) ||
      names.values.get(key)?.get(spelt(part)) === part ||
      (key === 'age' && parseCategoryAs(key, part) !== undefined),
  )
}

/** Values that mean the same whatever the dimension. */
const FOR_ANY_KEY: ReadonlySet<string> = new Set(['Total', 'Subtotal', 'Several'])

function spelt(text: string): string {
  return compact(withoutFootnote(visible(text)))
}
