import { create } from 'zustand'
import type { Arrivals, ArrivedFile, ReadProgress } from '../../app/contract/index.ts'
import { ok, type Problem, type Result } from '../../app/vocabulary/index.ts'
import { readAll } from '../host/blocks.ts'
import { Ended, type Reader } from '../host/workers.ts'
import { count } from '../ui/words.ts'
import type { Parcel } from '../workers/parcel.ts'
import { takeCopy } from './copies.ts'
import { perform } from './perform.ts'
import { ports } from './ports.ts'
import { isRecipeFile } from './recipe-file.ts'
import { takeRecipes } from './recipes.ts'

/** A file on its way in, as the import window lists it. */
export interface Incoming {
  readonly key: string
  readonly name: string
  readonly path: string
  readonly size: number
  readonly state: 'waiting' | 'reading' | 'keeping' | 'read' | 'review' | 'copy' | 'refused' | 'kept' | 'cancelled'
  readonly progress: ReadProgress | null
  readonly problem: Problem | null
  /** What was found in a file that is no reply of its own, in words; null for replies. */
  readonly found: string | null
  readonly sheets: number
  readonly cells: number
  readonly observations: number
  readonly forces: readonly string[]
  /** Of its bytes, once they are read. */
  readonly sha256: string | null
  /** What was refused can be kept as it is, so that its figures can be typed in. */
  readonly keepable: boolean
}

/** The import under way, or the last one. */
export interface Imports {
  readonly files: readonly Incoming[]
  readonly running: boolean
  /** The import window is open. */
  readonly shown: boolean
  readonly skipped: number
  readonly startedAt: number
}

export const useImports = create<Imports>(() => ({ files: [], running: false, shown: false, skipped: 0, startedAt: 0 }))

interface Waiting {
  readonly key: string
  readonly file: ArrivedFile
}

let waiting: Waiting[] = []
let reader: Reader | undefined
/** Grows with each Cancel: work of an older round is abandoned. */
let round = 0
let lastKey = 0

/** Reads files one after another, and gives the keys under which they are listed. `quiet` leaves the import window shut: a job in the status bar tells how far it is. */
export function importArrivals(arrivals: Arrivals, manner: 'shown' | 'quiet'): readonly string[] {
  const { files, running, skipped, shown } = useImports.getState()
  if (arrivals.files.length === 0 && arrivals.problems.length === 0) return []
  const queued = arrivals.files.map((file) => ({ key: nextKey(), file }))
  const listed = [
    ...queued.map(({ key, file }) => incoming(key, file.name, file.path, file.size)),
    ...arrivals.problems.map((problem) => ({
      ...incoming(nextKey(), problem.file, problem.file, 0),
      state: 'refused' as const,
      problem,
    })),
  ]
  waiting.push(...queued)
  useImports.setState({
    files: running ? [...files, ...listed] : listed,
    running: true,
    shown: manner === 'shown' || (running && shown),
    skipped: (running ? skipped : 0) + arrivals.skipped,
    startedAt: running ? useImports.getState().startedAt : performance.now(),
  })
  if (!running) void work(round)
  return listed.map(({ key }) => key)
}

/**
 * Ends the import at once. What was kept stays; of the file being read and those behind it nothing remains. A file on its
 * way to the journal is either taken out again or, where the journal has it, kept: its line says which.
 */
export function cancelImport(): void {
  round += 1
  waiting = []
  reader?.end()
  reader = undefined
  useImports.setState(({ files }) => ({
    running: false,
    files: files.map((file) =>
      isDone(file) || file.state === 'keeping' ? file : { ...file, state: 'cancelled', progress: null },
    ),
  }))
}

/** Ends an import because its workspace is being left. */
export function leaveImports(): void {
  cancelImport()
  refusals.clear()
  useImports.setState({ files: [], shown: false, skipped: 0 })
}

export function showImports(shown: boolean): void {
  useImports.setState({ shown })
}

/** Forgets the files of an import that is over, and why some were not read. */
export function forgetImports(): void {
  if (useImports.getState().running) return
  refusals.clear()
  useImports.setState({ files: [], shown: false, skipped: 0 })
}

