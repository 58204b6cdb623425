import type { ReactElement } from 'react'
import type { CheckedRule } from '../../../app/contract/index.ts'
import { Icon } from '../../ui/icon.tsx'

/** The rules that could not look, each with the reason: their silence says nothing. */
export function NotRun({ rules }: { readonly rules: readonly CheckedRule[] }): ReactElement {
  const idle = rules.filter(({ couldNotRun }) => couldNotRun.length > 0)
  const partly = rules.filter(({ couldNotRun, couldNotJudge }) => couldNotRun.length === 0 && couldNotJudge.length > 0)
  return (
    <>
      <Idle title="Could not run" rules={idle} />
      <Idle title="Could not judge every force" rules={partly} />
    </>
  )
}

function Idle({
  title: heading,
  rules,
}: {
  readonly title: string
  readonly rules: readonly CheckedRule[]
}): ReactElement | null {
  if (rules.length === 0) return null
  return (
    <section aria-label={`Rules: ${heading.toLowerCase()}`}>
      <div className="fi-group">
        {heading} <span className="plain">{rules.length}</span>
      </div>
      <ul>
        {rules.map(({ rule, title, couldNotRun, couldNotJudge }) => (
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
