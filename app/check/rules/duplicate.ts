import { copies } from '../copies.ts'
import { findingOf } from '../finding.ts'
import { found, type Rule } from '../rule.ts'
import type { Case } from '../stated.ts'
import { tablesByForce } from '../tables.ts'

/** A reply that is here twice. */
export const duplicate: Rule = {
  rule: 'duplicate',
  title: 'A reply sent twice',
  why: 'Summing both doubles the force.',
  how: 'A second file of the force holds the same figures, in whatever format, sheet or order, or is the very same file.',
  severity: 'caution',
  contract: true,
  needs: ['figures'],
  judge: (input, { duplicateLeastFigures }) =>
    found([
      ...[...copies(input, duplicateLeastFigures).values()].map(({ force, file, of, figures }) =>
        sent(force, file, of, `All ${figures} figures stand in ${of} too.`),
      ),
      ...identical(input),
    ]),
}

function sent(force: string, file: string, of: string, note: string) {
  const places = [{ file: of, sheet: '', cells: [], role: 'the same reply' }]
  return findingOf(duplicate, { force, about: 'the whole reply', file, places, note })
}

/** Files that came under several names, byte for byte. Their figures are here once, so nothing else would tell. */
function identical(input: Case) {
  const twice = input.replies.filter(({ copies: also = [] }) => also.length > 0)
  if (twice.length === 0) return []
  const forces = tablesByForce(input)
  return twice.flatMap(({ file: of, copies: also = [] }) =>
    [...forces]
      .filter(([, tables]) => tables.some(({ file }) => file === of))
      .flatMap(([force]) => also.map((file) => sent(force, file, of, `It is the same file as ${of}, counted once.`))),
  )
}
