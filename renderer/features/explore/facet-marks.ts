/** The marker that stands behind a state in the list of states. */
export const FIGURE_STATUS_MARK: Readonly<Record<string, string>> = {
  suppressed: '[c]',
  missing: '[x]',
  not_held: '[x]',
}
