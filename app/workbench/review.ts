import type { ReviewChoice, ReviewItem, SheetSummary, SourceSummary } from '../contract/index.ts'
import { canonicalValues } from '../names/index.ts'
import { findReading, firstRow, hiddenChoices, hiddenItems, rows, type SqlDatabase } from '../store/index.ts'
import type { Unresolved } from '../tidy/index.ts'
import type { Address } from '../vocabulary/index.ts'
import { namesKept } from './names.ts'
import { sourceSummaries } from './sources.ts'

/**
 * What waits for a person, names first: a name that is known may settle the layout that stands below confidence because of
 * it. Questions that the analyst left for good are not asked again.
 */
export function reviewItems(db: SqlDatabase, forceName: (code: string | null) => string): readonly ReviewItem[] {
  const sources = sourceSummaries(db)
  const known = valuesKnown(db)
  const items = sources.flatMap((source) => [
    ...onceEach(source.sheets.flatMap((sheet) => namesOf(source, sheet, forceName, known))),
    ...source.sheets.flatMap((sheet) => layoutOf(source, sheet)),
    ...hiddenOf(db, source),
  ])
  const left = new Set(rows(db, 'SELECT item FROM review_choice').map(([item]) => String(item)))
  const waiting = items.filter(({ id }) => !left.has(id))
  const asked = new Map<string, number>()
  for (const item of waiting) if (item.learns) asked.set(sameOf(item), (asked.get(sameOf(item)) ?? 0) + 1)
  return ORDER.flatMap((kind) =>
    waiting
      .filter((item) => item.kind === kind)
      .map((item) => ({ ...item, elsewhere: Math.max(0, (asked.get(sameOf(item)) ?? 1) - 1) })),
  )
}

const ORDER = ['force', 'marker', 'value', 'layout', 'hidden'] as const

function sameOf({ kind, key, written }: ReviewItem): string {
  return `${kind}\n${key}\n${written.toLowerCase()}`
}

function onceEach(items: readonly ReviewItem[]): readonly ReviewItem[] {
  return [...new Map([...items].reverse().map((item) => [item.id, item] as const)).values()].reverse()
}

/** Canonical values of each key: the program's, then the analyst's own. */
function valuesKnown(db: SqlDatabase): (key: string) => readonly string[] {
  const kept = namesKept(db)
  return (key) => [
    ...new Set([
      ...canonicalValues(key),
      ...kept.filter((name) => name.what === 'value' && name.key === key).map(({ means }) => means),
    ]),
  ]
}

interface Asked {
  readonly kind: ReviewItem['kind']
  readonly cell?: Address | undefined
  readonly written: string
  readonly key?: string
  readonly question: string
  readonly reasons?: readonly string[]
  readonly choices: readonly ReviewChoice[]
  readonly others?: readonly ReviewChoice[]
  readonly learns?: boolean
  readonly places?: readonly string[]
}

function item(source: SourceSummary, sheet: SheetSummary | undefined, part: string, asked: Asked): ReviewItem {
  const {
    kind,
    cell,
    written,
    key = '',
    question,
    reasons = [],
    choices,
    others = [],
    learns = false,
    places = [],
  } = asked
  return {
    id: [kind, source.sha256, part, key, written].join('|'),
    kind,
    source: source.id,
    sha256: source.sha256,
    file: source.name,
    sheetIndex: sheet?.index ?? 0,
    sheet: sheet?.name ?? '',
    cell: cell ?? null,
    written,
    key,
    question,
    reasons,
    choices,
    others,
    elsewhere: 0,
    learns,
    places,
  }
}

function namesOf(
  source: SourceSummary,
  sheet: SheetSummary,
  forceName: (code: string | null) => string,
  known: (key: string) => readonly string[],
): readonly ReviewItem[] {
  if (sheet.state !== 'read' && sheet.state !== 'review') return []
  return sheet.unresolved.flatMap((unresolved) => {
    const asked = nameAsked(source, unresolved, forceName, known)
    return asked === undefined ? [] : [item(source, sheet, '', asked)]
  })
}

function nameAsked(
  source: SourceSummary,
  unresolved: Unresolved,
  forceName: (code: string | null) => string,
  known: (key: string) => readonly string[],
): Asked | undefined {
  switch (unresolved.what) {
    case 'force':
      return forceAsked(source, unresolved, forceName)
    case 'value':
      return valueAsked(unresolved, known(unresolved.key ?? ''))
    case 'marker':
      return markerAsked(unresolved)
    case 'period':
      return undefined
  }
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five']

function forceAsked(
  source: SourceSummary,
  { written, candidates, at }: Unresolved,
  forceName: (code: string | null) => string,
): Asked {
  // where nothing names a force the file stands for the name
  const nameless = written === source.name && candidates.length === 0
  const [only] = candidates
  const question = nameless
    ? `Nothing in “${written}” names its force. Whose reply is it?`
    : written.trim() === ''
      ? 'The place of the force is empty. Whose numbers are these?'
      : candidates.length > 1
        ? `${NUMBERS[candidates.length] ?? candidates.length} forces fit “${written}”. Choose one.`
        : only === undefined
          ? `No force is known as “${written}”. Which is it?`
          : `“${written}” may stand for ${forceName(only)}, or for the place alone. Which is it?`
  return {
    kind: 'force',
    cell: at,
    written,
    question,
    choices: [
      ...candidates.map((code) => ({ label: forceName(code), means: code })),
      ...(nameless || written.trim() === '' ? [] : [{ label: 'No force', means: '' }]),
    ],
    learns: !nameless && written.trim() !== '',
  }
}

/** Suggestions beyond these are found faster by typing. */
const MOST_SUGGESTED = 4

function valueAsked({ written, key = '', at }: Unresolved, known: readonly string[]): Asked {
  return {
    kind: 'value',
    cell: at,
    written,
    key,
    question: `No ${key} is known as “${written}”. What is it?`,
    choices: [
      ...suggested(written, known).map((value) => ({ label: value, means: value })),
      { label: `${/^[aeiou]/.test(key) ? 'An' : 'A'} ${key} of its own`, means: written },
    ],
    others: known.map((value) => ({ label: value, means: value })),
    learns: true,
  }
}

/** Known values that share a word, or the beginning of one, with what is written. */
function suggested(written: string, known: readonly string[]): readonly string[] {
  const words = wordsOf(written)
  const near = (value: string): boolean =>
    wordsOf(value).some((word) => words.some((other) => word.slice(0, BEGINNING) === other.slice(0, BEGINNING)))
  return known.filter(near).slice(0, MOST_SUGGESTED)
}

const BEGINNING = 4

function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length >= BEGINNING)
}

