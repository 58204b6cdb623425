import {
  ageFromDateLabel,
  english,
  type FigureFound,
  forceNamed,
  headerNamed,
  isAskedNamed,
  isPercentHeader,
  isRunningNumberHeader,
  isSubtotalLabel,
  isTotalLabel,
  type MarkerNotes,
  measureNamed,
  type NamesAdded,
  NO_NAMES,
  type PeriodFound,
  parseFigure,
  parseMonth,
  parsePeriod,
  partOfYear,
  periodFromSerial,
  valueNamed,
  visible,
} from '../names/index.ts'
import { displayed, unstruckCells } from '../read/index.ts'
import type { CellTable, Sheet } from '../vocabulary/index.ts'
import { yearPairs } from './year-pairs.ts'

/** What a text says, in every way in which it may be taken. Each answer is worked out once, when first asked for. */
export interface Reading {
  /** As a reader sees it: trimmed, one space between words. */
  readonly text: string
  readonly period: PeriodFound | undefined
  /** 1 to 12 where the text is the name of a month and no more; `q1`, `h2`, `apr to sep` for a part of a year that stands elsewhere. */
  readonly month: number | string | undefined
  readonly total: boolean
  readonly subtotal: boolean
  readonly percent: boolean
  /** The header of running numbers, references or codes. */
  readonly reference: boolean
  /** Key of the dimension that the text is the name of ("Age of victim"). */
  readonly dimension: string | undefined
  readonly measure: string | undefined
  readonly force: ReturnType<typeof forceNamed>
  readonly askedOffence: boolean
  /** Canonical value in a dimension of the subject, or in one whose values the analyst added. */
  readonly as: (key: string) => string | undefined
  /** What the analyst added to the names that are known. */
  readonly added: NamesAdded
}

export function readingOf(written: string, period?: PeriodFound, names: NamesAdded = NO_NAMES): Reading {
  if (period !== undefined || written.length > LONGEST_LABEL) return new LazyReading(visible(written), period, names)
  let shared = SHARED.get(names)
  if (shared === undefined) {
    shared = new Map()
    SHARED.set(names, shared)
  }
  const known = shared.get(written)
  if (known !== undefined) return known
  const made = new LazyReading(visible(written), undefined, names)
  if (shared.size >= MOST_SHARED) shared.clear()
  shared.set(written, made)
  return made
}

/** Replies to one request share most of their labels: what a text says is worked out once, whichever file it stands in. */
const SHARED = new WeakMap<NamesAdded, Map<string, Reading>>()
const MOST_SHARED = 10_000

/** Longer texts are titles and notes: no label is read into them. */
const LONGEST_LABEL = 120
/**
 * Every word for a total has one of these in it; a hundred thousand references have not. Pdf files part words where a
 * letter is set apart: "TOT AL".
 */
const MAY_BE_TOTAL = /t ?o ?t ?a ?l|overall|sum|all|both|combined|cyfanswm/i

/** A class for once: a sheet may have a hundred thousand different texts, and getters of a prototype cost each nothing. */
class LazyReading implements Reading {
  readonly text: string
  readonly added: NamesAdded
  private readonly given: PeriodFound | undefined
  private readonly known: unknown[] = []

  constructor(text: string, given: PeriodFound | undefined, added: NamesAdded) {
    this.text = text
    this.given = given
    this.added = added
  }

  private once<Answer>(slot: number, answer: (text: string) => Answer): Answer | undefined {
    if (this.text.length > LONGEST_LABEL) return undefined
    if (!(slot in this.known)) this.known[slot] = answer(this.text)
    return this.known[slot] as Answer
  }

