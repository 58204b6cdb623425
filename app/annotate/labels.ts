import { firstRow, type SqlDatabase, textOf } from '../store/index.ts'
import type { Command } from './command.ts'
import { decisionLabel } from './deciding.ts'
import { labelEntering } from './entering.ts'
import { groupLabel } from './grouping.ts'
import { findingLabel } from './judgement.ts'
import { labelLayout } from './layouts.ts'
import { labelNaming } from './naming.ts'
import { labelNote } from './notes.ts'
import { quarantineLabel } from './quarantine.ts'
import { labelReplacing } from './replacing.ts'

/** A command in words, for menus and history. Looks up what it speaks of, so it is asked before the command is carried out. */
export function labelOf(db: SqlDatabase, command: Command, forceName: (code: string | null) => string): string {
  const file = (sha256: string) =>
    textOf(
      firstRow(
        db,
        'SELECT name FROM inclusion WHERE sha256 = ?1 UNION ALL SELECT name FROM replacement WHERE older = ?1',
        [sha256],
      )?.[0],
    )
  const chart = (id: string) => textOf(firstRow(db, 'SELECT name FROM chart WHERE id = ?', [id])?.[0]) ?? ''
  switch (command.do) {
    case 'import file':
      return `Import of ${command.source.name}`
    case 'remove file':
      return `Removal of ${file(command.sha256)}`
    case 'reread file':
      return `Other reading of ${file(command.sha256)}`
    case 'set force': {
      const where = command.sheet === null || command.sheet === '' ? file(command.sha256) : `sheet ${command.sheet}`
      return command.force === null ? `Force of ${where} cleared` : `Force of ${where}: ${forceName(command.force)}`
    }
    case 'accept layout': {
      const sheet = command.sheet === '' ? file(command.sha256) : `sheet ${command.sheet}`
      return command.accepted ? `Layout of ${sheet} accepted` : `Layout of ${sheet} put to review`
    }
    case 'add annotation':
    case 'change annotation':
    case 'delete annotation':
    case 'reply to annotation':
    case 'delete reply':
      return labelNote(db, command, forceName)
    case 'add chart':
      return `Chart “${command.name}”`
    case 'change chart':
      return `Change of chart “${command.name}”`
    case 'delete chart':
      return `Deletion of chart “${chart(command.id)}”`
    case 'edit layout':
      return labelLayout(db, command, file(command.sha256) ?? '')
    case 'add recipe':
    case 'delete recipe':
      return labelLayout(db, command, '')
    case 'reveal hidden':
    case 'hide again':
    case 'remove hidden':
      return quarantineLabel(command, file(command.sha256) ?? '')
    case 'replace file':
    case 'keep both files':
    case 'note copy':
      return labelReplacing(command, file)
    case 'enter figure':
    case 'change entered figure':
    case 'delete entered figure':
      return labelEntering(command, file)
    case 'change setting':
      return SETTINGS.get(command.name) ?? `Setting ${command.name}`
    case 'decide figures':
    case 'reword decision':
    case 'withdraw decision':
      return decisionLabel(db, command)
    case 'set name':
    case 'clear name':
    case 'add names':
    case 'leave in review':
      return labelNaming(command, forceName)
    case 'set force group':
      return groupLabel(command, forceName)
    case 'judge findings':
    case 'publish findings':
    case 'word caveat':
    case 'write letter':
      return findingLabel(command, forceName)
    case 'change request':
      return 'Change of the request'
    case 'set reply':
      return `Reply of ${forceName(command.force)}`
  }
}

/** Settings by what they are to the analyst. */
const SETTINGS: ReadonlyMap<string, string> = new Map([
  ['author', 'Name on decisions and letters'],
  ['letter-template', 'Template of letters'],
  ['thresholds', 'Thresholds of the rules'],
  ['published-despite', 'Published although a hidden figure can be worked out'],
])
