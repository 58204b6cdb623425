import type { EnteredHere, EntryGuess, EntryTyped, EntryUnderstood } from '../contract/index.ts'
import {
  findForces,
  measureIn,
  NO_NOTES,
  parseCategory,
  parseFigure,
  parsePeriod,
  periodIn,
  periodsIn,
  statesFigure,
} from '../names/index.ts'
import { type ObservationId, periodLabel } from '../query/index.ts'
import { firstRow, rows, type SqlDatabase, textOf } from '../store/index.ts'
import type { Dimension, Figure, PageRegion, WithheldStatus } from '../vocabulary/index.ts'
import { requestIn } from './request.ts'

/** What was typed in against a file, in the order in which it was. */
export function enteredFigures(db: SqlDatabase, sha256: string): readonly EnteredHere[] {
  return rows(
    db,
    `SELECT id, page, paragraph, region, quote, written, reason, force, measure, period_start, period_end, dimensions,
       status, value, low, high, author, at, slot,
       (SELECT o.observation FROM entered_observation o WHERE o.sha256 = e.sha256 AND o.id = e.id)
     FROM entered_figure e WHERE sha256 = ? ORDER BY slot`,
    [sha256],
  ).map(([id, page, paragraph, region, quote, written, reason, force, measure, start, end, ...more]) => {
    const [dimensions, status, value, low, high, author, at, slot, observation] = more
    return {
      id: String(id),
      sha256,
      page: typeof page === 'number' ? page : null,
      paragraph: typeof paragraph === 'number' ? paragraph : null,
      region: typeof region === 'string' ? (JSON.parse(region) as PageRegion) : null,
      quote: String(quote),
      written: String(written),
      reason: String(reason),
      force: textOf(force),
      measure: String(measure),
      periodStart: textOf(start),
      periodEnd: textOf(end),
      dimensions: (JSON.parse(String(dimensions)) as readonly (readonly [string, string])[]).map(([key, value]) => ({
        key,
        value,
      })),
      figure:
        status === 'ok'
          ? { status, value: Number(value) }
          : { status: status as WithheldStatus, low: Number(low), high: typeof high === 'number' ? high : null },
      author: String(author),
      at: String(at),
      row: Number(slot),
      observation: typeof observation === 'number' ? (observation as ObservationId) : null,
    }
  })
}

/** How the program takes what was typed into the form. */
export function readEntry({ quote, value, period }: EntryTyped): EntryUnderstood {
  const figure = typedFigure(value)
  const found = (parsePeriod(period) ?? periodIn(period))?.period
  return {
    figure,
    stands: figure === null || quote.trim() === '' || statesFigure(quote, figure),
    period: found === undefined ? null : { start: found.start, end: found.end, label: periodLabel(found) },
  }
}

/** A typed number or marker: `1,204`, `<5`, `1 to 4`, `not held`, `s.40`. */
function typedFigure(text: string): Figure | null {
  if (text.trim() === '') return null
  const read = parseFigure(text.trim(), { kind: 'text', number: Number.NaN, numberFormat: '' }, NO_NOTES)
  return read.is === 'figure' ? read.figure : null
}

/** What words of a file say of a figure, with what the file and the request say where the words are silent. */
export function guessEntry(db: SqlDatabase, sha256: string, quote: string): EntryGuess {
  const period = periodIn(quote)?.period
  const figures = figuresIn(quote)
  const numbers = [...new Set(figures.flatMap((figure) => (figure.status === 'ok' ? [figure.value] : [])))]
  return {
    figure: figures.find(({ status }) => status === 'suppressed') ?? figures[0] ?? null,
    force: findForces(quote)[0]?.force ?? forceOfFile(db, sha256),
    measure: measureIn(quote) ?? requestIn(db).measure,
    periodStart: period?.start ?? null,
    periodEnd: period?.end ?? null,
    periodWritten: period?.written ?? '',
    dimensions: dimensionsIn(quote),
    numbers,
  }
}

/** Numbers and small-number words of a sentence that are neither a period's nor a reference's. */
function figuresIn(quote: string): readonly Figure[] {
  let rest = quote
  for (const {
    period: { written },
  } of periodsIn(quote))
    rest = rest.replace(written, ' ')
  const found = rest.match(FIGURES) ?? []
  return found.flatMap((text): readonly Figure[] => {
    const read = parseFigure(text.trim(), { kind: 'text', number: Number.NaN, numberFormat: '' }, NO_NOTES)
    return read.is === 'figure' && read.figure.status !== 'missing' ? [read.figure] : []
  })
}

const FIGURES =
  /(?:<|≤)\s?\d+|(?:fewer|less) than (?:\d+|[a-z]+)|\bno information held\b|\bnot held\b|(?<![\w./-])\d{1,3}(?:,\d{3})+(?![\d/-])|(?<![\w./,-])\d+(?![\d/%-]|\.\d)/gi

/** Breakdowns that runs of a few words name: `via Snapchat`, `aged 10 to 12`, `female`. */
function dimensionsIn(quote: string): readonly Dimension[] {
  const words = quote.split(/[^\p{L}\p{N}+-]+/u).filter((word) => word !== '')
  const found = new Map<string, string>()
  for (const length of [3, 2, 1]) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const category = parseCategory(words.slice(from, from + length).join(' '))
      if (category === undefined || category.key === 'offence' || found.has(category.key)) continue
      found.set(category.key, category.value)
    }
  }
  return [...found].map(([key, value]) => ({ key, value })).sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** The force of a file: as it was said, as its figures say, or as its text or name does. */
function forceOfFile(db: SqlDatabase, sha256: string): string | null {
  const chosen = firstRow(db, "SELECT force FROM force_choice WHERE sha256 = ? AND scope = 'file'", [sha256])
  if (chosen !== undefined) return textOf(chosen[0])
  const stated = rows(
    db,
    'SELECT DISTINCT j.value FROM tidied_sheet t, json_each(t.forces) j WHERE t.sha256 = ? ORDER BY 1 LIMIT 2',
    [sha256],
  )
  if (stated.length === 1) return textOf(stated[0]?.[0])
  const [name, path, prose] =
    firstRow(
      db,
      `SELECT i.name, i.path, r.prose FROM inclusion i JOIN source f ON f.sha256 = i.sha256
       JOIN reading r ON r.source = f.id AND r.choice = i.choice WHERE i.sha256 = ?`,
      [sha256],
    ) ?? []
  for (const text of [name, path, prose]) {
    const named = new Set(findForces(textOf(text) ?? '').map(({ force }) => force))
    const [only] = named
    if (only !== undefined && named.size === 1) return only
  }
  return null
}
