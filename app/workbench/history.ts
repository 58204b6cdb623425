import { annotations, type Command, type PlacedAnnotation, stacks } from '../annotate/index.ts'
import type { HistoryEntry, JournalRecord, Touched } from '../contract/index.ts'
import { numberOf, rows, type SqlDatabase, textOf } from '../store/index.ts'
import { a1, parseA1Range } from '../vocabulary/index.ts'
import { turnSteps } from './change.ts'
import type { Deriving } from './derived.ts'

/** Everything that was ever done, the newest first. Undoing and redoing are told by the state of what they speak of. */
export function historyOf(db: SqlDatabase): readonly HistoryEntry[] {
  const { undo, redo } = stacks(db)
  const [done, undone] = [new Set(undo), new Set(redo)]
  const turned = new Map<number, string>()
  for (const [of, kind] of rows(db, 'SELECT of, kind FROM operation WHERE of IS NOT NULL ORDER BY sequence'))
    turned.set(Number(of), String(kind))
  const wall = lastWall(db)
  const authors = authorsOf(db)
  const place = placing(db)
  let author = ''
  return rows(db, "SELECT sequence, at, label, command FROM operation WHERE kind = 'do' ORDER BY sequence")
    .map(([number, at, label, text]): HistoryEntry => {
      const sequence = Number(number)
      const command = JSON.parse(String(text)) as Command
      author = authors(sequence)
      const { files, forces, touched } = place(command)
      return {
        sequence,
        at: String(at),
        label: String(label),
        what: command.do,
        author: ownAuthor(command) ?? author,
        state:
          command.do === 'remove hidden'
            ? 'wall'
            : done.has(sequence)
              ? sequence < wall
                ? 'fixed'
                : 'done'
              : undone.has(sequence)
                ? 'undone'
                : turned.get(sequence) === 'undo'
                  ? 'lost'
                  : 'fixed',
        files,
        forces,
        touched,
      }
    })
    .reverse()
}

/**
 * Goes to the state after `sequence` (0: before everything) by undoing what was done since, the last first, or by redoing what was
 * undone up to it. All or nothing. Null where a removal for good lies between, or nothing is to be done: a removal has no way back.
 */
export function rewind(
  db: SqlDatabase,
  sequence: number,
  at: string,
  deriving: Deriving,
): readonly JournalRecord[] | null {
  const { undo, redo } = stacks(db)
  const forward = redo.includes(sequence)
  const direction = forward ? 'redo' : 'undo'
  const steps = forward ? redo.slice(redo.indexOf(sequence)).length : undo.filter((one) => one > sequence).length
  if (steps === 0 || (!forward && lastWall(db) > sequence)) return null
  return turnSteps(db, direction, steps, at, deriving)
}

/** Sequence of the last removal for good; 0 where there was none. */
function lastWall(db: SqlDatabase): number {
  return (
    numberOf(
      rows(db, `SELECT max(sequence) FROM operation WHERE instr(command, '"do":"remove hidden"') > 0`)[0]?.[0],
    ) ?? 0
  )
}

/** Who had set a name after each operation: the setting as the log left it. */
function authorsOf(db: SqlDatabase): (sequence: number) => string {
  const changes = rows(
    db,
    `SELECT sequence, edits FROM operation WHERE json_extract(command, '$.do') = 'change setting'
     AND json_extract(command, '$.name') = 'author' ORDER BY sequence`,
  ).map(([sequence, edits]) => {
    const [edit] = JSON.parse(String(edits)) as readonly { readonly after: readonly unknown[] | null }[]
    return { sequence: Number(sequence), author: String(edit?.after?.[0] ?? '') }
  })
  return (sequence) => changes.findLast((change) => change.sequence <= sequence)?.author ?? ''
}

function ownAuthor(command: Command): string | undefined {
  switch (command.do) {
    case 'add annotation':
      return command.annotation.author
    case 'reply to annotation':
      return command.reply.author
    case 'judge findings':
    case 'write letter':
      return command.author
    default:
      return undefined
  }
}

interface About {
  readonly files: readonly number[]
  readonly forces: readonly string[]
  readonly touched: Touched | null
}

