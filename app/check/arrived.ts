import { findForces } from '../names/index.ts'
import type { Tidied } from '../tidy/index.ts'
import { a1, type Workbook } from '../vocabulary/index.ts'
import { formulasOf } from './formulas.ts'
import { hidesOf } from './hides.ts'
import { proseOf } from './prose.ts'
import type { Reply, Stated } from './stated.ts'

/** A file as it was read and tidied; `file` is the name by which findings call it. */
export interface Arrived {
  readonly file: string
  readonly workbook: Workbook
  readonly tidied: readonly Tidied[]
}

/** The figures of a file that are read with confidence, as the rules look at them. */
export function statedIn({ file, workbook, tidied }: Arrived): readonly Stated[] {
  return tidied.flatMap(({ sheet, state, layout, observations }) => {
    if (state !== 'read') return []
    const name = workbook.sheets[sheet]?.name ?? ''
    return observations.map(({ at, force, measure, period, dimensions, figure }): Stated => {
      const table = layout.blocks.findIndex(
        ({ range }) =>
          at.row >= range.top && at.row <= range.bottom && at.column >= range.left && at.column <= range.right,
      )
      return {
        file,
        sheet: name,
        cell: a1(at),
        ...(table < 0 ? {} : { table }),
        force,
        measure,
        periodStart: period?.start ?? null,
        periodEnd: period?.end ?? null,
        dimensions,
        figure,
      }
    })
  })
}

/** A file that was read as a reply: whom it speaks for, and what it says outside its tables. */
export function replyOf(arrived: Arrived): Reply {
  const { file, workbook, tidied } = arrived
  const forces = new Set<string>()
  let figures = 0
  for (const { observations } of tidied) {
    figures += observations.length
    for (const { force } of observations) if (force !== null) forces.add(force)
  }
  const prose = proseOf(workbook)
  if (forces.size === 0) for (const force of forcesNamed(file, prose)) forces.add(force)
  const inReview = tidied.some(({ state }) => state === 'review')
  const formulas = formulasOf(workbook)
  return {
    file,
    forces: [...forces],
    prose,
    readable: true,
    tabular: figures > 0,
    inReview,
    hides: hidesOf(workbook),
    ...(formulas === undefined ? {} : { formulas }),
  }
}

/** A file that could not be read as a reply: only its name can say whose it is. */
export function unreadableReply(file: string): Reply {
  return { file, forces: forcesNamed(file, []), prose: [], readable: false, tabular: false }
}

/** Letterheads, titles and signatures are short; a note that mentions a force need not be about it. */
const LONGEST_NAMING = 120
/** A sentence may speak of another force ("You may wish to ask Kent Police."); a letterhead or signature is none. */
const SENTENCE = /\S+(?:\s+\S+){3,}[.!?]\s*$|\b(?:you|your|we|our|I|may|please|has|have|is|are|was|were)\b/i

/**
 * The force whose letter it is: what its letterhead, or else its signature says, before the name of the file, and that
 * before what a sentence of it says.
 */
export function forcesNamed(file: string, prose: readonly string[]): readonly string[] {
  const name = file.replace(/\.[a-z0-9]{2,5}$/i, '').replaceAll(/[_/]/g, ' ')
  const short = prose.filter((text) => text.length <= LONGEST_NAMING)
  const sentences = short.filter((text) => SENTENCE.test(text))
  for (const text of [...short.filter((one) => !sentences.includes(one)), name, ...sentences]) {
    const forces = new Set<string>(findForces(text).map(({ force }) => force))
    if (forces.size === 1) return [...forces]
  }
  return []
}
