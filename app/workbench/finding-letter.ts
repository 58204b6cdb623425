import type {
  ArithmeticShown,
  FindingCell,
  FindingPlaceShown,
  Letter,
  LetterCell,
  LetterPart,
  ListedFinding,
} from '../contract/index.ts'
import type { SentRequest } from '../vocabulary/index.ts'

/** The letter as long as nobody has written another: `{force}`, `{request}`, `{findings}` and `{author}` are filled in. */
export const LETTER_TEMPLATE = `Dear FOI team,

Thank you for the reply of {force} to our request under the Freedom of Information Act.

Our request: {request}

Before we publish, we want to be sure that we read your figures as you meant them. These points are not clear to us:

{findings}

Could you tell us for each point which figure is right, or what explains it? Until we hear from you the figures will carry a note.

Yours faithfully
{author}`

/** Setting of the workspace that holds another template. */
export const LETTER_TEMPLATE_SETTING = 'letter-template'

/** What a letter is drafted from. */
export interface LetterWish {
  readonly keys: readonly string[]
  readonly findings: readonly ListedFinding[]
  readonly request: SentRequest
  readonly forceName: string
  readonly template: string
  readonly author: string
  /** Keys of figures that it does not quote, nor anything that was worked out with them. */
  readonly without?: readonly number[]
}

/**
 * A draft to the force of the first finding that may be asked about. Findings that were judged not to be a problem, that no
 * longer hold, that tell what a suppression hides, or that are about another force are left out. Of what the rules say, only
 * sentences all of whose numbers come from cells are quoted.
 */
export function draftLetter(wish: LetterWish): Letter {
  const { keys, findings, request, forceName, template, author } = wish
  const silent = new Set(wish.without)
  const wanted = keys.flatMap((key) => findings.find((one) => one.key === key) ?? [])
  const force = wanted.find((one) => whyNot(one) === null)?.force ?? null
  const leftOut = wanted.flatMap((one) => {
    const why = whyNot(one) ?? (one.force === force ? null : 'about another force')
    return why === null ? [] : [{ key: one.key, why }]
  })
  const asked = wanted.filter(({ key }) => !leftOut.some((out) => out.key === key))
  const parts = filled(template, {
    force: [name(forceName)],
    request: [name(request.text)],
    findings: asked.flatMap((one, nth) => pointOf(one, nth, request, silent)),
    author: [name(author)],
  })
  const text = parts.map((part) => part.text).join('')
  return {
    force,
    parts,
    text,
    findings: asked.map(({ key }) => key),
    leftOut,
    template: { text: template, standard: LETTER_TEMPLATE, setting: LETTER_TEMPLATE_SETTING },
  }
}

function whyNot({ status, resolved, private: hidden }: ListedFinding): string | null {
  if (status === 'not a problem') return 'judged not to be a problem'
  if (resolved !== null) return 'no longer holds'
  return hidden ? 'tells what a suppression hides' : null
}

const name = (text: string): LetterPart => ({ kind: 'name', text })
const words = (text: string): LetterPart => ({ kind: 'words', text })

/** The template with its gaps filled. A gap that nothing fills goes with its line, and with the blank line behind it. */
function filled(template: string, gaps: Readonly<Record<string, readonly LetterPart[]>>): readonly LetterPart[] {
  // The analyst may write any word in brackets, also one that every object has.
  const gapOf = (name = '') => (Object.hasOwn(gaps, name) ? gaps[name] : undefined)
  const lines = template.split('\n')
  const empty = (line: string | undefined) => {
    const gap = gapOf(/\{(\w+)\}/.exec(line ?? '')?.[1])
    return gap?.every(({ text }) => text === '') === true
  }
  return lines
    .filter((line, nth) => !empty(line) && !(line.trim() === '' && empty(lines[nth - 1])))
    .join('\n')
    .split(/(\{\w+\})/)
    .flatMap((piece) => gapOf(/^\{(\w+)\}$/.exec(piece)?.[1]) ?? words(piece))
    .filter(({ text }) => text !== '')
}

/** One point: where it is, what stands there, and what does not fit. */
function pointOf(
  whole: ListedFinding,
  nth: number,
  request: SentRequest,
  silent: ReadonlySet<number>,
): readonly LetterPart[] {
  const finding = withoutFigures(whole, silent)
  const places = finding.places.filter(({ cells }) => cells.length > 0)
  const said = finding === whole ? tied(finding.claim, finding, request) : null
  const sums = finding.arithmetic.flatMap((line) => sumOf(line, finding))
  return [
    words(`${nth === 0 ? '' : '\n\n'}${letterOf(nth)}) `),
    name(headOf(finding)),
    words('.'),
    ...(said === null ? [] : [words(' '), ...said]),
    ...places.flatMap((place) => [words('\n   In '), ...fileOf(place), words(': '), ...cellsOf(place), words('.')]),
    ...(places.length === 0 ? fileAlone(finding) : []),
    ...sums,
  ]
}

/** A finding as it is quoted without some figures: what was worked out with them goes too, and the sentence that names them. */
function withoutFigures(finding: ListedFinding, silent: ReadonlySet<number>): ListedFinding {
  const isSilent = ({ observation }: FindingCell) => observation !== null && silent.has(observation)
  const gone = finding.places.flatMap((place) =>
    place.cells.filter(isSilent).map(({ cell }) => `${place.file}\0${place.sheetName}\0${cell}`),
  )
  if (gone.length === 0) return finding
  const uses = ({ cells }: ArithmeticShown) =>
    cells.some(({ file, sheetName, cell }) => gone.includes(`${file}\0${sheetName}\0${cell}`))
  return {
    ...finding,
    places: finding.places.map((place) => ({ ...place, cells: place.cells.filter((cell) => !isSilent(cell)) })),
    arithmetic: finding.arithmetic.filter((line) => !uses(line)),
  }
}

