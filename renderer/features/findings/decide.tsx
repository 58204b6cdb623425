import type { ReactElement } from 'react'
import type { ListedFinding } from '../../../app/contract/index.ts'
import type { DecisionAbout } from '../../../app/query/index.ts'
import { askDecision } from '../../state/decisions.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'

/** What a finding gives reason to decide about the figures; its own words are the first reason. */
export function DecideFromFinding({ finding }: { readonly finding: ListedFinding }): ReactElement | null {
  const sources = useSession((session) => session.state.sources)
  const fileOf = (id: number | null) => sources.find((source) => source.id === id)?.sha256
  const options = optionsOf(finding, fileOf)
  if (options.length === 0) return null
  // What a private finding says must not travel into charts and exports, where a reason does.
  const reason = finding.private ? '' : finding.claim
  return (
    <Button
      icon="tick"
      title="Leave figures out, take one of two, or count blanks as 0, with this finding as the reason"
      onClick={() => askDecision(options, reason)}
    >
      Decide…
    </Button>
  )
}

function optionsOf(
  { force, places, rule }: ListedFinding,
  fileOf: (id: number | null) => string | undefined,
): readonly DecisionAbout[] {
  const options: DecisionAbout[] = []
  const stated = places.flatMap(({ source, sheetName, cells }) => {
    const sha256 = fileOf(source)
    return sha256 === undefined ? [] : [{ sha256, sheet: sheetName === '' ? null : sheetName, cells }]
  })
  if (force !== null && DISPUTES.has(rule) && stated.length > 1) {
    const files = new Set(stated.map(({ sha256 }) => sha256)).size
    const all = stated.map(({ sha256, sheet }) => ({ sha256, sheet: files > 1 ? null : sheet, cells: null }))
    const distinct = [...new Map(all.map((place) => [JSON.stringify(place), place])).values()]
    if (distinct.length > 1) {
      for (const take of distinct) {
        options.push({ kind: 'take figures', force, take, over: distinct.filter((place) => place !== take) })
      }
    }
  }
  for (const { sha256, sheet, cells } of stated) {
    if (cells.some(({ shown }) => /^[\s\u2010-\u2015\u2212-]*$/.test(shown))) {
      options.push({ kind: 'count as zero', sha256, sheet })
    }
  }
  if (force !== null && !force.includes('+')) options.push({ kind: 'exclude force', force })
  return options
}

/** Rules that find one thing stated in several places. */
const DISPUTES: ReadonlySet<string> = new Set(['conflict', 'duplicate', 'transposed-digits'])
