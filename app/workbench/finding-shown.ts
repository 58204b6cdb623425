import { findingKey, placesOf, type Rule } from '../check/index.ts'
import type { ArithmeticShown, FindingCell, FindingPlaceShown, ListedFinding } from '../contract/index.ts'
import { periodLabel, rowsOf } from '../query/index.ts'
import { cellKey, firstRow, type SqlDatabase, textOf } from '../store/index.ts'
import { type ArithmeticLine, ENTERED_SHEET, type Finding, type Operand, parseA1 } from '../vocabulary/index.ts'
import type { FileHere, SheetHere, StatedHere } from './finding-case.ts'

/** What a finding says by itself, before anyone has judged it. */
export type SaidFinding = Omit<
  ListedFinding,
  'status' | 'reason' | 'author' | 'judgedAt' | 'caveat' | 'forPublication' | 'resolved'
>

/** Cells that a place lists at most: a sheet of ten thousand suppressed figures is one finding, not ten thousand lines. */
const MOST_CELLS = 400

/** Where findings point: the sheets of some files, and the figures on them. */
export interface Shelf {
  readonly sheet: (file: string, name: string) => SheetHere | undefined
  /** The first figure of a cell. */
  readonly figure: (file: string, sheet: string, cell: string) => StatedHere | undefined
}

/** Looks figures up by their place; a file is gone through when it is first asked about. */
export function shelfOf(
  files: readonly FileHere[],
  figuresOf: (file: FileHere) => readonly StatedHere[] | undefined,
): Shelf {
  const byPath = new Map(files.map((file) => [file.reply.file, file]))
  const known = new Map<string, ReadonlyMap<string, ReadonlyMap<string, StatedHere>>>()
  const within = (path: string): ReadonlyMap<string, ReadonlyMap<string, StatedHere>> => {
    const before = known.get(path)
    if (before !== undefined) return before
    const sheets = new Map<string, Map<string, StatedHere>>()
    const file = byPath.get(path)
    for (const one of (file && figuresOf(file)) ?? []) {
      const cells = sheets.get(one.sheet) ?? new Map<string, StatedHere>()
      sheets.set(one.sheet, cells)
      if (!cells.has(one.cell)) cells.set(one.cell, one)
    }
    known.set(path, sheets)
    return sheets
  }
  return {
    sheet: (path, name) => {
      const sheets = byPath.get(path)?.sheets
      return sheets?.find((sheet) => sheet.name === name) ?? sheets?.[0]
    },
    figure: (path, sheet, cell) => within(path).get(sheet)?.get(cell),
  }
}

/** Dresses findings for the window: cells with their text, arithmetic in words, periods named. */
export function showing(
  db: SqlDatabase,
  shelf: Shelf,
  rules: readonly Rule[],
  forceName: (code: string | null) => string,
): (finding: Finding) => SaidFinding {
  const byRule = new Map(rules.map((rule) => [rule.rule, rule]))
  const cellOf = (file: string, name: string, sheet: SheetHere | undefined, cell: string): FindingCell | undefined => {
    const at = parseA1(cell)
    if (at === undefined) return undefined
    const figure = shelf.figure(file, name, cell)
    const typed = sheet?.position === ENTERED_SHEET ? figure && rowsOf(db, [figure.observation])[0] : undefined
    const shown = sheet === undefined ? '' : (typed?.raw ?? rawText(db, cellKey(sheet.id, at.row, at.column)))
    return {
      cell: typed?.cell ?? cell,
      at,
      shown,
      what: figure === undefined ? '' : whatOf(figure),
      observation: figure?.observation ?? null,
    }
  }
  return (finding) => {
    const rule = byRule.get(finding.rule)
    const places = merged(placesOf(finding)).map(({ file, sheet: name, cells, role = '' }): FindingPlaceShown => {
      const sheet = shelf.sheet(file, name)
      return {
        source: sheet?.source ?? null,
        sheet: sheet?.position ?? 0,
        file,
        sheetName: name,
        role,
        cells: cells.slice(0, MOST_CELLS).flatMap((cell) => cellOf(file, name, sheet, cell) ?? []),
      }
    })
    const stated = placesOf(finding).flatMap(({ file, sheet, cells }) =>
      cells.flatMap((cell) => shelf.figure(file, sheet, cell) ?? []),
    )
    return {
      key: findingKey(finding),
      rule: finding.rule,
      title: rule?.title ?? finding.rule,
      why: rule?.why ?? '',
      how: rule?.how ?? '',
      severity: finding.severity,
      force: finding.force,
      forceName: finding.force === null ? '' : forceName(finding.force),
      periods: periodsOf(stated),
      claim: readable(finding.note),
      places,
      arithmetic: finding.arithmetic.map(arithmeticOf),
      suggestedCaveat: finding.caveat,
      private: finding.private === true,
    }
  }
}

