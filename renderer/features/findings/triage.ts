import type { FindingStatus } from '../../../app/annotate/index.ts'
import type { ListedFinding } from '../../../app/contract/index.ts'

/** Which findings are listed. Empty means any. */
export interface Wanted {
  readonly shown: 'all' | 'resolved' | FindingStatus
  readonly rule: string
  readonly severity: string
  readonly force: string
  readonly text: string
}

export type GroupBy = 'severity' | 'force' | 'rule'

export interface FindingGroup {
  readonly key: string
  readonly title: string
  readonly findings: readonly ListedFinding[]
}

/** Everything is wanted. */
export const EVERYTHING: Wanted = { shown: 'all', rule: '', severity: '', force: '', text: '' }

/** Key of a filter on findings that name no force. */
export const NO_FORCE = '-'

/** Words for what an analyst makes of a finding, in the order of the keys 1 to 5. */
export const STATUS_WORDS: readonly { readonly status: FindingStatus; readonly label: string }[] = [
  { status: 'open', label: 'Open' },
  { status: 'queried', label: 'Queried' },
  { status: 'explained', label: 'Explained' },
  { status: 'accepted', label: 'Accepted' },
  { status: 'not a problem', label: 'No problem' },
]

export const SEVERITY_WORDS = {
  contradiction: { one: 'Contradiction', many: 'Contradictions', icon: 'issue', tone: 'bad' },
  caution: { one: 'Caution', many: 'Cautions', icon: 'warning', tone: 'warn' },
  note: { one: 'Note', many: 'Notes', icon: 'info', tone: 'neutral' },
} as const

const WEIGHT = ['contradiction', 'caution', 'note']

/** The findings that are wanted, but for the part of them that `shown` narrows to. */
export function narrowed(findings: readonly ListedFinding[], wanted: Wanted): readonly ListedFinding[] {
  const text = wanted.text.trim().toLowerCase()
  return findings.filter(
    (one) =>
      (wanted.rule === '' || one.rule === wanted.rule) &&
      (wanted.severity === '' || one.severity === wanted.severity) &&
      (wanted.force === '' || (one.force ?? NO_FORCE) === wanted.force) &&
      (text === '' || wordsOf(one).includes(text)),
  )
}

/** Whether a finding belongs to a part of the inbox. What no longer holds waits for nobody: it stands under Resolved alone. */
export function belongs({ status, resolved }: ListedFinding, shown: Wanted['shown']): boolean {
  if (shown === 'all') return true
  return shown === 'resolved' ? resolved !== null : resolved === null && status === shown
}

/** Findings in groups, the weightiest first; what no longer holds comes last, in a group of its own. */
export function grouped(findings: readonly ListedFinding[], by: GroupBy): readonly FindingGroup[] {
  const holding = [...findings].filter(({ resolved }) => resolved === null).sort(inOrder)
  const gone = [...findings].filter(({ resolved }) => resolved !== null).sort(inOrder)
  const groups = new Map<string, ListedFinding[]>()
  for (const one of holding) {
    const key = by === 'severity' ? one.severity : by === 'rule' ? one.title : one.forceName
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  const listed = [...groups].map(([key, group]) => ({ key, title: titleOf(key, by), findings: group }))
  if (by === 'force') listed.sort((a, b) => (a.title < b.title ? -1 : 1))
  return gone.length === 0 ? listed : [...listed, { key: 'resolved', title: 'No longer hold', findings: gone }]
}

/** The finding `step` places further in the inbox, stopping at its ends; the first where none is on screen. */
export function neighbour(groups: readonly FindingGroup[], current: string | null, step: number): string | null {
  const keys = groups.flatMap((group) => group.findings.map(({ key }) => key))
  const at = current === null ? -1 : keys.indexOf(current)
  if (at < 0) return keys[0] ?? null
  return keys[Math.min(Math.max(at + step, 0), keys.length - 1)] ?? null
}

/** Whose finding it is, and when: "Lancashire 2017/18"; the file where no force is named. */
export function subjectOf({ forceName, periods, places }: ListedFinding): string {
  const file = places[0]?.file ?? ''
  const who = forceName || file.slice(file.lastIndexOf('/') + 1) || 'The replies'
  return periods === '' ? who : `${who} ${periods}`
}

function titleOf(key: string, by: GroupBy): string {
  if (by === 'force') return key === '' ? 'No force named' : key
  return key === 'contradiction' || key === 'caution' || key === 'note' ? SEVERITY_WORDS[key].many : key
}

function inOrder(a: ListedFinding, b: ListedFinding): number {
  const weight = WEIGHT.indexOf(a.severity) - WEIGHT.indexOf(b.severity)
  if (weight !== 0) return weight
  const [one, other] = [`${a.forceName}\0${a.title}\0${a.key}`, `${b.forceName}\0${b.title}\0${b.key}`]
  return one < other ? -1 : one > other ? 1 : 0
}

function wordsOf({ title, claim, forceName, periods, places, reason }: ListedFinding): string {
  return [title, claim, forceName, periods, reason, ...places.map(({ file }) => file)].join('\n').toLowerCase()
}
