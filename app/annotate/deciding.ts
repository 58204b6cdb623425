import { aboutWords, type Decision, tryDecision } from '../query/index.ts'
import { firstRow, type SqlDatabase, textOf } from '../store/index.ts'
import { type Edit, editOf, stored } from './edit.ts'

/** Commands about which figures count, and for how much. Each needs its reason. */
export type DecisionCommand =
  | { readonly do: 'decide figures'; readonly decision: Decision }
  | { readonly do: 'reword decision'; readonly id: string; readonly reason: string }
  | { readonly do: 'withdraw decision'; readonly id: string }

/** What a decision changes of what was decided. Throws where it has no reason, or cannot be taken: whoever issues it tries it first. */
export function decideFigures(db: SqlDatabase, command: DecisionCommand): readonly Edit[] {
  switch (command.do) {
    case 'decide figures': {
      const { id, about, reason, author, at } = command.decision
      const { refused } = tryDecision(db, about)
      if (refused !== null) throw new Error(refused)
      return [editOf(db, 'decision', [id], [about.kind, JSON.stringify(about), reasoned(reason), author, at])]
    }
    case 'reword decision': {
      const row = [...must(db, command.id)]
      row[REASON] = reasoned(command.reason)
      return [editOf(db, 'decision', [command.id], row)]
    }
    case 'withdraw decision':
      must(db, command.id)
      return [editOf(db, 'decision', [command.id], null)]
  }
}

/** A command about a decision in words. */
export function decisionLabel(db: SqlDatabase, command: DecisionCommand): string {
  switch (command.do) {
    case 'decide figures':
      return `Decision: ${aboutWords(db, command.decision.about)}`
    case 'reword decision':
      return `Reason of the decision: ${standing(db, command.id)}`
    case 'withdraw decision':
      return `Decision withdrawn: ${standing(db, command.id)}`
  }
}

/** Place of the reason among the columns behind the key. */
const REASON = 2

function reasoned(reason: string): string {
  if (reason.trim() === '') throw new Error('a decision needs a reason')
  return reason.trim()
}

function must(db: SqlDatabase, id: string) {
  const row = stored(db, 'decision', [id])
  if (row === null) throw new Error(`there is no decision ${id}`)
  return row
}

function standing(db: SqlDatabase, id: string): string {
  const about = textOf(firstRow(db, 'SELECT about FROM decision WHERE id = ?', [id])?.[0])
  return about === null ? id : aboutWords(db, JSON.parse(about) as Decision['about'])
}
