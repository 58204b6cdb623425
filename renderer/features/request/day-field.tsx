import { type ReactElement, useEffect, useState } from 'react'
import { day } from '../../ui/words.ts'
import { parseDay } from './parse-day.ts'

/** A day, typed as people write it ("2 Apr 2019", "02/04/2019") and shown as the program does. `value` is an ISO date or empty. */
export function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (iso: string) => void
}): ReactElement {
  const [text, setText] = useState(value === '' ? '' : day(value))
  const understood = text.trim() === '' ? '' : parseDay(text)
  useEffect(() => {
    if (value !== '' && parseDay(text) !== value) setText(day(value))
  }, [value, text])
  return (
    <span className={`inp day ${understood === undefined ? 'not-understood' : ''}`}>
      <input
        className="bare"
        type="text"
        spellCheck={false}
        aria-label={label}
        aria-invalid={understood === undefined}
        placeholder="1 Apr 2017"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onChange(parseDay(event.target.value) ?? '')
        }}
        onBlur={() => {
          if (value !== '') setText(day(value))
        }}
      />
    </span>
  )
}
