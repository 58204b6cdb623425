import type { ChainCell, FigureChain, FigureOutcome, ListedDecision } from '../contract/index.ts'
import {
  aboutWords,
  caveatOf,
  countWords,
  dayWords,
  decisionLines,
  decisionsIn,
  type EnteredMark,
  effectOf,
  enteredPlace,
  type ObservationId,
  type ObservationRow,
  rowsOf,
} from '../query/index.ts'
import { cellOfObservation, firstRow, readEvidence, type SqlDatabase, textOf } from '../store/index.ts'
import { a1, type Evidence } from '../vocabulary/index.ts'

/** The decisions that change what counts, the newest first. */
export function listedDecisions(db: SqlDatabase): readonly ListedDecision[] {
  return [...decisionsIn(db)].reverse().map((one): ListedDecision => {
    const { refused, effect, ids } = effectOf(db, one.about)
    return {
      ...one,
      what: aboutWords(db, one.about),
      effect,
      idle: refused ?? '',
      caveat: caveatOf(db, one),
      ids: ids as readonly ObservationId[],
    }
  })
}

/** So many cells of a figure are listed: a list of records has thousands. */
const MOST_CELLS = 400

/** How a figure came about. */
export function chainOf(db: SqlDatabase, ids: readonly ObservationId[], outcome: FigureOutcome | null): FigureChain {
  const lines = decisionLines(db)
  const all = rowsOf(db, [...new Set(ids)])
  const cells = all.slice(0, MOST_CELLS).map((row): ChainCell => {
    const { id, file, sheet: sheetName, cell, source, sheetIndex: sheet, raw } = row
    return {
      id,
      file,
      sheetName,
      cell,
      source,
      sheet,
      at: { row: row.row, column: row.column },
      raw,
      read: readingOf(db, row),
      ...(row.entered === undefined ? {} : { typed: typedWords(row.entered) }),
      decided: lines.of(id).map(({ words }) => words),
      counts: counts(row),
      words: figureWords(row),
    }
  })
  const decisions = new Map(all.flatMap(({ id }) => lines.of(id).map((one) => [one.id, one] as const)))
  const number = outcome === null ? addedUp(all) : outcomeWords(outcome, all)
  const further = all.length - cells.length
  const chain = { cells, further, decisions: [...decisions.values()], number }
  return { ...chain, text: textOfChain(chain) }
}

function counts({ decided }: ObservationRow): boolean {
  return decided === undefined || decided.leftOutBy === null
}

function figureWords({ status, low, high }: ObservationRow): string {
  if (status === 'ok' || status === 'suppressed') return countWords({ low, high })
  return status.replace('_', ' ')
}

/** How a cell was read, a step each: what it counts and where each fact about it is stated. */
function readingOf(db: SqlDatabase, row: ObservationRow): readonly string[] {
  const stored = firstRow(db, 'SELECT evidence FROM observation WHERE id = ?', [row.id])
  const evidence = readEvidence(db, cellOfObservation(row.id), textOf(stored?.[0]) ?? '[]')
  const what = [row.forceName, row.measure, row.periodLabel, ...valuesOf(row.dimensions)].filter((part) => part !== '')
  return [what.join(', '), ...evidence.map(stepOf), ...(row.entered === undefined ? [] : wordsOf(row.entered))]
}

/** "typed in by A. Analyst on 5 Jan 2026, from page 2, paragraph 5". */
function typedWords(entered: EnteredMark): string {
  const by = entered.author === '' ? '' : ` by ${entered.author}`
  const marked = entered.region === null ? '' : ', where the page is marked'
  return `typed in${by} on ${dayWords(entered.at)}, from ${enteredPlace(entered)}${marked}`
}

function wordsOf({ quote, reason }: EnteredMark): readonly string[] {
  return [
    ...(quote === '' ? [] : [`words: “${quote}”`]),
    ...(reason === '' ? [] : [`the words do not hold the number: ${reason}`]),
  ]
}

function stepOf({ states, from, at, written }: Evidence): string {
  return `${states.replaceAll('_', ' ')}: “${written}”, from ${at === undefined ? `the ${from}` : a1(at)}`
}

function valuesOf(dimensions: string): readonly string[] {
  return dimensions === '' ? [] : dimensions.split(';').map((part) => part.slice(part.indexOf('=') + 1))
}

/** The cells that count, added up: the parts are spelt out where they are few. */
function addedUp(all: readonly ObservationRow[]): string {
  const counted = all.filter(counts)
  if (counted.length === 0) return 'nothing: no cell of it counts'
  const low = counted.reduce((sum, row) => sum + row.low, 0)
  const high = counted.reduce<number | null>(
    (sum, row) => (sum === null || row.high === null ? null : sum + row.high),
    0,
  )
  const sum = countWords({ low, high })
  if (counted.length === 1) return sum
  return counted.length > 12
    ? `${sum}, the sum of ${counted.length} cells`
    : `${counted.map(termWords).join(' + ')} = ${sum}`
}

function termWords({ low, high }: ObservationRow): string {
  return low === high ? countWords({ low, high }) : `(${countWords({ low, high })})`
}

function outcomeWords({ low, high, made }: FigureOutcome, all: readonly ObservationRow[]): string {
  const words = countWords({ low, high })
  if (!all.some(counts)) return `${words}, which no comparison, chart or total counts`
  switch (made) {
    case 'stated': {
      const values = new Set(all.filter(counts).map((row) => `${row.low} ${row.high}`))
      if (all.length < 2) return words
      return values.size > 1 ? `${words}, between figures that differ` : `${words}, stated in ${all.length} cells alike`
    }
    case 'records':
      return `${words}, counted from ${all.length} records`
    case 'periods':
    case 'parts': {
      const sum = addedUp(all)
      return sum.endsWith(`= ${words}`) ? sum : `${words}, added up from ${all.length} cells`
    }
  }
}

function textOfChain({ cells, further, decisions, number }: Omit<FigureChain, 'text'>): string {
  const listed = cells.flatMap(({ file, sheetName, cell, raw, read, typed, counts: counted, words, decided }) => [
    `${[file, sheetName, cell].filter((part) => part !== '').join(' › ')}: “${raw}”`,
    ...(typed === undefined ? read.map((step) => `  read as ${step}`) : typedLines(typed, read)),
    ...decided.map((one) => `  ${one}`),
    `  counts as ${counted ? words : 'nothing'}`,
  ])
  return [
    ...listed,
    ...(further > 0 ? [`and ${further} further cells`] : []),
    ...(decisions.length === 0 ? ['No decision changes it.'] : []),
    `Number: ${number}`,
  ].join('\n')
}

function typedLines(typed: string, [what = '', ...words]: readonly string[]): readonly string[] {
  return [typed, `as ${what}`, ...words].map((line) => `  ${line}`)
}
