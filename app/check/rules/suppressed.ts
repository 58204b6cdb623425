import { found, type Rule } from '../rule.ts'
import { withheld } from './withheld.ts'

/** Figures that the force hides because they are small. */
export const suppressed: Rule = {
  rule: 'suppressed',
  title: 'Suppressed figures',
  why: 'A hidden small number is not a zero: sums with it are known only between bounds.',
  how: 'A sign such as <5 or * stands in the place of a figure. One finding for each sheet.',
  severity: 'caution',
  contract: true,
  needs: ['figures'],
  judge: ({ stated }) =>
    found(
      withheld(suppressed, stated, ['suppressed'], 'suppressed: known only to lie between bounds').map((finding) => ({
        ...finding,
        caveat: 'Small numbers are suppressed; sums that include them are ranges.',
      })),
    ),
}
