import { isKnown, isRange } from './figure.ts'
import type { ChartPoints } from './gather.ts'
import { figureWords } from './point.ts'
import type { ChartSpec } from './spec.ts'
import { capital } from './words.ts'

/** What the notes must say of themselves: what is withheld, what is a reconstruction, which marks mean what. */
export function ownNotes(spec: ChartSpec, points: ChartPoints, markers: ReadonlySet<string>): readonly string[] {
  const notes: string[] = [...points.warnings]
  const withheld: string[] = []
  const disputed: string[] = []
  let hatched = false
  for (const category of points.categories) {
    for (const series of points.series) {
      const figure = points.figure(series.key, category.key)
      if (figure === undefined || isKnown(figure)) continue
      const name = [series.key === '' ? '' : series.label, category.label].filter((part) => part !== '').join(' ')
      if (isRange(figure) && spec.showRanges) hatched = true
      if (figure.status === 'disputed') disputed.push(`${name}: ${figure.why}`)
      else withheld.push(`${name}: ${figureWords(figure)}`)
    }
  }
  if (hatched) notes.push('Hatched boxes run from the lowest to the highest value that the reply allows.')
  if (withheld.length > 0) notes.push(`No plain number: ${listed(withheld, 5)}.`)
  for (const words of disputed.slice(0, 3)) notes.push(`${words}.`)
  if (spec.kind === 'line' && withheld.length > 0) notes.push('Lines are not drawn across a gap.')
  if (markers.has('[x]')) notes.push('[x] not available.')
  const illustrative = points.rows.filter((row) => row.illustrative)
  if (illustrative.length > 0) {
    const whole = illustrative.length === points.rows.length
    notes.push(
      whole
        ? 'Reconstruction: the files say that their figures are reconstructed or illustrative (°).'
        : '° From a file that says that its figures are reconstructed or illustrative.',
    )
  }
  return notes
}

/** The spec's notes and the chart's own as one paragraph of sentences. */
export function notesText(notes: readonly string[]): string {
  const sentences = notes
    .map((note) => note.trim())
    .filter((note) => note !== '')
    .map((note) => (/[.!?)]$/.test(note) ? note : `${note}.`))
  return sentences.length === 0 ? '' : `Notes: ${[...new Set(sentences)].map(capital).join(' ')}`
}

function listed(items: readonly string[], most: number): string {
  return items.length <= most ? items.join('; ') : `${items.slice(0, most).join('; ')}; and ${items.length - most} more`
}
