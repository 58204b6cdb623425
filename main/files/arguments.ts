import { resolve } from 'node:path'
import { z } from 'zod'

/** What a command line asks for: a workspace to open, files and folders to import. */
export interface Asked {
  readonly workspace: string | undefined
  readonly files: readonly string[]
}

/** Arguments as they were given, for an instance that is already running: Chromium reorders the ones it passes on. */
const CALL = z.object({ argv: z.array(z.string()), folder: z.string() }).readonly()
export type Call = Readonly<z.infer<typeof CALL>>

/** What a second start of the program passed on; undefined where it is no call of this program's. */
export function readCall(passed: unknown): Call | undefined {
  const call = CALL.safeParse(passed)
  return call.success ? call.data : undefined
}

/** Ending of workspace files. */
export const WORKSPACE_ENDING = '.foi'

/**
 * Reads the arguments that a person gave. In development the first word that is no switch is the program's own folder;
 * Chromium's switches begin with a dash, as do names after `--`.
 */
export function readArguments(argv: readonly string[], packaged: boolean, folder: string): Asked {
  const words = argv.slice(1)
  const end = words.indexOf('--')
  const before = (end < 0 ? words : words.slice(0, end)).filter((word) => !word.startsWith('-'))
  const named = [...before.slice(packaged ? 0 : 1), ...(end < 0 ? [] : words.slice(end + 1))]
  return sortOut(named.map((name) => resolve(folder, name)))
}

/** Tells a workspace among paths from what is to be imported. The last workspace named wins. */
export function sortOut(paths: readonly string[]): Asked {
  const isWorkspace = (path: string): boolean => path.toLowerCase().endsWith(WORKSPACE_ENDING)
  return {
    workspace: paths.filter(isWorkspace).at(-1),
    files: paths.filter((path) => !isWorkspace(path)),
  }
}
