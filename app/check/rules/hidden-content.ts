import type { Finding } from '../../vocabulary/index.ts'
import { findingOf } from '../finding.ts'
import { found, type Rule } from '../rule.ts'
import type { Hides, Reply } from '../stated.ts'

/** What a file carries where no reader of it looks: such content may name people, and it is kept apart until it is decided. */
export const hiddenContent: Rule = {
  rule: 'hidden-content',
  title: 'Hidden content',
  why: 'Hidden rows, columns, sheets and embedded files of replies have named people; whoever passes such a file on publishes them.',
  how: 'A file that holds hidden rows, columns or sheets, text in the colour of its cell, pivot caches, embedded files or the like: one finding for each sheet, and one for what stands beside the sheets. What was decided to be shown, or removed, is no longer named.',
  severity: 'caution',
  contract: false,
  needs: ['text of the replies'],
  judge: ({ replies }) => found(replies.flatMap(findingsOf)),
}

function findingsOf(reply: Reply): readonly Finding[] {
  const [force = null] = reply.forces.length === 1 ? reply.forces : []
  return [...bySheet(reply.hides ?? [])].map(([sheet, hides]) =>
    findingOf(hiddenContent, {
      force,
      about: `${reply.file} ${sheet}`.trim(),
      file: reply.file,
      sheet,
      cells: hides.flatMap(({ cells }) => cells),
      note: `${hides.map(({ what, held }) => (held === '' ? what : `${what} (${held})`)).join('; ')}.`,
    }),
  )
}

function bySheet(hides: readonly Hides[]): ReadonlyMap<string, readonly Hides[]> {
  const sheets = new Map<string, Hides[]>()
  for (const one of hides) {
    const there = sheets.get(one.sheet)
    if (there === undefined) sheets.set(one.sheet, [one])
    else there.push(one)
  }
  return sheets
}
