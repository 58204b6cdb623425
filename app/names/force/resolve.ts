import type { ForceCode } from '../../vocabulary/index.ts'
import { compact, plain, visible, withoutFootnote } from '../plain.ts'
import { ALIASES, AREAS, JOINT_NAMES } from './aliases.ts'
import { forceByCode } from './forces.ts'

/** What a cell that should name a force names. */
export type ForceFound =
  | { readonly kind: 'force'; readonly force: ForceCode }
  | { readonly kind: 'forces'; readonly forces: readonly ForceCode[] }
  | { readonly kind: 'area'; readonly written: string }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ForceCode[] }

/**
 * The force that a whole cell names: an alias exactly, whatever its case, punctuation, footnote marks and words such as
 * "Police"; never a similar name. Undefined where the cell names neither force nor area.
 */
export function resolveForce(text: string): ForceFound | undefined {
  const cell = visible(text)
  if (cell.length > 120 || !MAY_BE_FORCE.test(cell)) return undefined
  const code = forceByCode(cell)
  if (code !== undefined) return { kind: 'force', force: code.code }
  for (const form of forms(cell)) {
    const found = EXACT.get(form)
    if (found !== undefined) return found
    const joint = JOINT_NAMES.get(form)
    if (joint !== undefined) return { kind: 'forces', forces: joint }
  }
  const forces = jointForces(cell)
  if (forces !== undefined) return { kind: 'forces', forces }
  const twice = MAY_BE_TWICE.test(cell) ? namedTwice(cell) : undefined
  if (twice !== undefined) return { kind: 'force', force: twice }
  return isArea(cell) ? { kind: 'area', written: cell } : undefined
}

/** A name has two letters and no number of five digits, unless it is a code. */
const MAY_BE_FORCE = /^[EKNWS]\d{8}$|^(?!.*\d{5}).*\p{L}.{0,3}\p{L}/iu

/** The compact spellings under which a cell is looked up, the fullest first. */
function forms(cell: string): readonly string[] {
  const bare = withoutFootnote(cell)
  // "Durham 1", "Scotland 1,3": marks set as plain digits
  const unnumbered = bare.replace(/[\s,]*\d(?:\s*,\s*\d)*$/, '')
  const texts = [cell, bare, unnumbered].flatMap((form) => [form, withoutPolice(form)])
  return [...new Set(texts.map(compact))].filter((form) => form !== '')
}

function withoutPolice(text: string): string {
  return plain(text)
    .replace(/^(?:the|force|police force|name of force)\s*[:-]\s*/, '')
    .replace(/^the /, '')
    .replace(/[\s-]*(?:police service|police force|police area|constabulary|police|pol|force)\.?$/, '')
}

const EXACT: ReadonlyMap<string, ForceFound> = (() => {
  const forces = new Map<string, Set<ForceCode>>()
  const unsure = new Set<string>()
  for (const { force, written, trust } of ALIASES) {
    const key = compact(written)
    forces.set(key, (forces.get(key) ?? new Set()).add(force))
    if (trust === 'either') unsure.add(key)
  }
  const exact = new Map<string, ForceFound>()
  for (const [key, codes] of forces) {
    const [force] = codes
    if (force === undefined) continue
    exact.set(
      key,
      codes.size > 1 || unsure.has(key)
        ? { kind: 'ambiguous', candidates: [...codes].sort() }
        : { kind: 'force', force },
    )
  }
  return exact
})()

/** "West Mercia & Staffordshire", "Beds, Cambs and Herts": every part must be a force of its own. */
function jointForces(cell: string): readonly ForceCode[] | undefined {
  const parts = withoutFootnote(cell).split(/\s*(?:&|\+|\/|,|;|\band\b)\s*/i)
  if (parts.length < 2 || parts.length > 8) return undefined
  return joined(parts, 0)
}

function joined(parts: readonly string[], from: number): readonly ForceCode[] | undefined {
  if (from === parts.length) return []
  for (let to = parts.length; to > from; to--) {
    if (from === 0 && to === parts.length) continue
    const force = single(parts.slice(from, to).join(' and '))
    if (force === undefined) continue
    const rest = joined(parts, to)
    if (rest !== undefined && !rest.includes(force)) return [force, ...rest]
  }
  return undefined
}

function single(text: string): ForceCode | undefined {
  for (const form of forms(text)) {
    const found = EXACT.get(form)
    if (found?.kind === 'force') return found.force
    // among forces, West Midlands is the force
    if (found?.kind === 'ambiguous' && found.candidates.length === 1) return found.candidates[0]
  }
  return undefined
}

/** Two names of a force stand apart by a sign, or say twice that they are a police force's. */
const MAY_BE_TWICE =
  /[/|;()]| [-\u2013] |\b(?:heddlu|poileas)\b|\b(?:police|constabulary)\b.*\b(?:police|constabulary)\b/i

/** One force under two names: "Heddlu Gogledd Cymru / North Wales Police", "Heddlu De Cymru South Wales Police". */
function namedTwice(cell: string): ForceCode | undefined {
  const bare = withoutFootnote(cell)
  const parts = bare.split(/\s*[/|;()]\s*|\s+[-\u2013]\s+/).filter((part) => part !== '')
  if (parts.length > 1) return sameForce(parts)
  const words = bare.split(' ')
  for (let at = 1; at < words.length && words.length <= 12; at++) {
    const force = sameForce([words.slice(0, at).join(' '), words.slice(at).join(' ')])
    if (force !== undefined) return force
  }
  return undefined
}

/** The one force that every part names by itself. */
function sameForce(parts: readonly string[]): ForceCode | undefined {
  const [first = '', ...others] = parts
  const force = single(first)
  return force !== undefined && others.every((other) => single(other) === force) ? force : undefined
}

/** Codes of the United Kingdom and its parts (K), of countries (92) and of the regions of England (12). */
const AREA_CODE = /^(?:K0[2-5]|[ENSW]92|E12)\d{6}$/

function isArea(cell: string): boolean {
  if (AREA_CODE.test(cell)) return true
  const bare = plain(withoutFootnote(cell)).replace(/[:.]$/, '')
  const inner = bare
    .replace(/\s*\(?\b(?:region|total|totals|sub-?total|combined|average)\b\)?$/, '')
    .replace(/^(?:region|(?:grand |sub-?)?total|all)\s*(?:[:-]|for|of)?\s+/, '')
  return AREAS.has(compact(bare)) || AREAS.has(compact(inner)) || /\bregion$/.test(bare)
}
