import { type ReactElement, useState } from 'react'
import type { Force } from '../../../app/vocabulary/index.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { setsOf } from './body-sets.ts'

/** The bodies asked: all, a nation, a region or one by one. Enter in the field ticks the first that it finds. */
export function Bodies({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}): ReactElement {
  const forces = useSession((session) => session.state.forces)
  const [text, setText] = useState('')
  const asked = new Set(chosen)
  const wanted = text.trim().toLowerCase()
  const shown = forces.filter(({ name, code, officialName }) =>
    `${name}\n${officialName}\n${code}`.toLowerCase().includes(wanted),
  )
  const set = (codes: readonly string[], on: boolean): void => {
    const next = new Set(chosen)
    for (const code of codes) {
      if (on) next.add(code)
      else next.delete(code)
    }
    onChange(forces.map(({ code }) => String(code)).filter((code) => next.has(code)))
  }
  const regions = [...new Set(shown.map(regionOf))].sort()
  return (
    <fieldset className="field wide">
      <legend className="label">
        Bodies asked <span className="plain">{chosen.length}</span>
      </legend>
      <div className="row wrap-row">
        {setsOf(forces).map(({ words, codes }) => (
          <Button key={words} small onClick={() => onChange(codes)}>
            {words} <span className="muted">{codes.length}</span>
          </Button>
        ))}
        <Button small kind="quiet" disabled={chosen.length === 0} onClick={() => onChange([])}>
          None
        </Button>
        <span className="sp" />
        <label className="inp search">
          <Icon name="search" size={14} />
          <input
            className="bare"
            type="text"
            spellCheck={false}
            aria-label="Find a force"
            placeholder="Find a force"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && text !== '') {
                event.stopPropagation()
                setText('')
              }
              if (event.key !== 'Enter' || event.ctrlKey) return
              event.preventDefault()
              const [first] = shown
              if (first !== undefined && wanted !== '') set([first.code], !asked.has(first.code))
            }}
          />
        </label>
      </div>
      <div className="bodies">
        {regions.map((region) => {
          const own = shown.filter((force) => regionOf(force) === region).sort((a, b) => (a.name < b.name ? -1 : 1))
          const ticked = own.filter(({ code }) => asked.has(code)).length
          return (
            <fieldset key={region} className="region">
              <legend>
                <label className="row g6 md">
                  <input
                    type="checkbox"
                    className="tickbox"
                    checked={ticked === own.length}
                    ref={(box) => {
                      if (box !== null) box.indeterminate = ticked > 0 && ticked < own.length
                    }}
                    onChange={() =>
                      set(
                        own.map(({ code }) => code),
                        ticked < own.length,
                      )
                    }
                  />
                  {region}
                </label>
              </legend>
              {own.map(({ code, name }) => (
                <label key={code} className="row g6">
                  <input
                    type="checkbox"
                    className="tickbox"
                    checked={asked.has(code)}
                    onChange={() => set([code], !asked.has(code))}
                  />
                  {name}
                </label>
              ))}
            </fieldset>
          )
        })}
        {shown.length === 0 && <p className="muted">No force has “{text}” in its name.</p>}
      </div>
    </fieldset>
  )
}

function regionOf({ region, nation }: Force): string {
  return region || nation || 'Elsewhere'
}
