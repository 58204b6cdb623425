import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ArrivedFile, HostApi, OpenWorkspace } from '../../app/contract/index.ts'
import { ok, type Result, refused } from '../../app/vocabulary/index.ts'
import { WORKSPACE_ENDING } from '../files/arguments.ts'
import { arrive } from '../files/arrivals.ts'
import { problemOf } from '../files/disk.ts'
import type { GivenFiles } from '../files/given.ts'
import type { Transfers } from '../files/transfers.ts'
import { type Held, hashOf, hold, letGo } from './held.ts'
import { type Places, samplesIn } from './places.ts'
import { saveElsewhere, saveInPlace } from './saving.ts'
import type { Place, SettingsFile } from './settings.ts'

/** What the desk needs of the program around it. */
export interface DeskNeeds {
  readonly places: Places
  readonly given: GivenFiles
  readonly transfers: Transfers
  readonly settings: SettingsFile
  readonly samplesFolder: string
  /** Asks the analyst which workspace to open; undefined if cancelled. */
  readonly askWhichToOpen: () => Promise<string | undefined>
  /** Asks the analyst where to save; undefined if cancelled. */
  readonly askWhereToSave: (suggested: string) => Promise<string | undefined>
}

/** A workspace as the page gets it, and the samples that are to be imported into a new sample one. */
export interface Opened {
  readonly workspace: OpenWorkspace
  readonly samples: readonly ArrivedFile[]
}

/** The one workspace that this process holds, and everything that can be done with it. */
export interface Desk {
  /** Opens what was named, else what was open last, else the sample; again after the page was reloaded. */
  readonly start: (named: string | undefined) => Promise<Result<Opened>>
  readonly open: HostApi['openWorkspace']
  /** The page has read the workspace that it was given: only now is it one to come back to. */
  readonly opened: HostApi['workspaceOpened']
  readonly append: HostApi['appendJournal']
  readonly save: HostApi['saveSnapshot']
  /** Says that a path may be opened, because a person named it outside the page. */
  readonly allow: (path: string) => void
  readonly close: () => Promise<void>
}

