import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { create } from 'zustand'
import type {
  ReplacedFile,
  SourceSummary,
  VersionDifference,
  VersionPair,
  WorkspaceState,
} from '../../app/contract/index.ts'
import type { ChangeKind } from '../../app/query/index.ts'
import { type Incoming, importArrivals, isDone, showImports, useImports } from './imports.ts'
import { notify } from './notices.ts'
import { perform } from './perform.ts'
import { ports } from './ports.ts'
import { useAnswerKey, useSession } from './session.ts'

/** Two files by their SHA-256. */
export interface Versions {
  readonly older: string
  readonly newer: string
}

/** What the analyst looks at of two versions. It stays while a cell of them is looked at in its sheet. */
interface Comparing {
  readonly versions: Versions | null
  readonly shown: boolean
  readonly only: ChangeKind | 'all'
  /** The line that the arrows are on, among those that are listed. */
  readonly line: number
  /** Pairs that were put off until the workspace is opened again. */
  readonly later: ReadonlySet<string>
}

export const useComparing = create<Comparing>(() => ({
  versions: null,
  shown: false,
  only: 'all',
  line: 0,
  later: new Set(),
}))

/** Shows two files side by side; the same two as before where they were left. */
export function compareVersions({ older, newer }: Versions): void {
  useComparing.setState(({ versions }) =>
    versions?.older === older && versions.newer === newer
      ? { shown: true }
      : { versions: { older, newer }, shown: true, only: 'all', line: 0 },
  )
}

/** Shuts the comparison. Nothing is decided by it. */
export function shutVersions(): void {
  useComparing.setState({ shown: false })
}

/** Puts a suggestion off: it is not shown again before the workspace is opened anew. */
export function putOff({ older, newer }: VersionPair): void {
  useComparing.setState(({ later }) => ({ later: new Set([...later, keyOf(older.sha256, newer.sha256)]) }))
}

function keyOf(older: string, newer: string): string {
  return `${useSession.getState().workspace?.id ?? ''} ${older} ${newer}`
}

/** Files that were replaced and those that look like versions of one. While files come in nothing is asked. */
export function useVersionPairs(): readonly VersionPair[] {
  const key = useAnswerKey()
  const importing = useImports((imports) => imports.running)
  const ready = useSession(({ phase, state }) => phase === 'open' && state.sources.length > 0)
  const state = useSession((session) => session.state)
  const found = useQuery({
    queryKey: [...key, 'versions'],
    queryFn: () => ports().workbench.versions(),
    placeholderData: keepPreviousData,
    enabled: ready && !importing,
  }).data
  // What was known before the last change may speak of a file that is gone, or of another workspace.
  const here = ({ sha256 }: { readonly sha256: string }): boolean => fileBySha(state, sha256) !== undefined
  return ready ? (found ?? []).filter(({ older, newer }) => here(older) && here(newer)) : []
}

/** Pairs that nobody has decided about nor put off. */
export function useSuggestedVersions(): readonly VersionPair[] {
  const pairs = useVersionPairs()
  const later = useComparing((comparing) => comparing.later)
  return pairs.filter(
    ({ state, older, newer }) => state === 'suggested' && !later.has(keyOf(older.sha256, newer.sha256)),
  )
}

/** What is known of a file as a version of others, those that wait for a decision first. */
export function useVersionsOf(sha256: string): readonly VersionPair[] {
  return useVersionPairs()
    .filter(({ older, newer }) => older.sha256 === sha256 || newer.sha256 === sha256)
    .sort((a, b) => Number(b.state === 'suggested') - Number(a.state === 'suggested'))
}

/** What two versions say differently; null where one of them is not here. */
export function useVersionDifference({ older, newer }: Versions): UseQueryResult<VersionDifference | null> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'version difference', older, newer],
    queryFn: () => ports().workbench.versionDifference(older, newer),
  })
}

/** A file of the workspace by its id, also one that was replaced. */
export function fileOf(state: WorkspaceState, id: number | undefined): SourceSummary | ReplacedFile | undefined {
  const byId = (file: SourceSummary): boolean => file.id === id
  return state.sources.find(byId) ?? state.replaced?.find(byId)
}

