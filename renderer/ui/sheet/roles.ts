/** How a recognised role is drawn: its class in the sheet, its letter, and its word in the legend. */
export interface RoleLook {
  readonly className: string
  readonly letter: string
  readonly word: string
}

export const ROLE_LOOKS: Readonly<Record<string, RoleLook>> = {
  header: { className: 'r-h', letter: 'H', word: 'Header' },
  label: { className: 'r-l', letter: 'L', word: 'Label' },
  value: { className: 'r-v', letter: '', word: 'Value' },
  total: { className: 'r-t', letter: 'T', word: 'Total' },
  note: { className: 'r-n', letter: 'N', word: 'Note' },
  title: { className: 'r-n', letter: 'N', word: 'Title' },
  ignored: { className: 'r-i', letter: '', word: 'Ignored' },
}

/** The roles that the legend names, in its order. */
export const LEGEND = ['header', 'label', 'value', 'total', 'note', 'ignored'] as const

/** Class of a cell's role; empty where it has none. */
export function roleClass(role: string | null): string {
  return role === null ? '' : (ROLE_LOOKS[role]?.className ?? '')
}
