import { randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { WORKSPACE_ENDING } from '../files/arguments.ts'
import { journalFolder } from '../journal/journal.ts'
import type { Place } from './settings.ts'

/** Name of a workspace that was never saved under one. */
const UNSAVED_NAME = 'Unsaved workspace'

/** Name of the workspace of the first run. */
const SAMPLE_NAME = 'Sample: reconstruction of published replies'

/** Finds the files of workspaces; those without a name of the analyst's live in `folder`. */
export interface Places {
  readonly fileOf: (place: Place) => string
  readonly nameOf: (place: Place) => string
  /** The place that a path means: also of an unsaved workspace, which the recent list names by its file. */
  readonly placeOf: (path: string) => Place
  readonly newUnsaved: () => Place
  /** Whether a workspace has anything in it: a snapshot or a journal. */
  readonly holdsSomething: (place: Place) => Promise<boolean>
  /** Removes an unsaved workspace. Never touches a named one. */
  readonly discard: (place: Place) => Promise<void>
}

/** Places under the program's own folder. */
export function placesIn(folder: string): Places {
  const folderOf = (id: string): string => join(folder, id)
  const fileOf = (place: Place): string => {
    if (place.kind === 'named') return place.path
    return join(folderOf(place.kind === 'sample' ? 'sample' : place.id), `workspace${WORKSPACE_ENDING}`)
  }
  return {
    fileOf,
    nameOf: (place) => {
      if (place.kind === 'sample') return SAMPLE_NAME
      return place.kind === 'unsaved' ? UNSAVED_NAME : basename(place.path, WORKSPACE_ENDING)
    },
    placeOf: (path) => {
      const inside = /^([0-9a-z-]+)[\\/]workspace\.foi$/.exec(resolve(path).slice(resolve(folder).length + 1))
      const id = resolve(path).startsWith(resolve(folder)) ? inside?.[1] : undefined
      if (id === undefined) return { kind: 'named', path: resolve(path) }
      return id === 'sample' ? { kind: 'sample' } : { kind: 'unsaved', id }
    },
    newUnsaved: () => ({ kind: 'unsaved', id: randomUUID() }),
    holdsSomething: async (place) => {
      const file = fileOf(place)
      return (await exists(file)) || (await exists(join(journalFolder(file), 'records')))
    },
    discard: async (place) => {
      if (place.kind === 'named') return
      await rm(folderOf(place.kind === 'sample' ? 'sample' : place.id), { recursive: true, force: true })
    },
  }
}

/** What lies in the folder of samples, in order of names: files, and folders of files. Empty where there is none. */
export async function samplesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder)
    return names.sort((a, b) => (a < b ? -1 : 1)).map((name) => join(folder, name))
  } catch {
    return []
  }
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
