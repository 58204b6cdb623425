import type { AnswerState, BoardStatus, ReplyRow, YearKind } from '../../../app/query/index.ts'
import { yearTypeOf } from '../../../app/vocabulary/index.ts'
import type { IconName } from '../../ui/icon.tsx'
import { day, sentence } from '../../ui/words.ts'

/** How a status reads in a row, above its group and among the tiles. */
interface StatusWords {
  readonly word: string
  readonly title: string
  readonly tone: 'bad' | 'warn' | 'line' | 'held' | 'good'
  readonly icon: IconName
}

const STATUS: Readonly<Record<BoardStatus, StatusWords>> = {
  to_review: { word: 'To review', title: 'To review', tone: 'warn', icon: 'help' },
  no_figures: { word: 'No figures', title: 'No figures in the reply', tone: 'warn', icon: 'document' },
  no_reply: { word: 'No reply', title: 'No reply', tone: 'bad', icon: 'time' },
  refused: { word: 'Refused', title: 'Refused', tone: 'bad', icon: 'ban' },
  not_held: { word: 'Not held', title: 'Not held', tone: 'held', icon: 'archive' },
  part: { word: 'Part answered', title: 'Part answered', tone: 'warn', icon: 'half' },
  replied: { word: 'Answered', title: 'Answered in full', tone: 'good', icon: 'tick' },
  not_asked: { word: 'Not asked', title: 'Not asked', tone: 'line', icon: 'info' },
}

/** The words of a status. */
export function statusWords(status: BoardStatus): StatusWords {
  return STATUS[status]
}

/** The status of a row in words: part of an answer beside a refusal is "Part refused". */
export function statusOfRow({ status, section }: Pick<ReplyRow, 'status' | 'section'>): StatusWords {
  if (status === 'part' && section !== null) return { ...STATUS.part, word: 'Part refused', tone: 'bad', icon: 'ban' }
  return STATUS[status]
}

const ANSWER: Readonly<Record<AnswerState, string>> = {
  answered: 'answered',
  withheld: 'as ranges only',
  partly: 'part of it',
  refused: 'refused',
  not_held: 'not held',
  missing: 'left blank',
  none: 'nothing said',
}

/** How a question was answered, in words. */
export function answerWords(state: AnswerState): string {
  return ANSWER[state]
}

/** A question of the request in words: the figures as such go by what they count, a breakdown by its key. */
export function questionWords(question: string, measure: string): string {
  return sentence((question === '' ? measure : question).replaceAll('_', ' '))
}

const YEARS: Readonly<Record<YearKind['kind'], string>> = {
  financial: 'Financial',
  calendar: 'Calendar',
  halves: 'Half-years',
  quarters: 'Quarters',
  months: 'Months',
  days: 'Days',
  span: 'Several years',
  other: 'Other',
}

/** What a reply counts by, in a few words: "Financial", "From 3 Apr", "Part years". */
export function yearWords(years: readonly YearKind[]): string {
  return [...new Set(usualFirst(years).map(shortWords))].join(', ')
}

/** The same with the days of what is no usual year. */
export function yearDays(years: readonly YearKind[]): string {
  return usualFirst(years)
    .map(({ kind, start, end }) => (kind === 'other' ? `${day(start)} – ${day(end)}` : YEARS[kind]))
    .join(', ')
}

function usualFirst(years: readonly YearKind[]): readonly YearKind[] {
  return [...years].sort((a, b) => Number(a.kind === 'other') - Number(b.kind === 'other'))
}

function shortWords({ kind, start, end }: YearKind): string {
  if (kind !== 'other') return YEARS[kind]
  const toYearsEnd = end.endsWith('-03-31') || end.endsWith('-12-31')
  return toYearsEnd ? `From ${day(start).replace(/ \d+$/, '')}` : 'Part years'
}

/** Whether a reply counts by other years than those that were asked for. Months and quarters add up to either. */
export function otherYears(
  years: readonly YearKind[],
  periods: readonly { readonly start: string; readonly end: string }[],
): boolean {
  const asked = new Set(periods.map(yearTypeOf))
  if (asked.size === 0 || years.length === 0) return false
  return !years.some(
    ({ kind }) =>
      kind === 'months' ||
      kind === 'quarters' ||
      kind === 'days' ||
      (kind === 'financial' && asked.has('financial')) ||
      (kind === 'calendar' && asked.has('calendar')),
  )
}

/** What the file says in a row of the board: what it refuses first, then its own caveats. */
export function caveatOf({ quotes, choice }: ReplyRow): string {
  if (choice !== null && choice.note !== '') return choice.note
  const told = ['refusal', 'not held', 'caveat'].flatMap((says) => quotes.filter((quote) => quote.says === says))
  return told
    .filter(({ says, text }) => says === 'refusal' || text.split(' ').length > 3)
    .map(({ text }) => `“${text}”`)
    .join(' ')
}