function markerAsked({ written, at }: Unresolved): Asked {
  return {
    kind: 'marker',
    cell: at,
    written,
    question: `“${written}” stands in the place of a figure, and nothing in the file explains it. What does it mean?`,
    choices: [
      { label: 'Zero', means: 'zero' },
      { label: 'Suppressed, 1–4', means: 'suppressed 1-4' },
      { label: 'Suppressed, no bound', means: 'suppressed 0-' },
      { label: 'Refused', means: 'refused' },
      { label: 'Not held', means: 'not_held' },
      { label: 'Missing', means: 'missing' },
    ],
    others: BOUNDS.map((bounds) => ({
      label: `Suppressed, ${bounds.replace('-', '–')}`,
      means: `suppressed ${bounds}`,
    })),
    learns: true,
  }
}

/** Bounds that forces set for what they suppress, beside the commonest. */
const BOUNDS = ['1-2', '1-3', '1-5', '1-9', '1-10', '0-2', '0-3', '0-4', '0-5', '0-9'] as const

function layoutOf(source: SourceSummary, sheet: SheetSummary): readonly ReviewItem[] {
  if (sheet.state !== 'review') return []
  const where = sheet.name === '' ? source.name : sheet.name
  const numbers = `${sheet.proposals} ${sheet.proposals === 1 ? 'number' : 'numbers'}`
  return [
    item(source, sheet, String(sheet.index), {
      kind: 'layout',
      written: '',
      question:
        sheet.proposals === 0
          ? `No number of “${where}” could be placed. It is kept as it arrived.`
          : `Is “${where}” read as it should be? ${numbers} wait.`,
      reasons: sheet.reasons,
      choices: sheet.proposals === 0 ? [] : [{ label: 'Confirm layout', means: 'confirm' }],
    }),
  ]
}

/** Hidden places of a file about which nothing was decided, in one question. No word of what they hold is said. */
function hiddenOf(db: SqlDatabase, source: SourceSummary): readonly ReviewItem[] {
  const choice = firstRow(db, 'SELECT choice FROM inclusion WHERE sha256 = ?', [source.sha256])?.[0]
  const reading = findReading(db, source.sha256, String(choice ?? ''))
  if (reading === undefined) return []
  const decided = hiddenChoices(db, source.sha256)
  const waiting = hiddenItems(db, reading).filter(({ id, place }) => !decided.has(id) && place.kind !== 'part')
  const [first] = waiting
  if (first === undefined) return []
  const cells = waiting.reduce((sum, one) => sum + one.cells, 0)
  const comments = waiting.reduce((sum, one) => sum + one.comments, 0)
  const index = first.place.kind === 'part' ? 0 : first.place.sheet
  const places = waiting.map(({ id }) => id)
  // the name of a hidden sheet may be what must not be seen
  const asked = item(source, first.place.kind === 'sheet' ? undefined : source.sheets[index], places.join(' '), {
    kind: 'hidden',
    written: '',
    question: `“${source.name}” hides ${amount(cells, comments)}, which may identify people. What is to become of that?`,
    reasons: waiting.map((one) => `${placeWords(one.place.kind, one.sheetName)}: ${amount(one.cells, one.comments)}`),
    choices: [
      { label: 'Show, do not count', means: 'shown' },
      { label: 'Show and count', means: 'counts' },
    ],
    places,
  })
  return [{ ...asked, sheetIndex: index }]
}

function amount(cells: number, comments: number): string {
  const words = [
    cells === 0 ? '' : `${cells} ${cells === 1 ? 'cell' : 'cells'}`,
    comments === 0 ? '' : `${comments} ${comments === 1 ? 'comment' : 'comments'}`,
  ]
  return words.filter((word) => word !== '').join(' and ')
}

function placeWords(kind: 'sheet' | 'rows' | 'columns' | 'ink' | 'part', sheet: string): string {
  const on = sheet === '' ? '' : ` on “${sheet}”`
  switch (kind) {
    case 'sheet':
      return 'a hidden sheet'
    case 'rows':
      return `hidden rows${on}`
    case 'columns':
      return `hidden columns${on}`
    case 'ink':
      return `text in the colour of its ground, or struck through${on}`
    case 'part':
      return 'beside the sheets'
  }
}