/** Spans of days as the program writes them elsewhere: "2017-04-01 to 2017-09-30" is "Apr–Sep 2017". */
function readable(note: string): string {
  return note.replace(/(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)/g, (_, start: string, end: string) =>
    periodLabel({ start, end, written: '' }),
  )
}

/** A finding as it may be kept in the file: of a private one, nothing that it works out. */
export function keepable(said: SaidFinding): SaidFinding {
  return said.private ? { ...said, claim: said.title, arithmetic: [], suggestedCaveat: '' } : said
}

/** The same sheet named twice by a rule is one place; its role is the first that is named. */
function merged(places: ReturnType<typeof placesOf>): ReturnType<typeof placesOf> {
  const kept = new Map<string, { file: string; sheet: string; cells: readonly string[]; role?: string }>()
  for (const place of places) {
    const key = `${place.file}\0${place.sheet}`
    const before = kept.get(key)
    if (before === undefined) kept.set(key, place)
    else kept.set(key, { ...place, ...before, cells: [...new Set([...before.cells, ...place.cells])] })
  }
  return [...kept.values()]
}

function rawText(db: SqlDatabase, cell: number): string {
  const [raw, value] = firstRow(db, 'SELECT raw, value FROM cell WHERE id = ?', [cell]) ?? []
  return textOf(raw) ?? textOf(value) ?? ''
}

function whatOf({ dimensions, periodStart, periodEnd }: StatedHere): string {
  const period =
    periodStart === null || periodEnd === null ? '' : periodLabel({ start: periodStart, end: periodEnd, written: '' })
  // A grand total is one of every breakdown: once is enough.
  return [...new Set([...dimensions.map(({ value }) => value), period])].filter((word) => word !== '').join(', ')
}

function periodsOf(stated: readonly StatedHere[]): string {
  const spans = new Map<string, string>()
  for (const { periodStart: start, periodEnd: end } of stated) {
    if (start !== null && end !== null) spans.set(`${start}/${end}`, periodLabel({ start, end, written: '' }))
  }
  const labels = [...spans].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, label]) => label)
  return labels.length > 3 ? '' : labels.join(', ')
}

/** Terms that a line of arithmetic still spells out. */
const MOST_TERMS = 8

function arithmeticOf({ words, by, operands, low, high }: ArithmeticLine): ArithmeticShown {
  const shown = operands.slice(0, MOST_TERMS)
  const more = operands.length - shown.length
  const terms = by === 'is' ? (operands[0]?.label ?? '') : shown.map(termOf).join(` ${by} `)
  return {
    terms: readable(more > 0 ? `${terms} ${by} … (${more} more)` : terms),
    states: by === 'is',
    tied: operands.every(({ at }) => at !== null),
    result: intervalText(low, high),
    words: readable(words),
    cells: operands.flatMap(({ at }) => (at === null ? [] : { cell: at.cell, file: at.file, sheetName: at.sheet })),
  }
}

function termOf({ low, high }: Operand): string {
  const text = intervalText(low, high)
  return low < 0 || low !== high ? `(${text})` : text
}

/** An interval as the program writes it: "1–4", "5 or more", "1,204". */
export function intervalText(low: number, high: number | null): string {
  if (high === null) return `${numberText(low)} or more`
  if (low === high) return numberText(low)
  return low < 0 ? `${numberText(low)} to ${numberText(high)}` : `${numberText(low)}–${numberText(high)}`
}

/** A number with thousands commas, at most two decimals and a true minus. */
export function numberText(value: number): string {
  const [whole = '0', part = ''] = Math.abs(value).toFixed(2).split('.')
  const decimals = part.replace(/0+$/, '')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = value < 0 && (whole !== '0' || decimals !== '') ? '\u2212' : ''
  return `${sign}${grouped}${decimals === '' ? '' : `.${decimals}`}`
}