/** A desk with nothing on it yet. Its doings run one after another. */
export function makeDesk(needs: DeskNeeds): Desk {
  const { places, given, settings, transfers } = needs
  const allowed = new Set<string>()
  let held: Held | undefined
  /** The workspace that the page said it has read; what it refused is nowhere to come back to. */
  let opened: string | undefined
  let before: Place | undefined
  let tail: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const result = tail.then(work, work)
    tail = result.catch(() => undefined)
    return result
  }

  const leave = async (): Promise<void> => {
    const left = held
    held = undefined
    if (left === undefined) return
    await letGo(left, given)
    if (left.place.kind !== 'named' && !(await places.holdsSomething(left.place))) await discard(left)
  }

  const discard = async ({ place, file }: Held): Promise<void> => {
    await places.discard(place)
    const recent = settings.get().recent.filter(({ path }) => path !== file)
    await settings.change({ recent })
  }

  const openPlace = async (place: Place): Promise<Result<Opened>> => {
    // Its own lock stands in the way of opening what is open: after a reload, or when asked for again.
    if (held !== undefined && held.file === places.fileOf(place)) await leave()
    const next = await hold(place, places, given)
    if (!next.ok) return next
    if (held !== undefined && held.id === opened) before = held.place
    await leave()
    held = next.value
    return ok({ workspace: held.told, samples: await samplesFor(held) })
  }

  const remember = async (place: Place): Promise<void> => {
    const { recent } = settings.get()
    const entry = { path: places.fileOf(place), name: places.nameOf(place) }
    const others = recent.filter(({ path }) => path !== entry.path)
    await settings.change({
      current: place,
      recent: place.kind === 'sample' ? others : [entry, ...others].slice(0, 12),
    })
  }

  const samplesFor = async ({ told }: Held): Promise<readonly ArrivedFile[]> => {
    if (!told.sample || told.snapshot !== null || told.journal.length > 0) return []
    const { files } = await arrive(await samplesIn(needs.samplesFolder), given)
    return files
  }

  const mayOpen = (path: string): boolean =>
    allowed.has(path) || settings.get().recent.some((recent) => recent.path === path)

  return {
    allow: (path) => allowed.add(path),

    start: (named) =>
      inTurn(async () => {
        await transfers.clear()
        if (named !== undefined) return openPlace(places.placeOf(named))
        const last = held?.place ?? settings.get().current
        return openPlace(last !== null && (await isKept(last, places)) ? last : { kind: 'sample' })
      }),

    open: (which) =>
      inTurn(async () => {
        if (which.kind === 'new') return openPlace(places.newUnsaved())
        if (which.kind === 'sample') return openPlace({ kind: 'sample' })
        if (which.kind === 'back') return before === undefined ? ok(null) : openPlace(before)
        const path = which.kind === 'path' ? which.path : await needs.askWhichToOpen()
        if (path === undefined) return ok(null)
        if (which.kind === 'path' && !mayOpen(path)) {
          return refused({ kind: 'unreadable', file: basename(path), reason: 'nobody named this file' })
        }
        return openPlace(places.placeOf(path))
      }),

    opened: (workspace) =>
      inTurn(async () => {
        if (held !== undefined && held.id === workspace) {
          opened = workspace
          await remember(held.place)
        }
        return settings.get().recent.filter(({ path }) => path !== held?.file)
      }),

    append: (workspace, records, arrived) =>
      inTurn(async () => {
        if (held === undefined || held.id !== workspace) return notOpen
        try {
          for (const { sha256, token } of arrived) {
            const kept = await keepBytes(held, sha256, token)
            if (!kept.ok) return kept
          }
          await held.journal.append(records.map((record) => ({ record })))
          return ok(null)
        } catch (error) {
          return refused(problemOf(error, basename(held.file)))
        }
      }),

    save: (workspace, token, sequence, mode) =>
      inTurn(async () => {
        if (held === undefined || held.id !== workspace) return notOpen
        const snapshot = await transfers.finish(token)
        if (snapshot === undefined || snapshot.size === 0) return noBytes
        const { place } = held
        if (mode !== 'as' && (mode === 'autosave' || place.kind === 'named')) {
          const saved = await saveInPlace(held, snapshot, sequence)
          return saved.ok ? ok({ path: held.file, name: places.nameOf(place) }) : saved
        }
        const file = await needs.askWhereToSave(`${suggestedName(held)}${WORKSPACE_ENDING}`)
        if (file === undefined) {
          await rm(snapshot.file, { force: true })
          return ok(null)
        }
        if (file === held.file) {
          const saved = await saveInPlace(held, snapshot, sequence)
          return saved.ok ? ok({ path: file, name: places.nameOf(place) }) : saved
        }
        const moved = await saveElsewhere(held, snapshot, sequence, file)
        if (!moved.ok) return moved
        const left = held
        held = moved.value
        await letGo(left, given)
        if (place.kind !== 'named') await discard(left)
        await remember(held.place)
        return ok({ path: file, name: places.nameOf(held.place) })
      }),

    close: () => inTurn(leave),
  }

  /** The bytes of a finished transfer, or of a file that main gave out; they must be what the record says they are. */
  async function keepBytes(into: Held, sha256: string, token: string): Promise<Result<null>> {
    const finished = await transfers.finish(token)
    const file = finished?.file ?? given.pathOf(token)
    if (file === undefined) return noBytes
    const actual = finished?.sha256 ?? (await hashOf(file))
    if (actual === sha256) await into.journal.keepArrived(sha256, file)
    if (finished !== undefined) await rm(finished.file, { force: true })
    if (actual === sha256) return ok(null)
    return refused({ kind: 'damaged', file: basename(file), part: 'bytes', reason: 'they do not have the stated hash' })
  }
}

const notOpen = refused({ kind: 'unreadable', file: '', reason: 'this workspace is not open' } as const)
const noBytes = refused({ kind: 'unreadable', file: '', reason: 'no bytes came under this token' } as const)

function suggestedName({ place, file }: Held): string {
  if (place.kind === 'named') return basename(file, WORKSPACE_ENDING)
  return place.kind === 'sample' ? 'Sample' : 'FOI workspace'
}

/** A named workspace that has gone is not opened again in silence: the analyst is told where it was. */
async function isKept(place: Place, places: Places): Promise<boolean> {
  return place.kind !== 'unsaved' || places.holdsSomething(place)
}
