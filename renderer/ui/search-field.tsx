import { type ReactElement, type Ref, useEffect, useState } from 'react'
import { IconButton } from './button.tsx'
import { Icon } from './icon.tsx'

/** Characters of the longest search. A letter pasted here by mistake would be asked for word by word. */
const LONGEST = 300

/** A field that searches as one types, after a short rest. Esc empties it, unless it belongs to a bar that Esc shuts. */
export function SearchField({
  label,
  value,
  onSearch,
  onNext,
  ref,
  width = 200,
}: {
  readonly label: string
  readonly value: string
  readonly onSearch: (text: string) => void
  /** Enter, and Shift Enter backwards. */
  readonly onNext?: (backwards: boolean) => void
  readonly ref?: Ref<HTMLInputElement>
  readonly width?: number
}): ReactElement {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSearch(text), 160)
    return () => clearTimeout(timer)
  }, [text, value, onSearch])
  return (
    <label className="inp search" style={{ width }}>
      <Icon name="search" size={14} />
      <input
        ref={ref}
        className="bare"
        type="text"
        spellCheck={false}
        maxLength={LONGEST}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '' && onNext === undefined) {
            event.stopPropagation()
            setText('')
            onSearch('')
          }
          if (event.key === 'Enter') {
            if (text !== value) onSearch(text)
            onNext?.(event.shiftKey)
          }
        }}
      />
      {text !== '' && (
        <IconButton
          label={`Clear: ${label}`}
          icon="cross"
          className="tiny"
          onClick={() => {
            setText('')
            onSearch('')
          }}
        />
      )}
    </label>
  )
}
