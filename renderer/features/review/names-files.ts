import { writeAll } from '../../host/blocks.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { ports } from '../../state/ports.ts'
import { useSession } from '../../state/session.ts'
import { count } from '../../ui/words.ts'

/** Larger files are no files of names. */
const MOST_BYTES = 20_000_000

/** Saves text as a JSON file where the analyst says; says whether it was saved. */
export async function saveJson(text: string, suggested: string, what: string): Promise<void> {
  const { host } = ports()
  const sent = await writeAll(host, new TextEncoder().encode(text))
  const saved = sent.ok ? await host.saveExport(sent.value, `${suggested}.json`, 'json') : sent
  if (!saved.ok) notify('bad', `${what} was not saved.`, saved.problem)
  else if (saved.value !== null) notify('good', `${what} saved to ${saved.value.path}`)
}

/** Saves every name that was added, for another workspace. */
export async function exportNames(): Promise<void> {
  const name = useSession.getState().workspace?.name.replace(/\.[^.]*$/, '') ?? 'workspace'
  await saveJson(await ports().workbench.namesFile(), `${name} names`, 'The names')
}

/** Takes the names of a file, or of a subject pack, in one step. */
export async function importNames(file: File): Promise<void> {
  if (file.size > MOST_BYTES) return notify('bad', `${file.name} holds no names: it is too large.`)
  const read = await ports().workbench.readNames(await file.text())
  if (typeof read === 'string') return notify('bad', `${file.name} was not taken: ${read}.`)
  if (read.names.length === 0) return notify('neutral', `${file.name} holds no names.`)
  const pack = read.pack === '' ? file.name.replace(/\.json$/i, '') : read.pack
  const done = await perform({ do: 'add names', pack, names: read.names })
  if (done.ok) notify('good', `${count(read.names.length, 'name')} of “${pack}” taken`)
  else notify('bad', 'The names were not taken.', done.problem)
}
