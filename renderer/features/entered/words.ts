import type { EnteredFigure } from '../../../app/annotate/index.ts'
import type { Figure } from '../../../app/vocabulary/index.ts'

/** A figure as it would be typed: `17`, `<5`, `1 to 4`. */
export function shown(figure: Figure | null): string {
  if (figure === null) return ''
  if (figure.status === 'ok') return String(figure.value)
  if (figure.status !== 'suppressed') return WORDS[figure.status]
  if (figure.high === null) return 'suppressed'
  return figure.low <= 1 ? `<${figure.high + 1}` : `${figure.low} to ${figure.high}`
}

/** How a typed figure was understood. */
export function figureWords(figure: Figure | null, typed: string): string {
  if (typed.trim() === '') return ''
  if (figure === null) return 'Not understood: a number, <5, 1 to 4, not held, refused'
  if (figure.status === 'ok') return `The number ${figure.value.toLocaleString('en-GB')}`
  if (figure.status !== 'suppressed') return `No number: ${WORDS[figure.status]}`
  if (figure.high === null) return `Suppressed: ${figure.low} or more`
  return `Suppressed: ${figure.low}–${figure.high}`
}

const WORDS = { not_held: 'not held', refused: 'refused', missing: 'missing' } as const

/** Where a figure stands in its file: "page 2, paragraph 5". */
export function placeWords({ page, paragraph, region }: Pick<EnteredFigure, 'page' | 'paragraph' | 'region'>): string {
  return [
    page === null ? '' : `page ${page}`,
    paragraph === null ? '' : `paragraph ${paragraph}`,
    region === null ? '' : 'marked part',
  ]
    .filter((word) => word !== '')
    .join(', ')
}
