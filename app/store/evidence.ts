import type { Evidence } from '../vocabulary/index.ts'
import { cellKey, placeOf } from './place.ts'

/** Writes evidence as JSON, `[states, from, cell key or null, written]` each. A sheet states few facts many times, so the texts are kept. */
export function evidenceWriter(sheet: number): (evidence: readonly Evidence[]) => string {
  const texts = new Map<Evidence, string>()
  const textOf = (one: Evidence) => {
    const known = texts.get(one)
    if (known !== undefined) return known
    const at = one.at === undefined ? null : cellKey(sheet, one.at.row, one.at.column)
    const text = JSON.stringify([one.states, one.from, at, one.written])
    texts.set(one, text)
    return text
  }
  return (evidence) => `[${evidence.map(textOf).join(',')}]`
}

/** Reads what `evidenceWriter` wrote. */
export function parseEvidence(text: string): readonly Evidence[] {
  const parsed = JSON.parse(text) as readonly [string, Evidence['from'], number | null, string][]
  return parsed.map(([states, from, key, written]) => {
    const place = key === null ? undefined : placeOf(key)
    return { states, from, at: place && { row: place.row, column: place.column }, written }
  })
}
