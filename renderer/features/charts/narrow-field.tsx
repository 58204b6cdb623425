import { type ReactElement, useState } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { ChartSpec } from '../../../app/chart/index.ts'
import type { Facet, GridColumn } from '../../../app/query/index.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { narrow, narrowedTo } from './spec-changes.ts'

/** Which forces, periods or measures a chart shows: a list with ticks. The chart changes when the list is closed. */
export function NarrowField({
  label,
  column,
  spec,
  facet,
  onChange,
}: {
  readonly label: string
  readonly column: GridColumn
  readonly spec: ChartSpec
  readonly facet: Facet | undefined
  readonly onChange: (spec: ChartSpec) => void
}): ReactElement {
  const narrowed = narrowedTo(spec, column)
  const values = facet?.values ?? []
  const shown = narrowed === null ? values.length : narrowed.length
  const only = shown === 1 ? values.find(({ value }) => narrowed?.includes(value) ?? true) : undefined
  const words = only?.label ?? (narrowed === null ? `All ${values.length}` : `${shown} of ${values.length}`)
  return (
    <>
      <span className="muted">{label}</span>
      <DialogTrigger>
        <AriaButton className="inp" aria-label={`${label}: ${words}`} isDisabled={values.length === 0}>
          <span className="ell">{values.length === 0 ? 'None' : words}</span>
          <Icon name="caretDown" size={12} />
        </AriaButton>
        <Popover className="popover" placement="bottom start">
          <Dialog className="narrow" aria-label={label}>
            {({ close }) => (
              <Ticks
                values={values}
                narrowed={narrowed}
                onDone={(chosen) => {
                  onChange(narrow(spec, column, chosen))
                  close()
                }}
              />
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </>
  )
}

function Ticks({
  values,
  narrowed,
  onDone,
}: {
  readonly values: Facet['values']
  readonly narrowed: readonly (string | null)[] | null
  readonly onDone: (values: readonly (string | null)[] | null) => void
}): ReactElement {
  const [on, setOn] = useState(() => new Set(narrowed ?? values.map(({ value }) => value)))
  const toggle = (value: string | null): void => {
    const next = new Set(on)
    if (!next.delete(value)) next.add(value)
    setOn(next)
  }
  const all = on.size === values.length
  return (
    <>
      <div className="narrow-list">
        {values.map(({ value, label, count }) => (
          <label key={value ?? ''} className="row g6">
            <input type="checkbox" className="tickbox" checked={on.has(value)} onChange={() => toggle(value)} />
            <span className="ell grow">{label}</span>
            <span className="muted">{count}</span>
          </label>
        ))}
      </div>
      <div className="row narrow-foot">
        <Button small kind="quiet" onClick={() => setOn(new Set(all ? [] : values.map(({ value }) => value)))}>
          {all ? 'None' : 'All'}
        </Button>
        <span className="sp" />
        <Button small disabled={on.size === 0} onClick={() => onDone(all ? null : [...on])}>
          Show {on.size}
        </Button>
      </div>
    </>
  )
}