/** Points are lettered: a numeral in front of each would be a number without a cell. */
function letterOf(nth: number): string {
  const letter = String.fromCharCode(97 + (nth % 26))
  return nth < 26 ? letter : `${letterOf(Math.floor(nth / 26) - 1)}${letter}`
}

function headOf({ title, periods }: ListedFinding): string {
  return periods === '' ? title : `${title}, ${periods}`
}

function fileOf({ file, sheetName }: FindingPlaceShown): readonly LetterPart[] {
  const own = name(`“${baseName(file)}”`)
  return sheetName === '' ? [own] : [own, words(', sheet '), name(`“${sheetName}”`)]
}

function fileAlone({ places }: ListedFinding): readonly LetterPart[] {
  const [place] = places
  return place === undefined ? [] : [words('\n   In '), ...fileOf(place), words('.')]
}

/** Cells that a point spells out; the others are named by their addresses. */
const MOST_QUOTED = 12

function cellsOf(place: FindingPlaceShown): readonly LetterPart[] {
  const quoted = place.cells.slice(0, MOST_QUOTED)
  const others = place.cells.slice(MOST_QUOTED)
  const parts = quoted.flatMap((cell, nth): readonly LetterPart[] => {
    const at = [placed(place, cell.cell)]
    return [
      words(nth === 0 ? '' : nth === quoted.length - 1 && others.length === 0 ? ' and ' : ', '),
      { kind: 'cell', text: cell.cell, cells: at },
      ...(cell.what === '' ? [] : [words(' ('), name(cell.what), words(')')]),
      ...shownOf(cell, at),
    ]
  })
  const rest = others.flatMap((cell, nth): readonly LetterPart[] => [
    words(nth === 0 ? '; likewise ' : ', '),
    { kind: 'cell', text: cell.cell, cells: [placed(place, cell.cell)] },
  ])
  return [...parts, ...rest]
}

function shownOf(cell: FindingCell, at: readonly LetterCell[]): readonly LetterPart[] {
  if (cell.shown === '') return [words(' is empty')]
  const figure: LetterPart = { kind: 'figure', text: cell.shown, cells: at }
  return numberIn(cell.shown) === undefined ? [words(' is “'), figure, words('”')] : [words(' is '), figure]
}

/** A line of arithmetic, where every number of it comes from cells of the finding. */
function sumOf(line: ArithmeticShown, finding: ListedFinding): readonly LetterPart[] {
  const at = cellsNamed(line, finding)
  if (line.states || !line.tied || at.length === 0 || /\d/.test(line.words)) return []
  // A sum of many parts says its result alone: "6 more" would be a number without a cell.
  const text = line.terms.includes('…') ? line.result : `${line.terms} = ${line.result}`
  return [words(`\n   ${capital(line.words)}: `), { kind: 'figure', text, cells: at }]
}

/**
 * The rule's sentence with each of its numbers tied to the cells that it comes from; null where one of them comes from none, as
 * a threshold or a median does.
 */
function tied(claim: string, finding: ListedFinding, request: SentRequest): readonly LetterPart[] | null {
  const known = new Set([finding.periods, ...finding.periods.split(', '), ...request.periods.map(({ label }) => label)])
  const all = finding.places.flatMap((place) => place.cells.map((cell) => ({ cell, at: placed(place, cell.cell) })))
  const names = [...known].filter(Boolean).sort((a, b) => b.length - a.length)
  const token = new RegExp(`(${[...names.map(escaped), '[A-Z]{1,3}\\d+\\b', '\\d[\\d,]*(?:\\.\\d+)?'].join('|')})`)
  const parts: LetterPart[] = []
  for (const piece of claim.split(token)) {
    if (!/\d/.test(piece)) parts.push(words(piece))
    else if (known.has(piece)) parts.push(name(piece))
    else {
      const address = all.filter(({ cell }) => cell.cell === piece).map(({ at }) => at)
      const value = numberIn(piece)
      const same = all.filter(({ cell }) => numberIn(cell.shown) === value).map(({ at }) => at)
      const result = finding.arithmetic.find(
        (line) => numberIn(line.result) === value && line.tied && line.cells.length > 0,
      )
      if (address.length > 0) parts.push({ kind: 'cell', text: piece, cells: address })
      else if (same.length > 0) parts.push({ kind: 'figure', text: piece, cells: same })
      else if (result !== undefined) parts.push({ kind: 'figure', text: piece, cells: cellsNamed(result, finding) })
      else if (value === all.length) parts.push({ kind: 'figure', text: piece, cells: all.map(({ at }) => at) })
      else return null
    }
  }
  return parts.filter(({ text }) => text !== '')
}

function cellsNamed(line: ArithmeticShown, finding: ListedFinding): readonly LetterCell[] {
  return line.cells.map(({ cell, file, sheetName }) => {
    const place = finding.places.find((one) => one.file === file && one.sheetName === sheetName)
    return { cell, file, sheetName, source: place?.source ?? null, sheet: place?.sheet ?? 0 }
  })
}

function placed({ file, sheetName, source, sheet }: FindingPlaceShown, cell: string): LetterCell {
  return { file, sheetName, cell, source, sheet }
}

function numberIn(text: string): number | undefined {
  const plain = text.replaceAll(',', '').trim()
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
