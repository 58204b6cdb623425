import type { ListedFinding } from '../contract/index.ts'
import type { FoundHere, FoundOf } from '../query/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import { lastFindings } from './findings.ts'

/** Rules that say of figures that they do not agree: with one another, with their total, with what was published. */
const OF_AGREEMENT: ReadonlySet<string> = new Set([
  'conflict',
  'duplicate',
  'total-mismatch',
  'total-bounds',
  'formula-audit',
  'published-conflict',
  'transposed-digits',
])

/**
 * What the rules found about the figures of a force, as the matrix holds it against others: only where they have looked at the
 * figures as they are now, as they are not run for this.
 */
export function foundForMatrix(db: SqlDatabase): FoundOf {
  const list = lastFindings(db)
  if (list === undefined || list.outdated === true) return () => []
  const byForce = new Map<string, { readonly here: FoundHere; readonly figures: ReadonlySet<number> }[]>()
  for (const finding of list.findings) {
    const about = aboutOf(finding)
    if (about === null || finding.force === null || finding.resolved !== null) continue
    if (finding.status === 'not a problem') continue
    const { force, status, reason, title, claim, places } = finding
    const cells = places.flatMap((place) => place.cells)
    const figures = new Set(cells.flatMap(({ observation }) => (observation === null ? [] : [Number(observation)])))
    const words = finding.private ? title : claim
    const own = byForce.get(force) ?? []
    own.push({ here: { about, words, stands: status !== 'explained', status, reason }, figures })
    byForce.set(force, own)
  }
  return (force, ids) =>
    (byForce.get(force) ?? []).flatMap(({ here, figures }) =>
      here.about === 'rounding' || [...ids].some((id) => figures.has(id)) ? [here] : [],
    )
}

function aboutOf({ rule }: ListedFinding): FoundHere['about'] | null {
  if (rule === 'rounding') return 'rounding'
  return OF_AGREEMENT.has(rule) ? 'agreement' : null
}
