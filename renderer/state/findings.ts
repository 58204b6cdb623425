import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { create } from 'zustand'
import type { FindingStatus } from '../../app/annotate/index.ts'
import type { CheckProgress, FindingHistory, FindingList, Letter, ListedFinding } from '../../app/contract/index.ts'
import type { ObservationId } from '../../app/query/index.ts'
import { useImports } from './imports.ts'
import { notify } from './notices.ts'
import { perform } from './perform.ts'
import { ports } from './ports.ts'
import { publish, useAnswerKey, useSession } from './session.ts'

/** The check that runs in the store, and whether the analyst stopped it. */
export interface Check {
  /** How far it is, once it has taken a while; null otherwise. */
  readonly progress: CheckProgress | null
  /** It was stopped, and what is listed is older than the figures. */
  readonly outdated: boolean
  /** How often the analyst asked for a check that had been stopped. */
  readonly round: number
}

export const useCheck = create<Check>(() => ({ progress: null, outdated: false, round: 0 }))

/** How much of a check is done, in whole percent. */
export function shareOf({ done, of }: CheckProgress): number {
  return Math.floor((100 * done) / Math.max(1, of))
}

/** Asked this often how far it is; a check that is done sooner is not spoken of. */
const FOLLOW_MILLISECONDS = 400

async function followed(): Promise<FindingList> {
  const { workbench } = ports()
  let over = false
  const watch = setInterval(() => {
    void workbench.checkProgress().then((progress) => {
      if (!over) useCheck.setState({ progress })
    })
  }, FOLLOW_MILLISECONDS)
  try {
    const list = await workbench.findings()
    useCheck.setState({ outdated: list.outdated === true })
    await followNotes()
    return list
  } finally {
    over = true
    clearInterval(watch)
    useCheck.setState({ progress: null })
  }
}

/** A check may move what a note on a finding speaks of: then the state, and with it every view, is newer than the last change. */
async function followNotes(): Promise<void> {
  const { state, workspace } = useSession.getState()
  if (!state.annotations.some(({ anchor }) => anchor.on === 'finding')) return
  const now = await ports().workbench.state()
  const session = useSession.getState()
  if (session.workspace?.id === workspace?.id && now.revision > session.state.revision) publish(now, false)
}

/** Stops the check that runs. What the one before it found stays listed, and nothing is checked until that is asked for. */
export function stopCheck(): void {
  void ports().workbench.holdCheck(true)
}

/** Checks again after `stopCheck`. */
export async function checkAgain(): Promise<void> {
  await ports().workbench.holdCheck(false)
  useCheck.setState(({ round }) => ({ outdated: false, round: round + 1 }))
}

/**
 * What the rules found. Before the first file and while files come in nothing is checked: what is missing then is merely on its
 * way, and would be listed as resolved for ever after.
 */
export function useFindings(): UseQueryResult<FindingList> {
  const key = useAnswerKey()
  const round = useCheck((check) => check.round)
  const importing = useImports((imports) => imports.running)
  const ready = useSession(({ phase, state }) => phase === 'open' && state.sources.length > 0)
  return useQuery({
    queryKey: [...key, 'findings', round],
    queryFn: followed,
    // To compare thousands of findings one by one with those before takes longer than to draw the few that are on screen.
    structuralSharing: false,
    // Findings of another workspace, or of files that are gone, are no stand-in.
    placeholderData: (previous, query) => (ready && query?.queryKey[0] === key[0] ? previous : undefined),
    enabled: ready && !importing,
  })
}

/** Findings that wait for a decision. */
export function useOpenFindings(): number {
  return useFindings().data?.findings.filter(isOpen).length ?? 0
}

/** Whether a finding holds and nobody has decided about it. */
export function isOpen({ status, resolved }: ListedFinding): boolean {
  return status === 'open' && resolved === null
}

