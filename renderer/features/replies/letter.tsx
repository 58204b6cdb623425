import type { ReactElement } from 'react'
import type { Quote } from '../../../app/query/index.ts'
import { useParagraphs } from '../../state/answers.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** The text of a letter, with the sentence lit that was quoted from it. */
export function Letter({
  quote,
  name,
  onClose,
}: {
  readonly quote: Quote
  readonly name: string
  readonly onClose: () => void
}): ReactElement {
  const paragraphs = useParagraphs(quote.source).data ?? []
  const lit = Number(/\d+/.exec(quote.place)?.[0] ?? 0) - 1
  return (
    <Dialog title={name} width={640} onClose={onClose}>
      <ol className="reply-letter scroll">
        {paragraphs.map((text, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a letter never change places
          <li key={nth}>
            <span className="muted">{nth + 1}</span>
            <p ref={nth === lit ? (element) => element?.scrollIntoView({ block: 'center' }) : undefined}>
              {nth === lit ? <Lit text={text} quoted={quote.text} /> : text}
            </p>
          </li>
        ))}
      </ol>
      <div className="df">
        <span className="muted">The text outside the tables of the file, as it was read.</span>
        <span className="sp" />
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  )
}

/** A paragraph in which a sentence is marked; all of it where the sentence is not found as it was quoted. */
function Lit({ text, quoted }: { readonly text: string; readonly quoted: string }): ReactElement {
  const bare = text.replace(/\s+/g, ' ')
  const at = bare.indexOf(quoted)
  if (at < 0) return <mark>{text}</mark>
  return (
    <>
      {bare.slice(0, at)}
      <mark>{quoted}</mark>
      {bare.slice(at + quoted.length)}
    </>
  )
}
