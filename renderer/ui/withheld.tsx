import type { ReactElement } from 'react'
import type { ObservationRow } from '../../app/query/index.ts'
import type { FigureStatus } from '../../app/vocabulary/index.ts'
import { figure, interval } from './words.ts'

type Shown = Pick<ObservationRow, 'status' | 'value' | 'low' | 'high' | 'raw' | 'illustrative' | 'decided' | 'entered'>

/** Words for what stands in a cell. */
export const STATUS_WORD: Readonly<Record<FigureStatus, string>> = {
  ok: 'value',
  suppressed: 'suppressed',
  refused: 'refused',
  missing: 'missing',
  not_held: 'not held',
}

/** Pattern of each state: never told by colour alone. */
export const STATUS_CLASS: Readonly<Record<FigureStatus, string>> = {
  ok: '',
  suppressed: 'w-sup',
  refused: 'w-ref',
  missing: 'w-mis',
  not_held: 'w-nh',
}

/** The figure in words: a number, or an interval, or why there is none. */
export function figureText(row: Shown): string {
  switch (row.status) {
    case 'ok':
      return figure(row.value ?? 0)
    case 'suppressed':
      return row.high === null && row.low === 0 ? 'suppressed' : interval(row.low, row.high)
    case 'refused':
      return 'refused'
    case 'missing':
      return 'missing'
    case 'not_held':
      return 'not held'
  }
}

/** Its status in a word; of one that counts as a number only because the analyst said so, that; of one that was typed in, that. */
export function statusWord({ status, decided, entered }: Pick<Shown, 'status' | 'decided' | 'entered'>): string {
  if (decided?.valuedBy) return 'by decision'
  if (entered === undefined) return STATUS_WORD[status]
  return status === 'ok' ? 'entered' : `entered, ${STATUS_WORD[status]}`
}

/**
 * The short mark behind the figure: `[d]` counted otherwise by decision, `[h]` typed in by hand, `[c]` suppressed, the section of a refusal, `[x]` nothing
 * there, `°` a reconstruction.
 */
export function markerText(row: Shown): string {
  if (row.decided !== undefined) return '[d]'
  switch (row.status) {
    case 'ok':
      return row.entered === undefined ? (row.illustrative ? '°' : '') : '[h]'
    case 'suppressed':
      return '[c]'
    case 'refused':
      return section(row.raw) ?? '[x]'
    case 'missing':
    case 'not_held':
      return '[x]'
  }
}

/** The figure with its marker slot, so that digits align whether or not a marker is there. */
export function Figure({ row }: { readonly row: Shown }): ReactElement {
  return (
    <>
      {figureText(row)}
      <span className={row.status === 'suppressed' ? 'mk h' : 'mk'}>{markerText(row)}</span>
    </>
  )
}

/** Why a figure is withheld, as a sentence for the inspector. */
export function statusSentence(row: Shown): string | null {
  if (row.decided?.replaced) return 'Not counted, by decision: another reply or table stands in for it'
  if (row.decided?.leftOutBy) return 'Left out of comparisons, charts and totals, by decision'
  if (row.decided?.valuedBy)
    return `Counts as ${figure(row.value ?? 0)} by decision: the file does not say what the cell means`
  switch (row.status) {
    case 'ok':
      return null
    case 'suppressed':
      return row.high === null
        ? `Suppressed: at least ${figure(row.low)}, with no upper bound`
        : `Suppressed: somewhere from ${figure(row.low)} to ${figure(row.high)}`
    case 'refused':
      return 'Refused: the force gave no figure'
    case 'missing':
      return 'Missing: the cell says nothing, and the file does not say what that means'
    case 'not_held':
      return 'Not held: the force says that it does not record this'
  }
}

function section(raw: string): string | undefined {
  const match = /\bs(?:ection|ec|\.)?\s*(\d{1,2})/i.exec(raw)
  return match === null ? undefined : `s.${match[1]}`
}