/** Whether a file has come to its end, well or badly. */
export function isDone(file: Incoming): boolean {
  return file.state !== 'waiting' && file.state !== 'reading' && file.state !== 'keeping'
}

/** Files that were refused, by the key of their line: where their bytes are. Forgotten with the list. */
const refusals = new Map<string, Refusal>()

/** A file that was refused: main holds its bytes, or they are here, for one out of a zip. */
type Refusal = ArrivedFile | { readonly name: string; readonly path: string; readonly bytes: Uint8Array }

/** Why a file may be refused and be worth keeping: its figures can be read by a person. */
const KEEPABLE: ReadonlySet<Problem['kind']> = new Set([
  'unsupported-format',
  'encrypted',
  'damaged',
  'truncated',
  'no-cells',
  'unreadable',
])

/** A zip of more than this is not held in memory for the sake of what could not be read in it. */
const MOST_HELD = 50_000_000

function refusalOf(
  file: ArrivedFile,
  members: number,
  { problem, bytes }: { readonly problem: Problem; readonly bytes?: Uint8Array },
): Refusal | null {
  if (members === 1) return file
  if (bytes === undefined || file.size > MOST_HELD) return null
  return { name: problem.file, path: `${file.path}/${problem.file}`, bytes }
}

function refuse(key: string, problem: Problem, file: Refusal | null): void {
  const keepable = file !== null && KEEPABLE.has(problem.kind)
  if (file !== null && keepable) refusals.set(key, file)
  change(key, { state: 'refused', problem, progress: null, keepable })
}

/** Keeps a refused file as it is, without sheets, so that its figures can be typed in. Its problem stays said. */
export async function keepByHand(key: string): Promise<void> {
  const file = refusals.get(key)
  const line = useImports.getState().files.find((one) => one.key === key)
  if (file === undefined || line?.state !== 'refused') return
  change(key, { keepable: false })
  const refused = (problem: Problem): void => change(key, { state: 'refused', problem, keepable: true })
  const bytes = 'bytes' in file ? ok(file.bytes) : await readAll(ports().host, file)
  if (!bytes.ok) return refused(bytes.problem)
  const own = ports().startReader()
  try {
    const given = { name: file.name, path: file.path, bytes: bytes.value.slice() }
    const [held] = await own.readFile(given, { byHand: true }, () => undefined)
    if (held === undefined || !held.ok) return refused(held?.problem ?? { kind: 'no-cells', file: file.name })
    const { source } = held.value.brief
    const reading = { byHand: true }
    const kept = await perform({ do: 'import file', source, reading }, { file: held.value, bytes: bytes.value })
    if (!kept.ok) return refused(kept.problem)
    change(key, { state: 'kept' })
  } finally {
    own.end()
  }
}

/** Reads a file of the workspace again with another encoding or delimiter. */
export async function rereadFile(
  source: { readonly sha256: string; readonly name: string; readonly path: string },
  reading: { readonly encoding?: string; readonly delimiter?: string },
): Promise<Result<unknown>> {
  const bytes = await ports().workbench.sourceBytes(source.sha256)
  if (bytes === null) return { ok: false, problem: { kind: 'vanished', file: source.name } }
  const own = ports().startReader()
  try {
    const results = await own.readFile(
      { name: source.name, path: source.path, bytes: bytes.slice() },
      reading,
      () => undefined,
    )
    const [first] = results
    if (first === undefined) return { ok: false, problem: { kind: 'no-cells', file: source.name } }
    if (!first.ok) return first
    return await perform({ do: 'reread file', sha256: source.sha256, reading }, { file: first.value, bytes })
  } finally {
    own.end()
  }
}

async function work(mine: number): Promise<void> {
  for (let next = waiting.shift(); next !== undefined && mine === round; next = waiting.shift()) {
    await take(next, mine)
  }
  if (mine !== round) return
  reader?.end()
  reader = undefined
  useImports.setState({ running: false })
}

