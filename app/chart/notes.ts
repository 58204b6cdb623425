import { enteredNote } from './entered.ts'
import { isKnown, isRange } from './figure.ts'
import type { ChartPoints, Member } from './gather.ts'
import { figureWords } from './point.ts'
import type { ChartSpec } from './spec.ts'
import { capital, listText } from './words.ts'

/** What the notes must say of themselves: what is withheld, what is a reconstruction, which marks mean what. */
export function ownNotes(spec: ChartSpec, points: ChartPoints, markers: ReadonlySet<string>): readonly string[] {
  const notes: string[] = [...points.warnings]
  const withheld = new Map<string, { words: string; force: Member; others: readonly Member[] }>()
  const disputed: string[] = []
  let hatched = false
  for (const category of points.categories) {
    for (const series of points.series) {
      const figure = points.figure(series.key, category.key)
      if (figure === undefined || isKnown(figure)) continue
      const [force, other] = spec.across === 'force' ? [category, series] : [series, category]
      const name = [force, other].flatMap(({ key, label }) => (key === '' ? [] : [label])).join(' ')
      if (isRange(figure) && spec.showRanges) hatched = true
      if (figure.status === 'disputed') disputed.push(`${name}: ${figure.why}`)
      else {
        const key = `${force.label}\u0000${figureWords(figure)}`
        const same = withheld.get(key)
        withheld.set(key, {
          ...(same ?? { words: figureWords(figure), force }),
          others: [...(same?.others ?? []), other],
        })
      }
    }
  }
  if (hatched) notes.push('Hatched boxes run from the lowest to the highest value that the reply allows.')
  if (withheld.size > 0) notes.push(`Not given as a number: ${listed([...withheld.values()].map(withheldWords), 5)}.`)
  for (const words of disputed.slice(0, 3)) notes.push(`${words}.`)
  if (spec.kind === 'line' && withheld.size > 0) notes.push('Lines are not drawn across a gap.')
  if (markers.has('[x]')) notes.push('[x] not available.')
  notes.push(...enteredNote(points))
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

/** "City of London 2017/18 and 2018/19: 1–4 (withheld)". */
function withheldWords({ words, force, others }: { words: string; force: Member; others: readonly Member[] }): string {
  const names = others.flatMap(({ key, label }) => (key === '' ? [] : [label]))
  return `${[force.key === '' ? '' : force.label, listText(names, 4)].filter((part) => part !== '').join(' ')}: ${words}`
}

function listed(items: readonly string[], most: number): string {
  return items.length <= most ? items.join('; ') : `${items.slice(0, most).join('; ')}; and ${items.length - most} more`
}