/** A file of the workspace by its bytes, also one that was replaced. */
export function fileBySha(state: WorkspaceState, wanted: string): SourceSummary | ReplacedFile | undefined {
  return [...state.sources, ...(state.replaced ?? [])].find(({ sha256 }) => sha256 === wanted)
}

/** The file that counts in the place of a replaced one, however often it was replaced again; undefined where that was removed. */
export function successorOf(state: WorkspaceState, file: ReplacedFile): SourceSummary | undefined {
  const passed = new Set<string>()
  for (let by = file.replacedBy; !passed.has(by); ) {
    const counts = state.sources.find(({ sha256 }) => sha256 === by)
    if (counts !== undefined) return counts
    passed.add(by)
    by = state.replaced?.find(({ sha256 }) => sha256 === by)?.replacedBy ?? by
  }
  return undefined
}

/** Lets the newer take the place of the older, with what was said of the older and fits. */
export async function replaceOlder({ command, older, newer }: VersionDifference): Promise<void> {
  const done = await perform(command)
  if (!done.ok) return notify('bad', 'The file was not replaced.', done.problem)
  shutVersions()
  notify('neutral', `“${older.name}” is replaced by “${newer.name}” and kept. Ctrl Z brings it back.`)
}

/** Lets both files count: they are no versions of one another. */
export async function keepBoth({ older, newer }: Versions): Promise<void> {
  const done = await perform({ do: 'keep both files', older, newer })
  if (!done.ok) return notify('bad', 'The decision was not kept.', done.problem)
  shutVersions()
  notify('neutral', 'Both files count.')
}

/** Lets a replaced file count again, in the place of the one that counts instead. */
export async function bringBack(file: ReplacedFile): Promise<void> {
  const { state } = useSession.getState()
  const counting = successorOf(state, file)
  const done =
    counting === undefined
      ? await perform({ do: 'import file', source: sourceOf(file), reading: file.reading })
      : await changeBack(file, counting)
  if (done === null) return
  if (!done.ok) return notify('bad', 'The file was not brought back.', done.problem)
  shutVersions()
  notify(
    'neutral',
    `“${file.name}” counts again${counting === undefined ? '' : ` in the place of “${counting.name}”`}.`,
  )
}

async function changeBack(file: ReplacedFile, counting: SourceSummary) {
  const difference = await ports().workbench.versionDifference(counting.sha256, file.sha256)
  return difference === null ? null : perform(difference.command)
}

function sourceOf({ sha256, name, path, size }: ReplacedFile) {
  return { sha256, name, path, size }
}

/**
 * Imports a file that the analyst chooses and puts it beside the one that it corrects, whatever the two are called. Nothing is
 * replaced before that is said.
 */
export async function replaceWithCorrected(older: SourceSummary): Promise<void> {
  const arrivals = await ports().host.chooseFiles('files')
  const [key, ...others] = importArrivals(arrivals, 'quiet')
  if (key === undefined) return
  const file = await arrived(key)
  if (others.length > 0 || file === undefined) {
    showImports(true)
    notify('neutral', `One file takes the place of “${older.name}”. Several came, and nothing was replaced.`)
  } else if (file.sha256 === older.sha256) {
    notify('neutral', `“${file.name}” is “${older.name}”, byte for byte. Nothing was replaced.`)
  } else if (file.sha256 !== null && file.problem === null) {
    compareVersions({ older: older.sha256, newer: file.sha256 })
  } else showImports(true)
}

/** A file of the import once it has come to its end; undefined for one that turned out to be several. */
function arrived(key: string): Promise<Incoming | undefined> {
  const ended = (): boolean => !useImports.getState().running
  const found = (): Incoming | undefined => useImports.getState().files.find((file) => file.key === key)
  return new Promise((resolve) => {
    const look = (): void => {
      const file = found()
      if (!ended() && (file === undefined || !isDone(file))) return
      stop()
      resolve(file)
    }
    const stop = useImports.subscribe(look)
    look()
  })
}
