import { type ReactElement, type Ref, useRef, useState } from 'react'
import { type Request, yearPeriod, yearTypeOf } from '../../../app/vocabulary/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Segments } from '../../ui/choice.tsx'
import { DayField } from './day-field.tsx'

type Period = Request['periods'][number]

const TYPES = { financial: 'financial year', calendar: 'calendar year', other: 'other' } as const

/** The periods asked for: years are added a run at a time, any other period by its days. */
export function Periods({
  periods,
  onChange,
}: {
  readonly periods: readonly Period[]
  readonly onChange: (periods: readonly Period[]) => void
}): ReactElement {
  const [type, setType] = useState<'financial' | 'calendar'>('financial')
  const adds = useRef<HTMLInputElement>(null)
  const last = periods.at(-1)
  const [from, setFrom] = useState(last === undefined ? '' : String(Number(last.start.slice(0, 4)) + 1))
  const [to, setTo] = useState('')
  const years = yearsBetween(from, to || from)
  const add = (): void => {
    if (years.length === 0) return
    const added = years.map((year) => yearPeriod(type, year))
    const news = added.filter((one) => !periods.some(({ start, end }) => start === one.start && end === one.end))
    onChange([...periods, ...news].sort((a, b) => (a.start < b.start ? -1 : 1)))
    setFrom(String((years.at(-1) ?? 0) + 1))
    setTo('')
  }
  const change = (nth: number, part: Partial<Period>): void =>
    onChange(periods.map((period, position) => (position === nth ? { ...period, ...part } : period)))
  return (
    <fieldset className="field wide">
      <legend className="label">Periods</legend>
      {periods.map((period, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a period has no name of its own while it is being written
        <div key={nth} className="row period">
          <span className="inp short">
            <input
              className="bare"
              type="text"
              aria-label={`Label of period ${nth + 1}`}
              value={period.label}
              onChange={(event) => change(nth, { label: event.target.value })}
            />
          </span>
          <DayField
            label={`First day of period ${nth + 1}`}
            value={period.start}
            onChange={(start) => change(nth, { start })}
          />
          <span className="muted">to</span>
          <DayField
            label={`Last day of period ${nth + 1}`}
            value={period.end}
            onChange={(end) => change(nth, { end })}
          />
          <span className="muted nw">{TYPES[yearTypeOf(period)]}</span>
          <span className="sp" />
          <IconButton
            icon="cross"
            label={`Take ${period.label || `period ${nth + 1}`} out`}
            onClick={() => {
              onChange(periods.filter((_, position) => position !== nth))
              // The button that had the focus is gone with its period.
              adds.current?.focus()
            }}
          />
        </div>
      ))}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter adds from either of the two fields */}
      <div
        className="row"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLInputElement)) return
          event.preventDefault()
          add()
        }}
      >
        <Segments
          label="Kind of year"
          options={[
            { key: 'financial', label: 'Financial' },
            { key: 'calendar', label: 'Calendar' },
          ]}
          value={type}
          onChange={setType}
        />
        <YearField label="First year to add" value={from} onChange={setFrom} ref={adds} />
        <span className="muted">to</span>
        <YearField label="Last year to add" value={to} onChange={setTo} />
        <Button small disabled={years.length === 0} onClick={add}>
          {years.length === 0 ? 'Add years' : `Add ${labelsOf(type, years)}`}
        </Button>
        <span className="sp" />
        <Button small kind="quiet" onClick={() => onChange([...periods, { start: '', end: '', label: '' }])}>
          Add other days
        </Button>
      </div>
    </fieldset>
  )
}

function YearField({
  label,
  value,
  onChange,
  ref,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}): ReactElement {
  return (
    <span className="inp year">
      <input
        ref={ref}
        className="bare"
        type="text"
        inputMode="numeric"
        maxLength={4}
        aria-label={label}
        placeholder="Year"
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
      />
    </span>
  )
}

/** At most so many at once: a slip of the finger adds no century. */
const MOST_YEARS = 30

function yearsBetween(from: string, to: string): readonly number[] {
  const [first, last] = [Number(from), Number(to)]
  if (from.length !== 4 || to.length !== 4 || first < 1900 || last < first || last - first >= MOST_YEARS) return []
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth)
}

function labelsOf(type: 'financial' | 'calendar', years: readonly number[]): string {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0].map((year) => yearPeriod(type, year).label)
  return first === last ? String(first) : `${first} to ${last}`
}
