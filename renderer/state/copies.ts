import type { ReadFile } from '../../app/contract/index.ts'
import { ok, type Result } from '../../app/vocabulary/index.ts'
import { perform } from './perform.ts'
import { useSession } from './session.ts'

/**
 * Takes note of a file whose very bytes are here already, and says in words what became of it. It counts once. It is known as a
 * copy where it has another name, or came beside the other: the same file brought in a second time was not sent twice.
 */
export async function takeCopy(
  { sha256, name, path }: ReadFile['source'],
  /** Paths of the files of this import that were kept, with these bytes. */
  beside: readonly string[],
): Promise<Result<string>> {
  const known = useSession.getState().state.sources.find((source) => source.sha256 === sha256)
  if (known === undefined) return ok('identical to another file')
  const told = path === known.path || known.copies?.some((copy) => copy.path === path) === true
  const sentTwice = name !== known.name || beside.includes(known.path)
  if (sentTwice && !told) {
    const done = await perform({ do: 'note copy', sha256, name, path })
    if (!done.ok) return done
  }
  return ok(`identical to ${name === known.name && path !== known.path ? known.path : known.name}`)
}