/** Finds what commands touched, as far as it is still there. */
function placing(db: SqlDatabase): (command: Command) => About {
  const sources = new Map(
    rows(db, 'SELECT f.sha256, f.id FROM source f JOIN inclusion i ON i.sha256 = f.sha256').map(([sha256, id]) => [
      String(sha256),
      Number(id),
    ]),
  )
  const sheets = new Map(
    rows(
      db,
      `SELECT i.sha256, s.name, s.position FROM inclusion i JOIN source f ON f.sha256 = i.sha256
       JOIN reading r ON r.source = f.id AND r.choice = i.choice JOIN sheet s ON s.reading = r.id`,
    ).map(([sha256, name, position]) => [`${String(sha256)}\0${String(name)}`, Number(position)]),
  )
  const stated = new Map<number, string[]>()
  for (const [source, force] of rows(
    db,
    `SELECT DISTINCT f.id, b.force FROM observation o JOIN subject b ON b.id = o.subject
     JOIN tidied_sheet t ON t.sheet = o.id >> 38 JOIN source f ON f.sha256 = t.sha256 WHERE b.force IS NOT NULL`,
  ))
    stated.set(Number(source), [...(stated.get(Number(source)) ?? []), String(force)])
  const notes = new Map(annotations(db).map((note) => [note.id, note]))
  const charts = new Set(rows(db, 'SELECT id FROM chart').map(([id]) => String(id)))
  const seen = new Map(
    rows(db, "SELECT finding, json_extract(content, '$.force') FROM finding_seen").map(([finding, force]) => [
      String(finding),
      textOf(force),
    ]),
  )

  const inFile = (sha256: string, sheet: string | null = null, cell: string | null = null): About => {
    const source = sources.get(sha256)
    if (source === undefined) return NOWHERE
    const position = sheet === null ? undefined : sheets.get(`${sha256}\0${sheet}`)
    const touched: Touched =
      position === undefined ? { at: 'file', source } : { at: 'cell', source, sheet: position, cell }
    return { files: [source], forces: stated.get(source) ?? [], touched }
  }
  const ofForce = (force: string): About => ({ files: [], forces: [force], touched: { at: 'force', force } })
  const ofChart = (chart: string): About => ({
    files: [],
    forces: [],
    touched: charts.has(chart) ? { at: 'chart', chart } : null,
  })
  const ofFindings = (findings: readonly string[]): About => {
    const forces = [...new Set(findings.flatMap((one) => (seen.get(one) ?? '').split('+')))].filter((one) => one !== '')
    const [first] = findings.filter((one) => seen.has(one))
    return { files: [], forces, touched: first === undefined ? null : { at: 'finding', finding: first } }
  }
  const ofNote = ({ anchor, forces }: Pick<PlacedAnnotation, 'anchor' | 'forces'>): About => {
    switch (anchor.on) {
      case 'value': {
        const { source, force } = anchor
        const there = inFile(source.sha256, source.sheet, source.cell)
        return { ...there, forces: force === null ? [] : [force] }
      }
      case 'cells': {
        const range = parseA1Range(anchor.source.cells)
        const first = range === undefined ? null : a1({ row: range.top, column: range.left })
        return { ...inFile(anchor.source.sha256, anchor.source.sheet, first), forces }
      }
      case 'file':
        return inFile(anchor.sha256)
      case 'force':
      case 'force-period':
        return ofForce(anchor.force)
      case 'finding':
        return ofFindings([anchor.finding])
      case 'series':
      case 'point':
        return ofChart(anchor.chart)
      case 'period':
        return NOWHERE
    }
  }
  const kept = (id: string): About => {
    const note = notes.get(id)
    return note === undefined ? NOWHERE : ofNote(note)
  }

  return (command) => {
    switch (command.do) {
      case 'import file':
        return inFile(command.source.sha256)
      case 'add annotation':
        return ofNote({ anchor: command.annotation.anchor, forces: notes.get(command.annotation.id)?.forces ?? [] })
      case 'change annotation':
      case 'delete annotation':
        return kept(command.id)
      case 'reply to annotation':
        return kept(command.annotation)
      case 'add chart':
      case 'change chart':
      case 'delete chart':
        return ofChart(command.id)
      case 'judge findings':
      case 'publish findings':
      case 'write letter':
        return ofFindings(command.findings)
      case 'word caveat':
        return ofFindings([command.finding])
      case 'change request':
        return { ...NOWHERE, touched: { at: 'view', view: 'replies' } }
      case 'set reply':
        return ofForce(command.force)
      case 'replace file':
      case 'keep both files':
        return inFile(command.newer)
      case 'set force group':
        return { ...NOWHERE, forces: command.forces, touched: { at: 'view', view: 'compare' } }
      default:
        return generally(command, inFile)
    }
  }
}

const NOWHERE: About = { files: [], forces: [], touched: null }

/** What most other commands say of a file, a sheet or a force. */
function generally(command: Command, inFile: (sha256: string, sheet?: string | null) => About): About {
  const { sha256, sheet, force } = command as Readonly<Record<string, unknown>>
  const about = typeof sha256 === 'string' ? inFile(sha256, typeof sheet === 'string' ? sheet : null) : NOWHERE
  return typeof force === 'string' && !about.forces.includes(force)
    ? { ...about, forces: [...about.forces, force] }
    : about
}
