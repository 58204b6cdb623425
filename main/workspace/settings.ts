import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { writeSafely } from '../files/disk.ts'

const place = z.union([
  z.strictObject({ kind: z.literal('named'), path: z.string() }),
  z.strictObject({ kind: z.literal('unsaved'), id: z.string() }),
  z.strictObject({ kind: z.literal('sample') }),
])

/** Where a workspace lives: under a name of the analyst's, or in the program's own folder. */
export type Place = z.infer<typeof place>

const bounds = z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })

const settings = z.object({
  theme: z.enum(['light', 'dark', 'system']).catch('system'),
  recent: z.array(z.strictObject({ path: z.string(), name: z.string() })).catch([]),
  /** What was open last; null before the first run. */
  current: place.nullable().catch(null),
  bounds: bounds.nullable().catch(null),
  maximised: z.boolean().catch(false),
})

/** What the program remembers from run to run. */
export type Settings = Readonly<z.infer<typeof settings>>

/** Settings that are written as soon as they change. */
export interface SettingsFile {
  readonly get: () => Settings
  readonly change: (changes: Partial<Settings>) => Promise<void>
}

/** Reads the settings; whatever is missing or damaged starts afresh, since nothing of the analyst's is in it. */
export async function settingsIn(file: string): Promise<SettingsFile> {
  let current: Settings = settings.parse(await readJson(file))
  let writing: Promise<unknown> = Promise.resolve()
  return {
    get: () => current,
    change: (changes) => {
      current = { ...current, ...changes }
      const bytes = new TextEncoder().encode(`${JSON.stringify(current, null, 2)}\n`)
      const written = writing.then(() => writeSafely(file, bytes))
      // A full disk must not cost the analyst more than a remembered window size.
      writing = written.catch(() => undefined)
      return writing.then(() => undefined)
    },
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'))
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}
