import register from '../../../resources/reference/forces.json'
import type { Force, ForceCode } from '../../vocabulary/index.ts'

/** Every police force of the United Kingdom and the Crown dependencies, in order of code. */
export const FORCES: readonly Force[] = register
  .map((entry) => ({ ...entry, code: entry.code as ForceCode }))
  .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))

const BY_CODE: ReadonlyMap<string, Force> = new Map(FORCES.map((force) => [force.code, force]))
/** Scotland's code in the ONS postcode directory. */
const OTHER_CODES: ReadonlyMap<string, string> = new Map([['S23000009', 'SCO']])

/** The force of a code, in any case; undefined where no force has it. */
export function forceByCode(code: string): Force | undefined {
  const upper = code.trim().toUpperCase()
  return BY_CODE.get(OTHER_CODES.get(upper) ?? upper)
}
