import type { ReactElement } from 'react'
import type { CheckedRule } from '../../../app/contract/index.ts'
import { Icon } from '../../ui/icon.tsx'

/** The rules that could not look, each with the reason: their silence says nothing. */
export function NotRun({ rules }: { readonly rules: readonly CheckedRule[] }): ReactElement | null {
  const idle = rules.filter(({ couldNotRun, couldNotJudge }) => couldNotRun.length + couldNotJudge.length > 0)
  if (idle.length === 0) return null
  return (
    <section aria-label="Rules that could not run">
      <div className="fi-group">
        Could not run <span className="plain">{idle.length}</span>
      </div>
      <ul>
        {idle.map(({ rule, title, couldNotRun, couldNotJudge }) => (
          <li key={rule} className="fi idle">
            <Icon name="ban" size={14} className="muted" />
            <div className="grow">
              <div className="md ell">{title}</div>
              {couldNotRun.length > 0 && <p className="sec">{[...new Set(couldNotRun)].join(' ')}</p>}
              {couldNotJudge.map(({ forceName, why }) => (
                <p key={`${forceName} ${why}`} className="sec">
                  Not for {forceName}: {why}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
