import type { SqlDatabase } from '../store/index.ts'
import { type Edit, editOf, type Stored, stored } from './edit.ts'

/** What an analyst may make of a finding. */
export const FINDING_STATUSES = ['open', 'queried', 'explained', 'accepted', 'not a problem'] as const
export type FindingStatus = (typeof FINDING_STATUSES)[number]

/**
 * What is decided about findings, by their keys. `about` says in words which they are, for menus and history: a finding that is
 * gone by then can no longer be looked up.
 */
export type FindingCommand =
  | {
      readonly do: 'judge findings'
      readonly findings: readonly string[]
      readonly about: string
      readonly status: FindingStatus
      readonly reason: string
      /** Empty unless the analyst has set a name. */
      readonly author: string
    }
  | {
      readonly do: 'publish findings'
      readonly findings: readonly string[]
      readonly about: string
      readonly forPublication: boolean
    }
  /** Words the caveat line of a finding anew; null gives back the line that the rule suggests. */
  | { readonly do: 'word caveat'; readonly finding: string; readonly about: string; readonly caveat: string | null }
  /** A letter that asks a force about findings: they count as queried. The text stays in the log. */
  | {
      readonly do: 'write letter'
      readonly findings: readonly string[]
      readonly force: string | null
      readonly text: string
      readonly author: string
    }

/** Whether a command decides about findings. */
export function isFindingCommand(command: { readonly do: string }): command is FindingCommand {
  return WORDS.has(command.do)
}

const WORDS: ReadonlySet<string> = new Set<FindingCommand['do']>([
  'judge findings',
  'publish findings',
  'word caveat',
  'write letter',
])

/** What a command changes of the judgements. */
export function decideFindings(db: SqlDatabase, command: FindingCommand, at: string): readonly Edit[] {
  switch (command.do) {
    case 'judge findings': {
      const { status, reason, author } = command
      return each(db, command.findings, ([, , , , caveat, publish]) => [status, reason, author, at, caveat, publish])
    }
    case 'publish findings':
      return each(db, command.findings, (row) => [...row.slice(0, 5), Number(command.forPublication)])
    case 'word caveat':
      return each(db, [command.finding], (row) => [...row.slice(0, 4), command.caveat, row[5] ?? null])
    case 'write letter':
      return each(db, command.findings, ([, , , , caveat, publish]) => [
        'queried',
        'Asked by letter',
        command.author,
        at,
        caveat,
        publish,
      ])
  }
}

type Judged = readonly [
  status: string,
  reason: string,
  author: string,
  at: string,
  caveat: string | null,
  publish: number | null,
]

/** A finding on which nobody has said anything. */
const UNJUDGED: Judged = ['open', '', '', '', null, null]

function each(db: SqlDatabase, findings: readonly string[], change: (row: Judged) => Stored): readonly Edit[] {
  return [...new Set(findings)].map((finding) => {
    const row = (stored(db, 'finding_judgement', [finding]) as Judged | null) ?? UNJUDGED
    return editOf(db, 'finding_judgement', [finding], change(row))
  })
}

/** A command about findings in words. */
export function findingLabel(command: FindingCommand, forceName: (code: string | null) => string): string {
  switch (command.do) {
    case 'judge findings':
      return `${command.about}: ${command.status}`
    case 'publish findings':
      return `${command.about}: ${command.forPublication ? 'for publication' : 'not for publication'}`
    case 'word caveat':
      return `Caveat line, ${command.about}`
    case 'write letter': {
      const count = `${command.findings.length} ${command.findings.length === 1 ? 'finding' : 'findings'}`
      return `Letter to ${command.force === null ? 'a force' : forceName(command.force)} about ${count}`
    }
  }
}
