import type { SourceSummary } from '../../../app/contract/index.ts'

/** What was made of a file as a whole. */
export type State = 'review' | 'nothing' | 'read'

/** The states in the order in which the board lists them. */
export const GROUPS: readonly { readonly state: State; readonly title: string }[] = [
  { state: 'review', title: 'To review' },
  { state: 'nothing', title: 'No numbers found' },
  { state: 'read', title: 'Read' },
]

/** What was made of a file as a whole: the sheet that needs a person decides. */
export function stateOf(source: SourceSummary): State {
  if (source.sheets.some((sheet) => sheet.state === 'review')) return 'review'
  return source.sheets.some((sheet) => sheet.observations > 0) ? 'read' : 'nothing'
}