  get period() {
    return this.given ?? this.once(0, (text) => parsePeriod(english(text)))
  }
  get month() {
    return this.given === undefined && this.text.length <= 30
      ? this.once(1, (text) => parseMonth(english(text)) ?? partOfYear(text))
      : undefined
  }
  get total() {
    return MAY_BE_TOTAL.test(this.text) && this.once(2, (text) => isTotalLabel(english(text))) === true
  }
  get subtotal() {
    return MAY_BE_TOTAL.test(this.text) && this.once(3, (text) => isSubtotalLabel(english(text))) === true
  }
  get percent() {
    return this.once(4, isPercentHeader) === true
  }
  get reference() {
    return this.once(5, isRunningNumberHeader) === true
  }
  get dimension() {
    return this.once(6, (text) => headerNamed(text, this.added))
  }
  get measure() {
    return this.once(7, (text) => measureNamed(text, this.added) ?? (COUNT.test(english(text)) ? '' : undefined))
  }
  get force() {
    return this.once(8, (text) => forceNamed(text, this.added))
  }
  get askedOffence() {
    return this.once(9, (text) => isAskedNamed(text, this.added)) === true
  }
  as(key: string) {
    const slot = SLOTS.indexOf(key)
    if (slot < 0) return this.added.keys.includes(key) ? valueNamed(key, this.text, this.added) : undefined
    return this.once(10 + slot, (text) =>
      key === 'age'
        ? (valueNamed('age', text, this.added) ?? ageFromDateLabel(text))
        : valueNamed(key, text, this.added),
    )
  }
}

const SLOTS = ['age', 'gender', 'platform', 'outcome', 'offence']

/** Words that say that figures are counts, of whatever the title says. */
const COUNT =
  /^(?:recorded|(?:the )?(?:number|count|no\.?|nos\.?|num|total|figures?|value|volume|quantity|amount|measure|freq(?:uency)?|n)(?: of)?(?: (?:recorded|records?|cases|crimes?|offences?|incidents?))?)[.:]?$/i

/** What kind of thing a cell holds, before its place in a table is known. */
export const TEXT = 1
export const NUMBER = 2
/** `<5`, `*`, `-`, `n/a`: it stands in the place of a figure (or is a band of ages). */
export const MARK = 3
/** "Not recorded", "Nil": in the place of a figure it withholds one, elsewhere it is a label. */
export const WORD = 4
export const PERCENT = 5
export const DATE = 6
/** A sign that the file does not explain. */
export const UNREAD = 7
export const ERROR = 8
/** A formula without a stored result that could not be worked out. */
export const UNCOMPUTED = 9

/** A sheet's cells with what they say; answers are shared between cells of the same text. */
export interface CellReader {
  readonly types: Uint8Array
  readonly reading: (index: number) => Reading
  readonly figure: (index: number) => FigureFound
  readonly shown: (index: number) => string
  /** What an empty place in a table of figures stands for. */
  readonly blank: FigureFound
}

export function cellReader(
  sheet: Sheet,
  notes: MarkerNotes,
  computed: ReadonlyMap<number, number>,
  names: NamesAdded = NO_NAMES,
): CellReader {
  const { styles } = sheet
  const cells = unstruck(sheet)
  const figures = new Map<string, FigureFound>()
  const counts = new Map<number, FigureFound>()
  const readings = new Map<string, Reading>()
  const formats = styles.map(({ numberFormat }) => formatKind(numberFormat))
  const plains = styles.map(({ numberFormat }) => PLAIN_FORMAT.test(numberFormat))
  const plain = (style: number): boolean => plains[style] ?? true
  const shown = (index: number): string => {
    const value = computed.get(index)
    return value === undefined ? displayed(sheet, index) : String(value)
  }
  const figure = (index: number): FigureFound => {
    const format = styles[cells.styleOf[index] ?? 0]?.numberFormat ?? 'General'
    const value = computed.get(index)
    if (value !== undefined)
      return parseFigure(String(value), { kind: 'number', number: value, numberFormat: format }, notes)
    if (cells.kinds[index] === 2) {
      const number = cells.numbers[index] ?? Number.NaN
      // a format may show a small number as "<5"
      if (!plain(cells.styleOf[index] ?? 0)) {
        return parseFigure(shown(index), { kind: 'number', number, numberFormat: format }, notes)
      }
      let found = counts.get(number)
      if (found === undefined) {
        found = parseFigure(String(number), { kind: 'number', number, numberFormat: 'General' }, notes)
        if (counts.size < MOST_COUNTS) counts.set(number, found)
      }
      return found
    }
    if (cells.kinds[index] !== 1) return { is: 'not a figure' }
    const text = cells.strings[cells.texts[index] ?? 0] ?? ''
    let found = figures.get(text)
    if (found === undefined) {
      found = parseFigure(text, { kind: 'text', number: Number.NaN, numberFormat: 'General' }, notes)
      figures.set(text, found)
    }
    return found
  }
  const types = new Uint8Array(cells.count)
  const ofText = new Uint8Array(cells.strings.length)
  for (let index = 0; index < cells.count; index++) {
    const kind = cells.kinds[index]
    if (kind === 2) {
      types[index] = formats[cells.styleOf[index] ?? 0] ?? NUMBER
    } else if (kind === 1) {
      const text = cells.texts[index] ?? 0
      if (ofText[text] === 0) ofText[text] = textType(cells.strings[text] ?? '', figure(index))
      types[index] = ofText[text] ?? TEXT
    } else if (kind === 3) types[index] = TEXT
    else if (kind === 4) types[index] = ERROR
    else if (cells.formulas.has(index)) types[index] = computed.has(index) ? NUMBER : UNCOMPUTED
  }
  const pairs = yearPairs(sheet)
  const ofStrings: Reading[] = []
  const reading = (index: number): Reading => {
    if (cells.kinds[index] === 1) {
      const id = cells.texts[index] ?? 0
      let known = ofStrings[id]
      if (known === undefined) {
        const written = cells.strings[id] ?? ''
        known = readingOf(written, pairs.get(written), names)
        ofStrings[id] = known
      }
      return known
    }
    const text = shown(index)
    const isDate = types[index] === DATE
    const key = isDate ? `${cells.numbers[index]} ${text}` : text
    let found = readings.get(key)
    if (found === undefined) {
      const format = styles[cells.styleOf[index] ?? 0]?.numberFormat ?? ''
      const period = isDate
        ? periodFromSerial(cells.numbers[index] ?? Number.NaN, sheet.epoch1904, format)
        : pairs.get(text)
      found = readingOf(text, period && { ...period, period: { ...period.period, written: text } }, names)
      readings.set(key, found)
    }
    return found
  }
  const blank = parseFigure('', { kind: 'text', number: Number.NaN, numberFormat: 'General' }, notes)
  return { types, reading, figure, shown, blank }
}

