import type { ReactElement } from 'react'
import type { ObservationId } from '../../../app/query/index.ts'
import { useFindings, useFlags } from '../../state/findings.ts'
import { openFinding } from '../../state/looking.ts'
import { Icon } from '../../ui/icon.tsx'
import { SEVERITY_WORDS } from './triage.ts'
import './findings.css'

/** The findings that rest on a number, for the inspector. A click opens one. */
export function NumberChecks({ observation }: { readonly observation: ObservationId }): ReactElement {
  const checked = useFindings().data !== undefined
  const own = useFlags().get(observation) ?? []
  return (
    <section className="sect" aria-label="Checks">
      <h2>
        Checks <span className="sp" />
        <span className="plain">{!checked ? 'not checked yet' : own.length === 0 ? 'nothing found' : own.length}</span>
      </h2>
      {own.map((finding) => {
        const { icon, one, tone } = SEVERITY_WORDS[finding.severity]
        return (
          <button
            type="button"
            key={finding.key}
            className="check-line"
            title={finding.claim}
            onClick={() => openFinding(finding.key)}
          >
            <Icon name={icon} size={14} className={tone === 'neutral' ? 'muted' : `c-${tone}`} />
            <span className="unseen">{one}</span>
            <span className="check-words">{finding.private ? finding.title : finding.claim}</span>
            <span className="muted nw">{finding.status}</span>
          </button>
        )
      })}
    </section>
  )
}
