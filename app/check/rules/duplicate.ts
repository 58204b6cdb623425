import { copies } from '../copies.ts'
import { findingOf } from '../finding.ts'
import { found, type Rule } from '../rule.ts'

/** A reply that is here twice. */
export const duplicate: Rule = {
  rule: 'duplicate',
  title: 'A reply sent twice',
  why: 'Summing both doubles the force.',
  how: 'A second file of the force holds the same figures, in whatever format, sheet or order.',
  severity: 'caution',
  contract: true,
  needs: ['figures'],
  judge: (input, { duplicateLeastFigures }) =>
    found(
      [...copies(input, duplicateLeastFigures).values()].map(({ force, file, of, figures }) =>
        findingOf(duplicate, {
          force,
          about: 'the whole reply',
          file,
          places: [{ file: of, sheet: '', cells: [], role: 'the same reply' }],
          note: `All ${figures} figures stand in ${of} too.`,
        }),
      ),
    ),
}