/** The cells with what is left of texts that are struck through in part: a figure put right by hand is the new one. */
function unstruck(sheet: Sheet): CellTable {
  if (sheet.struckRuns.length === 0) return sheet.cells
  const texts = sheet.cells.texts.slice()
  const strings = [...sheet.cells.strings]
  for (const { index, left } of unstruckCells(sheet)) if (left !== '') texts[index] = strings.push(left) - 1
  return { ...sheet.cells, texts, strings }
}

/** So many different counts are remembered: sums and tables ask for the same ones again and again. */
const MOST_COUNTS = 20_000

/** A format that shows the digits of a number and nothing else. */
const PLAIN_FORMAT = /^(?:general|[#0,.]+)$/i

function formatKind(format: string): number {
  const codes = format.replace(/"[^"]*"|\\.|_.|\*./g, '')
  if (codes.includes('%')) return PERCENT
  const bare = codes.replace(/\[[^\]]*\]/g, '').toLowerCase()
  return bare !== 'general' && /[ymdhs]/.test(bare) && !/[0#?]/.test(bare) ? DATE : NUMBER
}

/** Longer texts are titles and notes, whatever they begin with. */
const LONGEST_FIGURE = 60

function textType(text: string, found: FigureFound): number {
  const bare = visible(text)
  if (bare === '') return 0
  if (bare.length > LONGEST_FIGURE) return TEXT
  switch (found.is) {
    case 'percentage':
      return PERCENT
    case 'unread marker':
      return UNREAD
    case 'not a figure':
      return TEXT
    case 'figure':
      if (found.figure.status === 'ok') return /\d/.test(bare) ? NUMBER : /[a-z]/i.test(bare) ? WORD : MARK
      return /[a-z]{3}/i.test(bare) && !/\d/.test(bare) ? WORD : MARK
  }
}

/** Days of a column that are written month first: `04/16/2017` among them, and no first number above twelve. */
export function isMonthFirst(readings: readonly Reading[]): boolean {
  let sure = false
  for (const { text } of readings) {
    const [, first, second] = DAY.exec(text) ?? []
    if (first === undefined || second === undefined) continue
    if (Number(first) > 12) return false
    if (Number(second) > 12) sure = true
  }
  return sure
}

const DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/** The day `04/16/2017` as it is written here: `16/04/2017`. */
export function dayFirst(reading: Reading): Reading {
  const [, month, day, year] = DAY.exec(reading.text) ?? []
  return month === undefined ? reading : readingOf(`${day}/${month}/${year}`, undefined, reading.added)
}