async function take({ key, file }: Waiting, mine: number): Promise<void> {
  const current = (): boolean => mine === round
  change(key, { state: 'reading', progress: { part: '', done: 0, of: file.size, cells: 0 } })
  const bytes = await readAll(ports().host, file)
  if (!current()) return
  if (!bytes.ok) return refuse(key, bytes.problem, null)
  if (isRecipeFile(bytes.value)) return takeIn(key, file.name, bytes.value)
  let results: Awaited<ReturnType<Reader['readFile']>>
  try {
    reader ??= ports().startReader()
    const copy = bytes.value.slice()
    results = await reader.readFile({ name: file.name, path: file.path, bytes: copy }, {}, (progress) => {
      if (current()) change(key, { progress })
    })
  } catch (reason) {
    if (reason instanceof Ended || !current()) return
    // The worker itself broke: the next file gets a new one.
    reader?.end()
    reader = undefined
    const problem: Problem = {
      kind: 'unreadable',
      file: file.name,
      reason: reason instanceof Error ? reason.message : '',
    }
    return refuse(key, problem, file)
  }
  if (!current()) return
  const keys = listMembers(key, file, results)
  for (const [position, result] of results.entries()) {
    const own = keys[position] ?? key
    if (!current()) return
    if (!result.ok) refuse(own, result.problem, refusalOf(file, results.length, result))
    else await keepFile(own, result.value, result.bytes ?? bytes.value, current)
  }
}

/** A file of recipes among the replies goes where an import of recipes goes. */
async function takeIn(key: string, name: string, bytes: Uint8Array): Promise<void> {
  const recipes = await takeRecipes(name, bytes)
  if ('why' in recipes) change(key, { state: 'refused', progress: null, found: recipes.why })
  else change(key, { state: 'read', progress: null, found: count(recipes.taken, 'recipe') })
}

async function keepFile(key: string, file: Parcel, bytes: Uint8Array, current: () => boolean): Promise<void> {
  change(key, { state: 'keeping', progress: null, sha256: file.brief.source.sha256 })
  const { source, text, sheets, cells, observations, forces, review } = file.brief
  const kept = await perform({ do: 'import file', source, reading: text ?? {} }, { file, bytes }, () => !current())
  if (!kept.ok && kept.problem.kind === 'cancelled') change(key, { state: 'cancelled' })
  else if (!kept.ok && kept.problem.kind === 'already-here') await keepCopy(key, source)
  else if (!kept.ok) change(key, { state: 'refused', problem: kept.problem })
  else change(key, { state: review ? 'review' : 'read', sheets, cells, observations, forces })
}

/** The same bytes once more: listed as what they are, and no problem. */
async function keepCopy(key: string, source: Parcel['brief']['source']): Promise<void> {
  const beside = useImports
    .getState()
    .files.filter(({ state, sha256 }) => sha256 === source.sha256 && (state === 'read' || state === 'review'))
  const taken = await takeCopy(
    source,
    beside.map(({ path }) => path),
  )
  change(key, taken.ok ? { state: 'copy', found: taken.value } : { state: 'refused', problem: taken.problem })
}

/** A zip is listed as the files inside it. Gives the key of each result. */
function listMembers(
  key: string,
  file: ArrivedFile,
  results: Awaited<ReturnType<Reader['readFile']>>,
): readonly string[] {
  if (results.length === 1) return [key]
  const members = results.map((result) =>
    result.ok
      ? briefly(result.value.brief.source)
      : incoming(nextKey(), result.problem.file, `${file.path}/${result.problem.file}`, 0),
  )
  useImports.setState(({ files }) => ({
    files: files.flatMap((one) => {
      if (one.key !== key) return [one]
      if (members.length > 0) return members
      return [
        { ...one, state: 'refused' as const, problem: { kind: 'no-cells' as const, file: one.name }, progress: null },
      ]
    }),
  }))
  return members.map((member) => member.key)
}

function briefly({ name, path, size }: Parcel['brief']['source']): Incoming {
  return incoming(nextKey(), name, path, size)
}

function incoming(key: string, name: string, path: string, size: number): Incoming {
  return {
    key,
    name,
    path,
    size,
    state: 'waiting',
    progress: null,
    problem: null,
    found: null,
    sheets: 0,
    cells: 0,
    observations: 0,
    forces: [],
    sha256: null,
    keepable: false,
  }
}

function change(key: string, part: Partial<Incoming>): void {
  useImports.setState(({ files }) => ({ files: files.map((file) => (file.key === key ? { ...file, ...part } : file)) }))
}

function nextKey(): string {
  lastKey += 1
  return `in-${lastKey}`
}