/** What was done about a finding, oldest first. */
export function useFindingHistory(finding: string): UseQueryResult<FindingHistory> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'finding history', finding],
    queryFn: () => ports().workbench.findingHistory(finding),
    placeholderData: keepPreviousData,
  })
}

/** A draft to the force of the first of these findings. */
export function useLetter(keys: readonly string[]): UseQueryResult<Letter> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'letter', keys],
    queryFn: () => ports().workbench.draftLetter(keys, null),
    placeholderData: keepPreviousData,
  })
}

const NONE: ReadonlyMap<ObservationId, readonly ListedFinding[]> = new Map()
const flags = new WeakMap<FindingList, ReadonlyMap<ObservationId, readonly ListedFinding[]>>()

/** Findings that hold, by the numbers that they rest on; those that are no problem are not among them. */
export function useFlags(): ReadonlyMap<ObservationId, readonly ListedFinding[]> {
  const found = useFindings().data
  if (found === undefined) return NONE
  const known = flags.get(found) ?? flagsOf(found)
  flags.set(found, known)
  return known
}

function flagsOf({ findings }: FindingList): ReadonlyMap<ObservationId, readonly ListedFinding[]> {
  const touched = new Map<ObservationId, ListedFinding[]>()
  for (const finding of findings) {
    if (finding.resolved !== null || finding.status === 'not a problem') continue
    const own = new Set(finding.places.flatMap(({ cells }) => cells.flatMap(({ observation }) => observation ?? [])))
    for (const observation of own) {
      const before = touched.get(observation)
      if (before === undefined) touched.set(observation, [finding])
      else before.push(finding)
    }
  }
  return touched
}

/** One finding or several in words, for menus and history. */
export function aboutWords(findings: readonly ListedFinding[]): string {
  const [only] = findings
  if (only === undefined || findings.length > 1) return `${findings.length} findings`
  return [only.title, only.forceName].filter((word) => word !== '').join(', ')
}

function author(): string {
  return useSession.getState().state.settings.author ?? ''
}

/** Decides about findings, in one step. */
export async function judge(
  findings: readonly ListedFinding[],
  status: FindingStatus,
  reason: string,
): Promise<boolean> {
  if (findings.length === 0) return false
  const done = await perform({
    do: 'judge findings',
    findings: findings.map(({ key }) => key),
    about: aboutWords(findings),
    status,
    reason,
    author: author(),
  })
  if (!done.ok) notify('bad', 'The decision was not kept.', done.problem)
  return done.ok
}

/** Lets the caveat lines of findings travel, or keeps them here. */
export async function publishCaveats(findings: readonly ListedFinding[], forPublication: boolean): Promise<void> {
  const done = await perform({
    do: 'publish findings',
    findings: findings.map(({ key }) => key),
    about: aboutWords(findings),
    forPublication,
  })
  if (!done.ok) notify('bad', 'The decision was not kept.', done.problem)
}

/** Words a caveat line anew; the suggested words give it back to the rule. */
export async function wordCaveat(finding: ListedFinding, caveat: string): Promise<void> {
  if (caveat === finding.caveat) return
  const done = await perform({
    do: 'word caveat',
    finding: finding.key,
    about: aboutWords([finding]),
    caveat: caveat === finding.suggestedCaveat ? null : caveat,
  })
  if (!done.ok) notify('bad', 'The caveat line was not kept.', done.problem)
}

/** Keeps that a letter was written: its findings count as queried. */
export async function keepLetter(letter: Letter): Promise<boolean> {
  const done = await perform({
    do: 'write letter',
    findings: letter.findings,
    force: letter.force,
    text: letter.text,
    author: author(),
  })
  if (!done.ok) notify('bad', 'The letter was not kept.', done.problem)
  return done.ok
}

/** Changes a setting of the workspace. */
export async function changeSetting(name: string, value: string): Promise<void> {
  const done = await perform({ do: 'change setting', name, value })
  if (!done.ok) notify('bad', 'The setting was not kept.', done.problem)
}
