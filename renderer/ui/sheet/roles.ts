/** How a recognised role is drawn: its class in the sheet, the letter that stands for it and gives it, its word in the legend. */
export interface RoleLook {
  readonly className: string
  readonly letter: string
  readonly word: string
}

/** The roles that the legend names, in its order. */
export const LEGEND = ['header', 'label', 'value', 'total', 'note', 'title', 'ignored'] as const

/** Each has a letter and a look of its own. */
export const ROLE_LOOKS: Readonly<Record<(typeof LEGEND)[number], RoleLook>> = {
  header: { className: 'r-h', letter: 'H', word: 'Header' },
  label: { className: 'r-l', letter: 'L', word: 'Label' },
  value: { className: 'r-v', letter: 'V', word: 'Value' },
  total: { className: 'r-t', letter: 'T', word: 'Total' },
  note: { className: 'r-n', letter: 'N', word: 'Note' },
  title: { className: 'r-e', letter: 'E', word: 'Title' },
  ignored: { className: 'r-i', letter: 'I', word: 'Ignored' },
}

/** Class of a cell's role; empty where it has none. */
export function roleClass(role: string | null): string {
  const known = LEGEND.find((one) => one === role)
  return known === undefined ? '' : ROLE_LOOKS[known].className
}
