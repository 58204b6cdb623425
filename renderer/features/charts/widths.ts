import type { Option } from '../../ui/choice.tsx'

/** The printed widths, by what a newspaper calls them. */
export const CHART_WIDTHS: readonly Option<'300' | '620' | '940'>[] = [
  { key: '300', label: 'Column 300' },
  { key: '620', label: 'Page 620' },
  { key: '940', label: 'Wide 940' },
]
