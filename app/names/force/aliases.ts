import aliases from '../../../resources/reference/aliases.json'
import type { ForceCode } from '../../vocabulary/index.ts'
import { compact } from '../plain.ts'
import { FORCES } from './forces.ts'

/**
 * How far an alias is trusted: `anywhere` within a text; `cell` only where it is a whole cell or stands before "Police"
 * (Warwick is also a surname); `initials` also in a short text such as a file name, in their own capitals (SWP; a
 * sentence that mentions the DPP means the prosecutor); `either` may mean someone else (WMP is West Mercia and West
 * Midlands, Manchester a city).
 */
export type Trust = 'anywhere' | 'cell' | 'initials' | 'either'

/** One way to write a force. */
export interface Alias {
  readonly force: ForceCode
  readonly written: string
  readonly trust: Trust
}

const named: readonly Alias[] = FORCES.flatMap(({ code, name, officialName }) =>
  [name, officialName].map((written) => ({ force: code, written, trust: 'anywhere' as const })),
)
const listed: readonly Alias[] = aliases.forces.flatMap((entry) =>
  (['anywhere', 'cell', 'initials', 'either'] as const).flatMap((trust) =>
    entry[trust].map((written) => ({ force: entry.code as ForceCode, written, trust })),
  ),
)

const eitherKeys = new Set(listed.filter(({ trust }) => trust === 'either').map(({ written }) => compact(written)))

/** Every alias; a name listed as able to mean someone else is that, even where it is also a force's short name. */
export const ALIASES: readonly Alias[] = [...named, ...listed].map((alias) =>
  eitherKeys.has(compact(alias.written)) ? { ...alias, trust: 'either' } : alias,
)

/** Cells that stand for several forces at once under one name. */
export const JOINT_NAMES: ReadonlyMap<string, readonly ForceCode[]> = new Map(
  aliases.joint.flatMap(({ written, forces }) =>
    written.map((name) => [compact(name), forces.map((code) => code as ForceCode)] as const),
  ),
)

const regions = new Set(aliases.areas.regions.map(compact))

/** Forces that share their short name with a region, and those names, compact. A name that several forces have is none. */
export const SHARED_WITH_REGION: ReadonlyMap<string, ForceCode> = new Map(
  listed
    .filter(({ trust, written }) => trust === 'either' && regions.has(compact(written)))
    .map(({ written, force }) => [compact(written), force] as const),
)

/** Regions, nations and totals: areas, not forces. */
export const AREAS: ReadonlySet<string> = new Set(
  [...aliases.areas.regions, ...aliases.areas.nations, ...aliases.areas.totals].map(compact),
)
