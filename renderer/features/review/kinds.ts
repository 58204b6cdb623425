import type { ReviewKind } from '../../../app/contract/index.ts'
import type { IconName } from '../../ui/icon.tsx'

/** The kinds of question in the order of the queue, in words. */
export const KINDS: readonly { readonly kind: ReviewKind; readonly title: string; readonly icon: IconName }[] = [
  { kind: 'force', title: 'Names of forces', icon: 'place' },
  { kind: 'marker', title: 'Signs in place of figures', icon: 'help' },
  { kind: 'value', title: 'Values', icon: 'tag' },
  { kind: 'layout', title: 'Layouts', icon: 'grid' },
  { kind: 'hidden', title: 'Hidden content', icon: 'eyeOff' },
]
