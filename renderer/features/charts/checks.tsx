import type { ReactElement } from 'react'
import type { ChartLayout } from '../../../app/chart/index.ts'
import { Icon } from '../../ui/icon.tsx'

interface Check {
  readonly good: boolean
  readonly words: string
}

/** What to see to before a chart leaves the building. */
export function Checks({ layout }: { readonly layout: ChartLayout }): ReactElement {
  return (
    <section className="sect" aria-label="Before export">
      <h2>Before export</h2>
      <ul className="checks">
        {checksOf(layout).map(({ good, words }) => (
          <li key={words} className="row t g6">
            <Icon name={good ? 'tick' : 'warning'} size={12} className={good ? 'c-good' : 'c-warn'} />
            <span>
              {!good && <span className="unseen">Caution: </span>}
              {words}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function checksOf(layout: ChartLayout): readonly Check[] {
  const { clashes, entered, series, sources, title, warnings, altText } = layout
  const lines = series.filter(({ colour }) => colour !== 'context').length
  return [
    clashes.length === 0
      ? { good: true, words: 'Labels do not overlap' }
      : { good: false, words: `Labels overlap: ${clashes.slice(0, 2).join('; ')}` },
    title === ''
      ? { good: false, words: 'The title does not state a finding' }
      : { good: true, words: 'The title is set' },
    altText.length > 600
      ? { good: false, words: `The alt text has ${altText.length} characters: a listener may lose the thread` }
      : { good: true, words: 'Alt text describes the figures' },
    ...(lines > 4 ? [{ good: false, words: `${lines} series in colour: four at most can be told apart` }] : []),
    sources.length === 0
      ? { good: false, words: 'No source cell is behind this chart' }
      : {
          good: true,
          words: `Every figure has its source cell${entered.length > 0 ? ' or the place it was read' : ''}`,
        },
    ...warnings.map((words) => ({ good: false, words: `${words} It is said in the notes.` })),
  ]
}
