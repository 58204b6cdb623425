import type { ArithmeticLine, Finding, FindingSeverity } from '../../vocabulary/index.ts'
import { type Count, countFor } from '../annual.ts'
import { findingOf, placesOfFigures } from '../finding.ts'
import { breakIn } from '../notes.ts'
import { notJudged, type Rule } from '../rule.ts'
import type { Case, Reply } from '../stated.ts'
import { type Table, tablesByForce } from '../tables.ts'
import { operandOf } from '../words.ts'

/** A force that says that it changed how it records, between years that were asked for. */
export const seriesBreak: Rule = {
  rule: 'series-break',
  title: 'Recorded differently from some day on',
  why: 'A new crime recording system or definition moves figures without an offence more or fewer; Hampshire’s 291 became 18.',
  how: 'A note of the reply speaks of a changed system, definition or recording rule, and the force gives figures for more than one period asked for. With a change by more than half it weighs more.',
  severity: 'note',
  contract: false,
  needs: ['text of the replies', 'periods asked for'],
  judge: (input) => {
    if (input.asked.request.periods.length < 2) {
      return notJudged('series-break', 'The request asks for fewer than two periods.')
    }
    const tables = tablesByForce(input)
    return { findings: input.replies.flatMap((reply) => findingsFor(reply, tables, input)), unjudged: [] }
  },
}

/** A change by more than this factor beside such a note is perhaps no more than the note says. */
const JUMP = 1.5

function findingsFor(
  { file, forces, prose }: Reply,
  tables: ReadonlyMap<string, readonly Table[]>,
  { asked }: Case,
): readonly Finding[] {
  const sentence = breakIn(prose)
  const [force] = forces
  if (sentence === undefined || force === undefined || forces.length > 1) return []
  const own = tables.get(force) ?? []
  const counted = asked.request.periods.flatMap(({ label, ...period }) => {
    const count = countFor(own, period, asked)
    return count === undefined ? [] : [{ label, count }]
  })
  if (counted.length < 2) return []
  const jump = counted.find(({ count }, i) => {
    const before = counted[i - 1]?.count.value
    if (before === undefined) return false
    return Math.max(before, count.value) > Math.min(before, count.value) * JUMP
  })
  const severity: FindingSeverity = jump === undefined ? 'note' : 'caution'
  const [place, ...places] = placesOfFigures(counted.flatMap(({ count }) => count.from))
  const values = counted.map(({ label, count }) => `${count.value} in ${label}`).join(', ')
  return [
    findingOf(seriesBreak, {
      force,
      about: asked.request.measure,
      severity,
      file: place?.file ?? file,
      sheet: place?.sheet ?? '',
      cells: place?.cells ?? [],
      places,
      note: `“${shortened(sentence)}” The force counts ${values}.`,
      arithmetic: counted.map(({ label, count }) => lineOf(label, count)),
      caveat: 'The force changed how it records between these periods; the figures may not be comparable.',
    }),
  ]
}

const LONGEST = 300

function shortened(sentence: string): string {
  return sentence.length <= LONGEST ? sentence : `${sentence.slice(0, LONGEST)}…`
}

function lineOf(label: string, { value, from }: Count): ArithmeticLine {
  return {
    words: label,
    by: from.length > 1 ? '+' : 'is',
    operands: from.map((one) => operandOf(one, label)),
    low: value,
    high: value,
  }
}
