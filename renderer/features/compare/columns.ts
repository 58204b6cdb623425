import type { Comparison } from '../../../app/query/index.ts'
import { cellWords, sumWords } from './figure-words.ts'
import type { SortKey } from './looking-at.ts'

/** A column of the table of figures. */
export interface Column {
  readonly key: SortKey | 'bar' | 'trend'
  readonly label: string
  readonly title: string
  readonly width: number | undefined
  /** Leaves where there is little room: `extra` first, then `bars`. */
  readonly look: 'extra' | 'bars' | ''
}

/** The columns of a comparison: force, periods, their sum, change with its bar, their line, rates, and what is to be known. */
export function columnsOf(found: Comparison): readonly Column[] {
  const { periods, span, from, to, rateWords: of } = found
  const roomFor = (nth: number | 'whole') => roomOf(wordsIn(found, nth))
  const plain = { title: '', look: '' } as const
  const rate = (key: string, look: Column['look']): Column => {
    const nth = periods.findIndex((period) => period.key === key)
    const label = `Rate ${periods[nth]?.label ?? ''}`
    return { key: `rate ${nth}`, label, title: `Per ${of}`, width: 84, look }
  }
  return [
    { ...plain, key: 'force', label: 'Force', width: 148 },
    ...periods.map(({ label }, nth): Column => ({ ...plain, key: `figure ${nth}`, label, width: roomFor(nth) })),
    ...(span === null
      ? []
      : [
          {
            ...plain,
            key: 'whole' as const,
            label: wholeLabel(periods.length),
            title: span.label,
            width: roomFor('whole'),
          },
        ]),
    { ...plain, key: 'change', label: 'Change', width: 124 },
    { ...plain, key: 'bar', label: '', width: undefined, look: 'bars' },
    ...(periods.length < 2 ? [] : [{ key: 'trend', label: 'Trend', title: TREND, width: 76, look: 'extra' } as const]),
    ...(from === to ? [] : [rate(from, 'extra')]),
    ...(periods.length === 0 ? [] : [rate(to, '')]),
    { ...plain, key: 'flags', label: 'Before you compare', width: undefined },
  ]
}

const TREND = 'Each force from nought to its own highest; figures that are not alike are hollow and not joined'

/** "Both periods" of two, "7 periods" of more. */
function wholeLabel(periods: number): string {
  return periods === 2 ? 'Both periods' : `${periods} periods`
}

/** A period in words, by its key. */
export function labelOf({ periods }: Comparison, key: string): string {
  return periods.find((period) => period.key === key)?.label ?? ''
}

/** Whether its cells are numbers, at the right. */
export const isNumber = ({ key }: Column) => key !== 'force' && key !== 'flags' && key !== 'bar' && key !== 'trend'
/** Class names, those that hold. */
export const classes = (...names: readonly (string | false)[]) => names.filter(Boolean).join(' ') || undefined

/** A figure is never cut off: so many pixels for each letter, fewer for a comma, the marker's slot and the padding. */
function roomOf(words: readonly string[]): number {
  const widths = words.map((text) => 7.2 * text.length - 3.5 * (text.split(',').length - 1))
  return Math.max(88, Math.ceil(Math.max(0, ...widths)) + 40)
}

function wordsIn({ rows, panel, regions, groups }: Comparison, nth: number | 'whole'): readonly string[] {
  const panels = [panel, ...[...regions, ...groups].map((group) => group.panel)]
  const sums = panels.map(({ sums: each, whole }) => sumWords((nth === 'whole' ? whole : each[nth]) ?? null))
  const cells = rows.flatMap(({ cells: each, whole }) => (nth === 'whole' ? whole : each[nth]) ?? [])
  return [...sums, ...cells.map(cellWords)]
}
