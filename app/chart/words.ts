import type { ObservationRow } from '../query/index.ts'

/** A number as it is printed: comma for thousands, true minus, at most two decimals. */
export function numberText(value: number): string {
  const rounded = Math.round(Math.abs(value) * 100) / 100
  const [whole = '0', part] = String(rounded).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '−' : ''}${grouped}${part === undefined ? '' : `.${part}`}`
}

/** An interval as it is printed: `1–4`, `18 or more`; a single number where both ends are one. */
export function intervalText(low: number, high: number | null): string {
  if (high === null) return `${numberText(low)} or more`
  return low === high ? numberText(low) : `${numberText(low)}–${numberText(high)}`
}

/** `a`, `a and b`, `a, b and c`; beyond `most`, `a, b and 3 more`. */
export function listText(items: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : items
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1] ?? ''}`
}

/** `1 cell`, `2 cells`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`
}

/** First letter in upper case. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Name of a row's force as shown. */
export function forceLabel(row: ObservationRow): string {
  return row.forceName !== '' ? row.forceName : (row.force ?? 'Force not named')
}

/** Why a figure is not there, in a word or two, with the exemption where the cell names one. */
export function reasonText(status: string, raw: string): string {
  const word =
    status === 'not_held'
      ? 'not held'
      : status === 'missing'
        ? 'no figure'
        : status === 'suppressed'
          ? 'withheld'
          : 'refused'
  const section = /\bs(?:ection|ec|\.)?\s*\.?\s*(\d{1,2}(?:\(\d\))?)/i.exec(raw)
  return section === null || status === 'missing' ? word : `${word}, s.${section[1] ?? ''}`
}
