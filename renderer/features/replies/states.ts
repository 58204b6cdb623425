import type { SourceSummary } from '../../../app/contract/index.ts'

/** What was made of a file as a whole. */
export type State = 'review' | 'nothing' | 'read'

/** What was made of a file as a whole: the sheet that needs a person decides. */
export function stateOf(source: SourceSummary): State {
  if (source.sheets.some((sheet) => sheet.state === 'review')) return 'review'
  return source.sheets.some((sheet) => sheet.observations > 0) ? 'read' : 'nothing'
}

/** The sheet with which to open a file: one that waits for a person, else one with numbers, else its first. */
export function firstSheet(source: SourceSummary): number {
  const best =
    source.sheets.find((sheet) => sheet.state === 'review') ?? source.sheets.find((sheet) => sheet.observations > 0)
  return best?.index ?? 0
}
