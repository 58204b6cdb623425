import { type NameScoped, spellingOf } from '../names/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import { type Edit, editOf } from './edit.ts'

/** Commands that add names to those that the program knows, or take them away again. */
export type NamingCommand =
  | { readonly do: 'set name'; readonly name: NameScoped }
  | { readonly do: 'clear name'; readonly name: Omit<NameScoped, 'means'> }
  | {
      readonly do: 'add names'
      /** Name of the subject pack, or of the file, that they come with. */
      readonly pack: string
      readonly names: readonly NameScoped[]
    }
  /** Takes a question out of the review queue unanswered, or puts it back. `about` says in words which it is. */
  | { readonly do: 'leave in review'; readonly item: string; readonly about: string; readonly left: boolean }

/** What a command of names changes. A name without a letter, digit or sign is no name. */
export function decideNaming(db: SqlDatabase, command: NamingCommand): readonly Edit[] {
  switch (command.do) {
    case 'set name':
      return edits(db, [command.name], '')
    case 'clear name':
      return [editOf(db, 'name_choice', keyOf(command.name), null)]
    case 'add names':
      return edits(db, command.names, command.pack)
    case 'leave in review':
      return [editOf(db, 'review_choice', [command.item], command.left ? [command.about] : null)]
  }
}

/** A command of names in words. */
export function labelNaming(command: NamingCommand, forceName: (code: string | null) => string): string {
  switch (command.do) {
    case 'set name': {
      const { what, written, means } = command.name
      if (what === 'force') return `“${written}” is ${means === '' ? 'no force' : forceName(means)}`
      return `“${written}” means ${MEANINGS.get(means) ?? means.replace('suppressed ', 'suppressed, ')}`
    }
    case 'clear name':
      return `“${command.name.written}” forgotten`
    case 'add names':
      return `${command.names.length} ${command.names.length === 1 ? 'name' : 'names'} of “${command.pack}”`
    case 'leave in review':
      return command.left ? `Left as it is: ${command.about}` : `Put back to review: ${command.about}`
  }
}

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['not_held', 'not held'],
  ['suppressed 0-', 'suppressed'],
])

/** Of two names with one spelling the later holds. */
function edits(db: SqlDatabase, names: readonly NameScoped[], pack: string): readonly Edit[] {
  const found = new Map<string, Edit>()
  for (const name of names) {
    const key = keyOf(name)
    if (key[2] === '') continue
    found.set(key.join('\n'), editOf(db, 'name_choice', key, [name.written, name.means, pack]))
  }
  return [...found.values()]
}

function keyOf({ what, key, written, scope }: Omit<NameScoped, 'means'>): readonly string[] {
  return [what, what === 'value' ? key : '', spellingOf(what, written), scope ?? '']
}
