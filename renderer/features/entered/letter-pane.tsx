import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import type { EnteredHere, SourceSummary } from '../../../app/contract/index.ts'
import { useParagraphs } from '../../state/answers.ts'
import { openLetter, startEntry, useEnteredFigures, useEntering } from '../../state/entering.ts'
import { useLooking } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Segments } from '../../ui/choice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { problemText } from '../../ui/problem-text.ts'
import './entered.css'
import { PageView } from './page-view.tsx'

/** The text and pages of a file that is open in Source, with the figures that were entered from it. */
export function LetterPane({ beside = false }: { readonly beside?: boolean }): ReactElement | null {
  const place = useLooking((looking) => looking.place)
  const source = useSession(({ state }) => state.sources.find(({ id }) => id === place?.source))
  if (source === undefined) return null
  return <Letter key={source.sha256} source={source} beside={beside} />
}

function Letter({
  source,
  beside,
}: {
  readonly source: SourceSummary
  /** It stands below the grid. */
  readonly beside: boolean
}): ReactElement {
  const pictures = useEntering((entering) => entering.pictures)
  const figures = useEnteredFigures(source.sha256).data ?? []
  const row = useLooking(({ place }) => place?.cell?.row)
  const lit = figures.find((figure) => figure.row === row)
  const hasText = source.letter === true
  const hasPages = source.format === 'pdf'
  const onPages = hasPages && (pictures || !hasText)
  // Each file opens on its first page.
  useEffect(() => useEntering.setState({ page: 1 }), [])
  const [litId, litPage, isMarked] = [lit?.id, lit?.page ?? null, lit?.region != null]
  useEffect(() => {
    if (litId === undefined) return
    useEntering.setState({ pictures: isMarked, ...(litPage === null ? {} : { page: litPage }) })
  }, [litId, litPage, isMarked])
  return (
    <div className="letter-pane fill">
      {beside && <BesideHead source={source} />}
      {source.unread !== undefined && (
        <p className="letter-problem">
          <Icon name="warning" size={14} className="c-warn" />
          <span>
            {problemText(source.unread).title}. It is kept as it is: {problemText(source.unread).short}. Its figures can
            be entered by hand.
          </span>
        </p>
      )}
      {hasText && hasPages && (
        <div className="letter-tabs">
          <Segments
            label="Show"
            value={onPages ? 'pages' : 'text'}
            options={[
              { key: 'text', label: 'Text' },
              { key: 'pages', label: 'Pages' },
            ]}
            onChange={(key) => useEntering.setState({ pictures: key === 'pages' })}
          />
        </div>
      )}
      {onPages ? (
        <PageView source={source} figures={figures} lit={lit} />
      ) : hasText ? (
        <Paragraphs source={source} figures={figures} lit={lit} />
      ) : (
        <div className="letter-none">
          <p>This file cannot be shown here. Open it in its own program and enter its figures with page and words.</p>
          <Button
            icon="edit"
            onClick={() => void startEntry(source, { page: 1, paragraph: null, region: null, quote: '' })}
          >
            Enter a figure
          </Button>
        </div>
      )}
    </div>
  )
}

function BesideHead({ source }: { readonly source: SourceSummary }): ReactElement {
  return (
    <div className="ph letter-beside">
      <Icon name="document" size={14} />
      <span className="ell">{source.name}</span>
      <span className="sp" />
      <button
        type="button"
        className="link x"
        onClick={() => openLetter(source.id, useLooking.getState().place?.cell?.row)}
      >
        Open in Source
      </button>
      <IconButton label="Shut the letter" icon="cross" onClick={() => useLooking.setState({ beside: false })} />
    </div>
  )
}

function Paragraphs({
  source,
  figures,
  lit,
}: {
  readonly source: SourceSummary
  readonly figures: readonly EnteredHere[]
  readonly lit: EnteredHere | undefined
}): ReactElement {
  const paragraphs = useParagraphs(source.id).data ?? []
  const draft = useEntering((entering) => entering.draft)
  const list = useRef<HTMLOListElement>(null)
  const [chosen, setChosen] = useState<{ readonly text: string; readonly paragraph: number } | null>(null)
  const take = (): void => setChosen(selectedIn(list.current))
  const enter = (paragraph: number, quote: string): void =>
    void startEntry(source, { page: null, paragraph, region: null, quote })
  return (
    <>
      <div className="page-bar row">
        <span className="muted ell">
          {chosen === null ? 'Select the words that say a figure, or choose a paragraph' : `“${chosen.text}”`}
        </span>
        <span className="sp" />
        <Button
          small
          icon="edit"
          disabled={chosen === null}
          onClick={() => chosen !== null && enter(chosen.paragraph, chosen.text)}
        >
          Enter a figure
        </Button>
      </div>
      <ol className="letter-text scroll" ref={list} onMouseUp={take} onKeyUp={take} onKeyDown={moveBetween}>
        {paragraphs.map((text, nth) => {
          const own = figures.filter(({ paragraph }) => paragraph === nth + 1)
          const here = lit?.paragraph === nth + 1
          const quoted = [...own.map(({ quote }) => quote), ...(draft?.paragraph === nth + 1 ? [draft.quote] : [])]
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a letter never change places
              key={nth}
              data-paragraph={nth + 1}
              className={here ? 'lit' : ''}
              ref={here ? (element) => element?.scrollIntoView({ block: 'center' }) : undefined}
            >
              <button
                type="button"
                className="letter-number"
                aria-label={`Paragraph ${nth + 1}: enter a figure`}
                title="Enter a figure from this paragraph"
                onClick={() => enter(nth + 1, text)}
              >
                {own.length > 0 ? <Icon name="edit" size={12} className="c-acc" /> : nth + 1}
              </button>
              <p>{marked(text, here && lit !== undefined ? lit.quote : '', quoted)}</p>
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** A paragraph with the words underlined that figures were entered from, those of the lit one as a mark. */
function marked(text: string, lit: string, quoted: readonly string[]): ReactElement {
  const words = lit !== '' && text.includes(lit) ? lit : quoted.find((quote) => quote !== '' && text.includes(quote))
  if (words === undefined) return <>{text}</>
  const at = text.indexOf(words)
  return (
    <>
      {text.slice(0, at)}
      <mark className={words === lit ? 'lit' : ''}>{words}</mark>
      {text.slice(at + words.length)}
    </>
  )
}

/** The words that are selected, with the paragraph in which they begin; null for none. */
function selectedIn(list: HTMLElement | null): { readonly text: string; readonly paragraph: number } | null {
  const selection = window.getSelection()
  const text = selection?.toString().replace(/\s+/g, ' ').trim() ?? ''
  const start = selection?.rangeCount === 0 ? undefined : selection?.getRangeAt(0).startContainer
  const element = start instanceof Element ? start : start?.parentElement
  const item = element?.closest<HTMLElement>('[data-paragraph]')
  if (text === '' || item == null || list === null || !list.contains(item)) return null
  return { text, paragraph: Number(item.dataset.paragraph) }
}

function moveBetween(event: KeyboardEvent<HTMLOListElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0 || event.shiftKey) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.letter-number')]
  const current = document.activeElement
  const next = buttons[(current instanceof HTMLElement ? buttons.indexOf(current) : -1) + by]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
