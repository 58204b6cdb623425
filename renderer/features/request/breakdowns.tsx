import { type ReactElement, useRef, useState } from 'react'
import { Button, IconButton } from '../../ui/button.tsx'

/** The breakdowns asked for, by the keys of their dimensions; those that the replies have are a click away. */
export function Breakdowns({
  chosen,
  known,
  onChange,
}: {
  readonly chosen: readonly string[]
  readonly known: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}): ReactElement {
  const [text, setText] = useState('')
  const adds = useRef<HTMLInputElement>(null)
  const key = text.trim().toLowerCase().replace(/\s+/g, '_')
  const add = (one: string): void => {
    if (one !== '' && !chosen.includes(one)) onChange([...chosen, one])
    setText('')
  }
  return (
    <fieldset className="field wide">
      <legend className="label">Broken down by</legend>
      <div className="row wrap-row">
        {chosen.map((one) => (
          <span key={one} className="tag">
            {one.replaceAll('_', ' ')}
            <IconButton
              icon="cross"
              className="tiny"
              label={`Take ${one.replaceAll('_', ' ')} out`}
              onClick={() => {
                onChange(chosen.filter((other) => other !== one))
                // The button that had the focus is gone with its tag.
                adds.current?.focus()
              }}
            />
          </span>
        ))}
        {known
          .filter((one) => !chosen.includes(one))
          .map((one) => (
            <Button key={one} small kind="quiet" icon="plus" onClick={() => add(one)}>
              {one.replaceAll('_', ' ')}
            </Button>
          ))}
        <span className="inp short">
          <input
            ref={adds}
            className="bare"
            type="text"
            aria-label="Breakdown to add"
            placeholder="Another, Enter"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey) return
              event.preventDefault()
              add(key)
            }}
          />
        </span>
      </div>
    </fieldset>
  )
}
