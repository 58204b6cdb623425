import type { Force } from '../../../app/vocabulary/index.ts'

/** Bodies that are commonly asked together. */
export interface BodySet {
  readonly words: string
  readonly codes: readonly string[]
}

/** All bodies, the territorial forces of the United Kingdom (45), those of England and Wales (43). */
export function setsOf(forces: readonly Force[]): readonly BodySet[] {
  const codes = (wanted: (force: Force) => boolean): readonly string[] => forces.filter(wanted).map(({ code }) => code)
  const inEnglandOrWales = ({ nation }: Force): boolean => nation === 'England' || nation === 'Wales'
  return [
    { words: 'All', codes: codes(() => true) },
    {
      words: 'Territorial, UK',
      codes: codes(
        (force) => inEnglandOrWales(force) || force.nation === 'Scotland' || force.nation === 'Northern Ireland',
      ),
    },
    { words: 'England and Wales', codes: codes(inEnglandOrWales) },
  ]
}
