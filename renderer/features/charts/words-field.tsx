import { type ReactElement, useId, useState } from 'react'

/** A text of the chart. It is kept when the field is left or with Ctrl Enter; Esc brings the old words back. */
export function WordsField({
  label,
  value,
  rows,
  hint,
  onCommit,
}: {
  readonly label: string
  readonly value: string
  readonly rows: number
  readonly hint?: string
  readonly onCommit: (value: string) => void
}): ReactElement {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const commit = (): void => {
    if (typed !== null && typed !== value) onCommit(typed)
    setTyped(null)
  }
  return (
    <div className="words-field">
      <label htmlFor={id} className="row">
        <span className="muted">{label}</span>
        <span className="sp" />
        {hint !== undefined && <span className="muted">{hint}</span>}
      </label>
      <textarea
        id={id}
        className="area"
        rows={rows}
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation()
            setTyped(null)
          }
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || rows === 1)) {
            event.preventDefault()
            commit()
          }
        }}
      />
    </div>
  )
}
