import { choiceText, type SqlDatabase } from '../store/index.ts'
import type { Command } from './command.ts'
import { decideFigures } from './deciding.ts'
import { type Edit, editOf, stored } from './edit.ts'
import { decideEntering } from './entering.ts'
import { decideGroup } from './grouping.ts'
import { decideFindings } from './judgement.ts'
import { decideLayout } from './layouts.ts'
import { decideNaming } from './naming.ts'
import { decideNote } from './notes.ts'
import { decideQuarantine } from './quarantine.ts'
import { decideReplacing } from './replacing.ts'

/** What a command changes of what was decided. Throws where it speaks of something that is not there: a bug of whoever issued it. */
export function decide(db: SqlDatabase, command: Command, at: string): readonly Edit[] {
  switch (command.do) {
    case 'import file': {
      const { sha256, name, path } = command.source
      return [editOf(db, 'inclusion', [sha256], [name, path, choiceText(command.reading), at])]
    }
    case 'remove file':
      must(db, 'inclusion', command.sha256)
      return [editOf(db, 'inclusion', [command.sha256], null)]
    case 'reread file': {
      const [name, path, , first] = must(db, 'inclusion', command.sha256)
      return [
        editOf(db, 'inclusion', [command.sha256], [name ?? '', path ?? '', choiceText(command.reading), first ?? at]),
      ]
    }
    case 'set force': {
      const { sha256, sheet, force } = command
      const scope = sheet === null ? ['file', ''] : ['sheet', sheet]
      return [editOf(db, 'force_choice', [sha256, ...scope], force === null ? null : [force])]
    }
    case 'accept layout':
      return [editOf(db, 'layout_choice', [command.sha256, command.sheet], [Number(command.accepted)])]
    case 'add annotation':
    case 'change annotation':
    case 'delete annotation':
    case 'reply to annotation':
    case 'delete reply':
      return decideNote(db, command)
    case 'add chart':
    case 'change chart':
      return [editOf(db, 'chart', [command.id], [command.name, JSON.stringify(command.spec)])]
    case 'delete chart':
      must(db, 'chart', command.id)
      return [editOf(db, 'chart', [command.id], null)]
    case 'edit layout':
    case 'add recipe':
    case 'delete recipe':
      return decideLayout(db, command, at)
    case 'reveal hidden':
    case 'hide again':
    case 'remove hidden':
      return decideQuarantine(db, command, at)
    case 'replace file':
    case 'keep both files':
    case 'note copy':
      return decideReplacing(db, command, at)
    case 'enter figure':
    case 'change entered figure':
    case 'delete entered figure':
      return decideEntering(db, command)
    case 'change setting':
      return [editOf(db, 'setting', [command.name], [command.value])]
    case 'judge findings':
    case 'publish findings':
    case 'word caveat':
    case 'write letter':
      return decideFindings(db, command, at)
    case 'decide figures':
    case 'reword decision':
    case 'withdraw decision':
      return decideFigures(db, command)
    case 'set name':
    case 'clear name':
    case 'add names':
    case 'leave in review':
      return decideNaming(db, command)
    case 'set force group':
      return decideGroup(db, command)
    case 'change request':
      return [editOf(db, 'setting', ['request'], [JSON.stringify(command.request)])]
    case 'set reply': {
      const { status, section, note } = command.choice
      const reads = status === null && section === null && note === ''
      return [editOf(db, 'reply_choice', [command.force], reads ? null : [status, section, note])]
    }
  }
}

function must(db: SqlDatabase, table: 'inclusion' | 'chart', key: string) {
  const row = stored(db, table, [key])
  if (row === null) throw new Error(`there is no ${table} ${key}`)
  return row
}
