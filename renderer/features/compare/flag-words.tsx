import type { ReactElement } from 'react'
import type { Flag } from '../../../app/query/index.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'

const ICONS: Readonly<Record<Flag['kind'], IconName>> = {
  'other year': 'calendar',
  'late start': 'calendar',
  part: 'calendar',
  unit: 'warning',
  scope: 'warning',
  suppressed: 'eyeOff',
  withheld: 'eyeOff',
  disputed: 'issue',
  summed: 'calendar',
  records: 'list',
  parts: 'layers',
  'several forces': 'warning',
  'small base': 'info',
  'base under 20': 'info',
  'no figure': 'ban',
  decided: 'tick',
  excluded: 'ban',
  bridge: 'calendar',
  finding: 'issue',
  entered: 'edit',
}

/** What is to be known of a force before it is compared: the gravest in words, how many more there are, all of it on hover. */
export function FlagWords({ flags }: { readonly flags: readonly Flag[] }): ReactElement | null {
  const [first, ...more] = flags
  if (first === undefined) return null
  return (
    <span className={`cmp-flag tone-${first.tone}`} title={flags.map(({ words }) => words).join('\n')}>
      <Icon name={ICONS[first.kind]} size={12} />
      <span className="ell">{first.short}</span>
      {more.length > 0 && <span className="more">+{more.length}</span>}
    </span>
  )
}

/** One thing to know, in its own words. */
export function FlagLine({ flag }: { readonly flag: Flag }): ReactElement {
  return (
    <p className={`cmp-flag tone-${flag.tone}`}>
      <Icon name={ICONS[flag.kind]} size={12} />
      <span>{flag.words}</span>
    </p>
  )
}
